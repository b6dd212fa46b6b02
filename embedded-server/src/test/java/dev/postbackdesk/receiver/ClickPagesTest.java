package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion.By.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickPagesTest {
    private static final int CLICKS = 60;

    @TempDir
    Path data;

    private Desk desk;
    private final List<String> ids = new ArrayList<>();

    /// A click a minute: every third one through the link `both`, every fifth one a crawler's, every seventh one a test, and a
    /// sale for every fourth one.
    @BeforeEach
    void open() throws Exception {
        desk = new Desk(data).withSale();
        desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
        desk.link("both", Desk.SALE, Desk.LEAD);
        for (int i = 0; i < CLICKS; i++) {
            desk.clock.pass(Duration.ofMinutes(1));
            ids.add(desk.click(i % 3 == 0 ? "both" : "summer", i % 5 == 0 ? "Googlebot/2.1" : "Firefox/140.0",
                    i % 7 == 0));
            if (i % 4 == 0) {
                desk.sale(ids.getLast(), "");
            }
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static ClickQuery query(Criterion... criteria) {
        return ClickQuery.of(List.of(criteria)).withLimit(7);
    }

    private static ClickQuery text(String text) {
        return query(new Criterion.Text(text));
    }

    /// All pages, put together.
    private List<ClickRow> paged(ClickQuery query) {
        List<ClickRow> all = new ArrayList<>();
        ClickPage page = get(desk.receiver.clicks(query));
        all.addAll(page.rows());
        while (page.next() != null) {
            page = get(desk.receiver.clicks(query.withBefore(page.next())));
            all.addAll(page.rows());
        }
        return all;
    }

    private List<String> expected(Predicate<Integer> which) {
        List<String> expected = new ArrayList<>();
        for (int i = CLICKS - 1; i >= 0; i--) {
            if (which.test(i)) {
                expected.add(ids.get(i));
            }
        }
        return expected;
    }

    private List<String> found(ClickQuery query) {
        return paged(query).stream().map(ClickRow::clickId).toList();
    }

    @Test
    void everyClickIsPagedNewestFirst() {
        assertThat(found(query())).isEqualTo(expected(_ -> true));
    }

    @Test
    void aClickIdIsFoundInEitherCaseAndADamagedOneIsNot() {
        String id = ids.get(9);
        assertThat(found(text(" " + id.toUpperCase(java.util.Locale.ROOT) + " "))).containsExactly(id);
        assertThat(found(query(new Criterion.ClickId(List.of(id))))).containsExactly(id);
        assertThat(found(query(new Criterion.ClickId(List.of(id)), new Criterion.By(Set.of(Visitor.CRAWLER)))))
                .isEmpty();
        String damaged = (id.startsWith("0") ? "1" : "0") + id.substring(1);
        assertThat(found(text(damaged))).isEmpty();
        assertThat(found(text(id.substring(5, 20)))).containsExactly(id);
    }

    @Test
    void newerOnesComeByKeyToo() {
        ClickRow tenth = get(desk.receiver.clicks(text(ids.get(10)))).rows().getFirst();
        List<ClickRow> next = get(desk.receiver.clicks(query().withAfter(tenth.number()))).rows();
        assertThat(next).extracting(ClickRow::clickId).containsExactlyElementsOf(ids.subList(11, 18).reversed());
    }

    @Test
    void aLongSearchSaysWhereItGoesOn() {
        ClickPages pages = new ClickPages(desk.receiver.store().postbacks(), 1);
        for (int i = 0; i < 600; i++) {
            desk.click("summer");
        }
        ClickQuery query = query(new Criterion.By(Set.of(Visitor.TEST)));
        ClickPage first = get(page(pages, query));
        assertThat(first.bounded()).isTrue();
        assertThat(first.rows()).isEmpty();
        ClickPage second = get(page(pages, query.withBefore(first.next())));
        assertThat(second.rows()).isNotEmpty();
        assertThat(second.bounded()).isFalse();
    }

    private CompletableFuture<ClickPage> page(ClickPages pages, ClickQuery query) {
        return desk.read((handle, givenUp) -> pages.page(handle, query, desk.receiver.store().clickIds(), givenUp));
    }

    @Test
    void whatWasRecordedIsThereFromMemoryAndFromDisk() throws Exception {
        String click = ids.get(3);
        desk.sale(click, "&status=pending");
        desk.clock.pass(Duration.ofDays(1));
        desk.arrive("clickId=" + click + "&id=" + Desk.LEAD + "&val=0&com=3");
        desk.arrive("clickId=" + click + "&id=" + Desk.SALE + "&val=30&com=7&status=approved");
        for (int opened = 0; opened < 2; opened++) {
            List<Recorded> recorded = get(desk.receiver.clicks(text(click))).rows().getFirst()
                    .conversions();
            assertThat(recorded).hasSize(2);
            assertThat(recorded.getFirst().status()).isEqualTo(ConversionStatus.APPROVED);
            assertThat(recorded.getFirst().commission()).isEqualByComparingTo("7");
            desk.close();
            desk = new Desk(data, desk.clock);
        }
    }

    @Test
    void theHistoryOfAClickHoldsAllThatNamesIt() {
        String click = ids.get(6);
        desk.arrive("clickId=" + click + "&id=" + Desk.SALE + "&val=abc&com=0");
        desk.sale(click, "");
        desk.sale(click, "");
        desk.sale(ids.get(7), "");
        ClickRow row = get(desk.receiver.clicks(text(click))).rows().getFirst();
        ClickHistory history = get(desk.receiver.clickHistory(row.number())).orElseThrow();
        assertThat(history.postbacks()).extracting(PostbackRow::result).containsExactly(Result.REJECTED,
                Result.ACCEPTED, Result.DUPLICATE);
        assertThat(history.bounded()).isFalse();
        assertThat(history.click()).isEqualTo(row);
        assertThat(get(desk.receiver.clickHistory(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void parametersAndRefererAreSought() {
        get(desk.history.visit(new Visit(desk.clock.instant(), "GET", "summer", "utm=Spring&x=1", "203.0.113.5",
                null, "https://blog.example/a", false, false)));
        assertThat(paged(text("spring"))).hasSize(1);
        assertThat(paged(text("BLOG.example"))).hasSize(1);
    }
}
