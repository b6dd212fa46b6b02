package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private final List<Postback> all = new ArrayList<>();
    private Desk desk;

    @BeforeAll
    void store(@TempDir Path data) throws Exception {
        desk = new Desk(data).withSale();
        desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
        desk.link("both", Desk.SALE, Desk.LEAD);
        for (int i = 0; i < 60; i++) {
            desk.clock.pass(Duration.ofMinutes(1));
            String click = desk.click("both");
            ConversionId conversion = i % 3 == 0 ? Desk.LEAD : Desk.SALE;
            String status = i % 5 == 0 ? "pending" : "approved";
            String query = "clickId=" + click + "&id=" + conversion + "&val=1&com=1&status=" + status + "&txid=Order"
                    + i;
            all.add(desk.arrive(query));
            all.add(i % 4 == 0 ? desk.arrive(query) : desk.arrive("clickId=&id=" + conversion + "&val=1&com=1"));
        }
        all.add(desk.arrive("nothing=at-all"));
        all.sort(Comparator.comparingLong(Postback::number).reversed());
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void everythingIsPagedNewestFirst() {
        assertThat(paged(query(Set.of(), null, null, "", null), 7)).isEqualTo(expected(_ -> true));
    }

    @Test
    void someAreReadWholeInTheOrderThatTheyAreAskedFor() {
        List<Postback> read = get(desk.receiver.postbacks(List.of(3L, 9_999L, 7L, 1L)));

        assertThat(read).extracting(Postback::number).containsExactly(3L, 7L, 1L);
        Postback last = all.stream().filter(one -> one.number() == 1).findFirst().orElseThrow();
        assertThat(read.getLast().arrival().query()).isEqualTo(last.arrival().query());
        assertThat(get(desk.receiver.postbacks(List.of()))).isEmpty();
    }

    @Test
    void pagesByResult() {
        assertThat(paged(query(EnumSet.of(Result.REJECTED), null, null, "", null), 7)).isNotEmpty()
                .isEqualTo(expected(one -> one.result() == Result.REJECTED));
        assertThat(paged(query(EnumSet.of(Result.ACCEPTED, Result.DUPLICATE), null, null, "", null), 7)).isNotEmpty()
                .isEqualTo(expected(one -> one.result() != Result.REJECTED));
    }

    @Test
    void pagesByConversion() {
        int lead = get(desk.receiver.definitions()).conversion(Desk.LEAD).orElseThrow().key();
        Predicate<Postback> ofLead = one -> Integer.valueOf(lead).equals(one.reading().conversionKey());
        assertThat(paged(query(Set.of(), null, Desk.LEAD, "", null), 7)).isNotEmpty().isEqualTo(expected(ofLead));
        assertThat(paged(query(EnumSet.of(Result.ACCEPTED), null, Desk.LEAD, "", null), 7)).isNotEmpty()
                .isEqualTo(expected(ofLead.and(one -> one.result() == Result.ACCEPTED)));
        assertThat(paged(query(Set.of(), null, new ConversionId("0".repeat(32)), "", null), 7)).isEmpty();
    }

    @Test
    void pagesByStatus() {
        assertThat(paged(query(Set.of(), ConversionStatus.PENDING, null, "", null), 7)).hasSize(12).isEqualTo(expected(
                one -> one.result() == Result.ACCEPTED && "pending".equals(one.reading().status())));
    }

    @Test
    void pagesByTimeAlsoWithResults() {
        Instant since = Desk.NOON.plus(Duration.ofMinutes(31));
        Predicate<Postback> late = one -> !one.arrival().receivedAt().isBefore(since);
        assertThat(paged(query(Set.of(), null, null, "", since), 7)).hasSizeGreaterThan(50).isEqualTo(expected(late));
        assertThat(paged(query(EnumSet.of(Result.DUPLICATE), null, null, "", since), 3)).isNotEmpty()
                .isEqualTo(expected(late.and(one -> one.result() == Result.DUPLICATE)));
        assertThat(paged(query(Set.of(), null, null, "", Desk.NOON.plus(Duration.ofDays(1))), 7)).isEmpty();
    }

    @Test
    void textIsSoughtWithoutCaseInIdsRequestAndCodes() {
        assertThat(paged(query(Set.of(), null, null, "oRDER17", null), 7))
                .isEqualTo(expected(one -> "Order17".equals(one.reading().transactionId()))).hasSize(1);
        assertThat(paged(query(Set.of(), null, null, "click_id_empty", null), 7)).isNotEmpty()
                .isEqualTo(expected(one -> one.findings().stream()
                        .anyMatch(finding -> finding.code().name().equals("CLICK_ID_EMPTY"))));
        assertThat(paged(query(Set.of(), null, null, "AT-ALL", null), 7)).hasSize(1);
        assertThat(paged(query(Set.of(), null, null, "shop/1.0", null), 50)).hasSize(all.size());
        assertThat(paged(query(Set.of(), null, null, "203.0.113.9", null), 50)).hasSize(all.size());
        assertThat(paged(query(EnumSet.of(Result.DUPLICATE), null, null, "order", null), 7))
                .isEqualTo(expected(one -> one.result() == Result.DUPLICATE));
        assertThat(paged(query(Set.of(), null, null, "no such text", null), 7)).isEmpty();
    }

    @Test
    void countsLeaveResultsAside() {
        Receiver.ResultCounts counts = get(desk.receiver.counts(query(EnumSet.of(Result.REJECTED), null, null, "",
                null)));
        assertCounts(counts, _ -> true);
        assertCounts(get(desk.receiver.counts(query(Set.of(), null, Desk.LEAD, "", null))),
                one -> one.reading().conversionKey() != null && one.reading().conversionKey() == 2);
        Instant since = Desk.NOON.plus(Duration.ofMinutes(40));
        assertCounts(get(desk.receiver.counts(query(Set.of(), null, null, "", since))),
                one -> !one.arrival().receivedAt().isBefore(since));
        assertCounts(get(desk.receiver.counts(query(Set.of(), null, null, "Order5", null))),
                one -> one.arrival().query().contains("Order5"));
        assertCounts(get(desk.receiver.counts(query(Set.of(), null, null, "Order5", null).withBefore(3L))),
                one -> one.arrival().query().contains("Order5"));
    }

    @Test
    void textIsSoughtAmongTheNewestOnly() throws Exception {
        PostbackPages narrow = new PostbackPages(10);
        Definitions definitions = get(desk.receiver.definitions());
        PostbackQuery query = query(Set.of(), null, null, "shop", null);
        List<PostbackRow> found = get(desk.read((handle, givenUp) -> narrow.page(handle, query, definitions, givenUp)));
        assertThat(found).extracting(PostbackRow::number)
                .isEqualTo(all.subList(0, 10).stream().map(Postback::number).toList());
        Receiver.ResultCounts counts = get(
                desk.read((handle, givenUp) -> narrow.counts(handle, query, definitions, givenUp)));
        assertThat(counts.total()).isEqualTo(10);
    }

    @Test
    void aSearchThatNobodyWaitsForStops() {
        PostbackQuery query = query(Set.of(), null, null, "shop", null);
        Definitions definitions = get(desk.receiver.definitions());
        List<PostbackRow> found = get(
                desk.read((handle, _) -> new PostbackPages().page(handle, query, definitions, () -> true)));
        assertThat(found).isEmpty();
        CompletableFuture<Boolean> givenUp = new CompletableFuture<>();
        CompletableFuture<Boolean> reading = new CompletableFuture<>();
        CompletableFuture<?> future = desk.read((_, cancelled) -> {
            reading.complete(true);
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return givenUp.complete(true);
        });
        get(reading);
        future.cancel(false);
        assertThat(get(givenUp)).isTrue();
    }

    @Test
    void onePostbackIsFoundByItsNumber() {
        Postback one = all.get(17);
        assertThat(get(desk.receiver.postback(one.number()))).get().usingRecursiveComparison().isEqualTo(one);
        assertThat(get(desk.receiver.postback(10_000))).isEmpty();
    }

    private void assertCounts(Receiver.ResultCounts counts, Predicate<Postback> which) {
        List<Postback> matching = all.stream().filter(which).toList();
        for (Result result : Result.values()) {
            assertThat(counts.byResult()).as(result.word()).containsEntry(result,
                    matching.stream().filter(one -> one.result() == result).count());
        }
        assertThat(counts.pending()).isEqualTo(matching.stream().filter(
                one -> one.result() == Result.ACCEPTED && "pending".equals(one.reading().status())).count());
        assertThat(counts.total()).isEqualTo(matching.size());
    }

    private List<PostbackRow> expected(Predicate<Postback> which) {
        return all.stream().filter(which).map(PostbackRow::of).toList();
    }

    /// All pages, one after the other.
    private List<PostbackRow> paged(PostbackQuery query, int limit) {
        List<PostbackRow> rows = new ArrayList<>();
        PostbackQuery next = new PostbackQuery(query.results(), query.status(), query.conversion(), query.text(),
                query.since(), null, limit);
        List<PostbackRow> page = get(desk.receiver.postbacks(next));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            rows.addAll(page);
            page = get(desk.receiver.postbacks(next.withBefore(page.getLast().number())));
        }
        return rows;
    }

    private static PostbackQuery query(Set<Result> results, @Nullable ConversionStatus status,
            @Nullable ConversionId conversion, String text, @Nullable Instant since) {
        return new PostbackQuery(results, status, conversion, text, since, null, 256);
    }
}
