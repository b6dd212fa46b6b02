package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.receiver.Criterion.Amount;
import dev.postbackdesk.receiver.Criterion.By;
import dev.postbackdesk.receiver.Criterion.By.Visitor;
import dev.postbackdesk.receiver.Criterion.Has;
import dev.postbackdesk.receiver.Criterion.Not;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What pages of clicks hold is what [ClickCriteria] says of each click; on a real file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchingClicksTest {
    private static final int CLICKS = 1_300;
    private static final Instant MIDDLE = Desk.NOON.plus(Duration.ofSeconds(601));

    private final List<ClickRow> all = new ArrayList<>();
    private Desk desk;

    @BeforeAll
    void store(@TempDir Path data) throws Exception {
        desk = new Desk(data).withSale();
        // Only where transactions count is their id kept with what was recorded.
        desk.conversion(new Conversion(Desk.LEAD, "Lead", "0", "0", "0", null, null, null,
                DuplicateRule.BY_TRANSACTION, null, List.of(), null, AnswerRule.STATUS, false, false, Map.of(),
                Lifecycle.ACTIVE));
        desk.link("both", Desk.SALE, Desk.LEAD);
        for (int i = 0; i < CLICKS; i++) {
            desk.clock.pass(Duration.ofSeconds(1));
            get(desk.history.visit(new Visit(desk.clock.instant(), "GET", i % 3 == 0 ? "both" : "summer",
                    i % 4 == 0 ? "utm=Spring_%25" + i : "", "203.0.113." + i % 7,
                    i % 5 == 0 ? "Googlebot/2.1" : "Firefox/140.0", i % 6 == 0 ? "https://blog.example/a" : null,
                    false, i % 8 == 0)));
        }
        List<ClickRow> visits = paged(ClickQuery.NEWEST);
        for (int i = 0; i < visits.size(); i += 40) {
            ClickRow row = visits.get(i);
            desk.arrive("clickId=" + row.clickId() + "&id=" + (i % 80 == 0 ? Desk.SALE : Desk.LEAD) + "&val=" + i
                    + "&com=4&status=" + List.of("pending", "approved", "declined").get(i % 3) + "&txid=PK-" + i
                    + (i % 160 == 0 ? "&currency=USD" : ""));
        }
        all.addAll(paged(ClickQuery.NEWEST));
        assertThat(all.size()).isEqualTo(CLICKS);
        assertThat(all.stream().filter(row -> !row.conversions().isEmpty())).hasSizeGreaterThan(10);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static Stream<Criterion> criteria() {
        return Stream.of(new Criterion.OfLink(Set.of(2)), new Criterion.OfLink(Set.of()),
                new Criterion.OfConversion(Set.of(1)), new Criterion.OfConversion(Set.of(1, 2)),
                new Criterion.From(List.of("203.0.113.6"), List.of()),
                new Criterion.From(List.of("9"), List.of(new SenderRange("203.0.113.0/30"))),
                new Criterion.Since(MIDDLE), new Criterion.Until(MIDDLE),
                new Criterion.Until(Desk.NOON.minus(Duration.ofDays(1))),
                new Criterion.Until(Desk.NOON.plus(Duration.ofDays(1))),
                new Criterion.InState(EnumSet.of(ConversionStatus.DECLINED)), new Criterion.InCurrency(Set.of("USD")),
                new Amount(Amount.Of.VALUE, Amount.Than.ABOVE, new BigDecimal("500")),
                new Amount(Amount.Of.COMMISSION, Amount.Than.EQUAL, new BigDecimal("4.00")),
                new Criterion.Transaction(List.of("pk-12")), new Criterion.ClickId(List.of("7k", "Q")),
                new By(EnumSet.of(Visitor.PERSON)), new By(EnumSet.of(Visitor.CRAWLER, Visitor.TEST)),
                new Has(Has.Thing.CONVERSION), new Has(Has.Thing.TEST), new Has(Has.Thing.PIN),
                new Criterion.Text("BLOG.example"), new Criterion.Text("spring_%251"),
                new Criterion.Text("nowhere at all"), new Criterion.Found(EnumSet.of(FindingCode.DUPLICATE)),
                new Criterion.Came(EnumSet.of(Outcome.ACCEPTED)));
    }

    static Stream<Criterion> bothWays() {
        return criteria().flatMap(one -> Stream.of(one, new Not(one)));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void findsWhatMatches(Criterion criterion) {
        List<ClickRow> expected = all.stream().filter(row -> ClickCriteria.matches(criterion, row)).toList();
        assertThat(paged(ClickQuery.of(List.of(criterion)).withLimit(100))).isEqualTo(expected);
    }

    /// Each matches some and leaves some out, so that the test above says something.
    @Test
    void mostCriteriaPartTheClicks() {
        long parting = criteria().filter(criterion -> all.stream().map(row -> ClickCriteria.matches(criterion, row))
                .distinct().count() == 2).count();
        assertThat(parting).isEqualTo(criteria().count() - 7);
    }

    @Test
    void severalAreAllMet() {
        List<Criterion> several = List.of(new By(EnumSet.of(Visitor.PERSON)), new Has(Has.Thing.CONVERSION),
                new Criterion.Since(Desk.NOON.plus(Duration.ofMinutes(5))), new Criterion.Until(MIDDLE));
        List<ClickRow> expected = all.stream().filter(row -> ClickCriteria.match(several, row)).toList();
        assertThat(expected).isNotEmpty();
        assertThat(paged(ClickQuery.of(several).withLimit(2))).isEqualTo(expected);
    }

    /// An end far back is gone to by key: what lies after it is not looked through.
    @Test
    void anEarlyEndIsReachedAtOnce() {
        ClickPages pages = new ClickPages(desk.receiver.store().postbacks(), 600);
        ClickQuery early = ClickQuery.of(List.of(new Criterion.Until(Desk.NOON.plus(Duration.ofSeconds(11)))));
        ClickPage page = get(desk.read((handle, givenUp) -> pages.page(handle, early,
                desk.receiver.store().clickIds(), givenUp)));
        assertThat(page.rows()).hasSize(10);
    }

    @Test
    void noPostbackMeetsWhatIsAskedOfClicks() {
        Criterion bought = new Has(Has.Thing.CONVERSION);
        Criterion people = new By(EnumSet.of(Visitor.PERSON));
        assertThat(get(desk.receiver.postbacks(PostbackQuery.of(List.of(bought))))).isEmpty();
        assertThat(get(desk.receiver.postbacks(PostbackQuery.of(List.of(people))))).isEmpty();
        assertThat(get(desk.receiver.postbacks(PostbackQuery.of(List.of(new Not(people)))))).isNotEmpty();
    }

    private List<ClickRow> paged(ClickQuery query) {
        List<ClickRow> rows = new ArrayList<>();
        ClickPage page = get(desk.receiver.clicks(query));
        rows.addAll(page.rows());
        while (page.next() != null) {
            page = get(desk.receiver.clicks(query.withBefore(page.next())));
            rows.addAll(page.rows());
        }
        return rows;
    }
}
