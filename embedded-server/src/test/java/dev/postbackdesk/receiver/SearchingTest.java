package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion.Amount;
import dev.postbackdesk.receiver.Criterion.Has;
import dev.postbackdesk.receiver.Criterion.Not;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

/// What SQL finds is what [Criterion#matches] says of each row; on a real file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchingTest {
    private final List<PostbackRow> all = new ArrayList<>();
    private Desk desk;

    @BeforeAll
    void store(@TempDir Path data) throws Exception {
        desk = new Desk(data).withSale();
        desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
        desk.link("both", Desk.SALE, Desk.LEAD);
        for (int i = 0; i < 60; i++) {
            desk.clock.pass(Duration.ofMinutes(1));
            String click = desk.click(i % 2 == 0 ? "both" : "summer");
            ConversionId conversion = i % 3 == 0 ? Desk.LEAD : Desk.SALE;
            String query = "clickId=" + click + "&id=" + conversion + "&val=" + i * 7 + "." + i % 10 + "&com=" + i % 9
                    + "&status=" + List.of("pending", "approved", "declined").get(i % 3)
                    + (i % 4 == 0 ? "&currency=USD" : "") + (i % 5 == 0 ? "" : "&txid=PK_%25" + i)
                    + (i % 6 == 0 ? "&status=paid" : "");
            desk.arrive(query);
            if (i % 4 == 0) {
                desk.arrive(query);
            }
            if (i % 7 == 0) {
                desk.arrive("clickId=%7Bclickid%7D&id=" + conversion + "&val=abc&com=1&q=%22WARNS%22");
            }
        }
        desk.arrive("clickId=" + desk.click("summer") + "&id=" + Desk.SALE + "&val=5&com=1&txid=TRIP-I");
        long newest = get(desk.receiver.postbacks(PostbackQuery.NEWEST)).getFirst().number();
        get(desk.receiver.remark(3, new Remark.Write("an umbrella")));
        get(desk.receiver.remark(newest, new Remark.Write("a parasol")));
        get(desk.receiver.remark(newest - 4, new Remark.Pin(true)));
        get(desk.receiver.remark(3, new Remark.Pin(true)));
        all.addAll(get(desk.receiver.postbacks(PostbackQuery.NEWEST)));
        assertThat(all).hasSizeBetween(80, 255).extracting(PostbackRow::result).contains(Result.REJECTED,
                Result.DUPLICATE, Result.ACCEPTED);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static Stream<Criterion> criteria() {
        return Stream.of(new Criterion.Came(EnumSet.of(Outcome.REJECTED)), new Criterion.Came(Set.of()),
                new Criterion.Came(EnumSet.of(Outcome.PENDING)), new Criterion.Came(EnumSet.of(Outcome.ACCEPTED)),
                new Criterion.Came(EnumSet.of(Outcome.ACCEPTED, Outcome.PENDING, Outcome.DUPLICATE)),
                new Criterion.OfConversion(Set.of(1)), new Criterion.OfConversion(Set.of(1, 2)),
                new Criterion.OfConversion(Set.of()), new Criterion.OfLink(Set.of(2)), new Criterion.OfLink(Set.of()),
                new Criterion.From(List.of("203.0"), List.of()), new Criterion.From(List.of("2_3"), List.of()),
                new Criterion.From(List.of(), List.of(new SenderRange("203.0.113.0/24"))),
                new Criterion.From(List.of(), List.of(new SenderRange("203.0.113.9"))),
                new Criterion.From(List.of("1"), List.of(new SenderRange("203.0.113.0/29"))),
                new Criterion.Since(Desk.NOON.plus(Duration.ofMinutes(31))),
                new Criterion.Until(Desk.NOON.plus(Duration.ofMinutes(31))),
                new Criterion.Until(Desk.NOON.minus(Duration.ofDays(1))),
                new Criterion.Found(EnumSet.of(FindingCode.PLACEHOLDER_NOT_REPLACED)),
                new Criterion.Found(EnumSet.of(FindingCode.STATUS_UNKNOWN, FindingCode.DUPLICATE)),
                new Criterion.InState(EnumSet.of(ConversionStatus.DECLINED)),
                new Criterion.InCurrency(Set.of("USD", "EUR")),
                new Amount(Amount.Of.VALUE, Amount.Than.ABOVE, new BigDecimal("100")),
                new Amount(Amount.Of.VALUE, Amount.Than.EQUAL, new BigDecimal("7.1")),
                new Amount(Amount.Of.COMMISSION, Amount.Than.AT_LEAST, new BigDecimal("4.000")),
                new Amount(Amount.Of.COMMISSION, Amount.Than.AT_MOST, new BigDecimal("4")),
                new Amount(Amount.Of.VALUE, Amount.Than.BELOW, new BigDecimal("14")),
                new Criterion.Transaction(List.of("pk_%1")), new Criterion.Transaction(List.of("PK!", "%3")),
                new Criterion.ClickId(List.of("clickid")), new Has(Has.Thing.NOTE), new Has(Has.Thing.PIN),
                new Has(Has.Thing.WARNING), new Has(Has.Thing.TEST));
    }

    static Stream<Criterion> bothWays() {
        return criteria().flatMap(one -> Stream.of(one, new Not(one)));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void findsAndCountsWhatMatches(Criterion criterion) {
        List<PostbackRow> expected = all.stream().filter(criterion::matches).toList();
        PostbackQuery query = PostbackQuery.of(List.of(criterion));

        assertThat(get(desk.receiver.postbacks(query))).isEqualTo(expected);
        assertThat(stepped(query, 3)).isEqualTo(expected);
        assertThat(get(desk.receiver.count(query, 1000))).isEqualTo(new Receiver.Count(expected.size(), false));
        assertCounted(criterion);
    }

    private void assertCounted(Criterion criterion) {
        boolean aside = criterion instanceof Criterion.Came
                || criterion.equals(new Has(Has.Thing.PIN)) || criterion instanceof Not(Criterion.Came _);
        if (!aside) {
            Map<Result, Long> counted = get(desk.receiver.counts(PostbackQuery.of(List.of(criterion)))).byResult();
            for (Result result : Result.values()) {
                assertThat(counted).containsEntry(result, all.stream()
                        .filter(row -> row.result() == result && criterion.matches(row)).count());
            }
        }
    }

    /// Whose small I has no dot, which H2's LOWER follows.
    @Test
    void anUppercaseIIsFoundInTurkishToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            Criterion transaction = new Criterion.Transaction(List.of("trip-i"));
            assertThat(get(desk.receiver.postbacks(PostbackQuery.of(List.of(transaction))))).hasSize(1)
                    .allMatch(transaction::matches);
            Criterion click = new Criterion.ClickId(List.of("CLICKID"));
            assertThat(get(desk.receiver.postbacks(PostbackQuery.of(List.of(click))))).isNotEmpty()
                    .isEqualTo(all.stream().filter(click::matches).toList());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void severalAreAllMet() {
        List<Criterion> several = List.of(new Criterion.Came(EnumSet.of(Outcome.ACCEPTED)),
                new Criterion.OfConversion(Set.of(1)), new Criterion.Since(Desk.NOON.plus(Duration.ofMinutes(11))),
                new Criterion.Until(Desk.NOON.plus(Duration.ofMinutes(51))));

        List<PostbackRow> expected = all.stream().filter(row -> several.stream().allMatch(one -> one.matches(row)))
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(stepped(PostbackQuery.of(several), 2)).isEqualTo(expected);
    }

    @Test
    void textsAreFoundAndLeftOut() {
        assertThat(numbers(new Criterion.Text("Umbrella"))).containsExactly(3L);
        assertThat(numbers(new Criterion.Text("pk_%2511"), new Not(new Criterion.Text("val=77")))).isEmpty();
        assertThat(numbers(new Criterion.Text("pk_%2511"), new Criterion.Text("val=77"))).hasSize(1);
        assertThat(numbers(new Not(new Criterion.Text("203.0.113.9")))).isEmpty();
        assertThat(numbers(new Not(new Criterion.Text("umbrella")))).hasSize(all.size() - 1).doesNotContain(3L);
    }

    @Test
    void aStepEndsAtTheFloorButForNotes() {
        long newest = all.getFirst().number();
        PostbackPage page = get(desk.receiver.search(PostbackQuery.of(List.of(new Criterion.Text("umbrella"))), 40));
        assertThat(page.rows()).extracting(PostbackRow::number).containsExactly(3L);
        assertThat(page.next()).isNull();
        assertThat(page.looked()).isEqualTo(newest - 39);

        PostbackQuery shop = PostbackQuery.of(List.of(new Criterion.Text("shop/1.0")));
        assertThat(get(desk.receiver.search(shop, newest - 9)).rows()).hasSize(10);
        PostbackPage first = get(desk.receiver.search(shop.withLimit(4), 0));
        assertThat(first.next()).isEqualTo(newest - 3);
        assertThat(first.looked()).isEqualTo(4);
    }

    @Test
    void countingStopsWhereNobodyWantsMore() {
        Criterion any = new Amount(Amount.Of.VALUE, Amount.Than.AT_LEAST, BigDecimal.ZERO);
        assertThat(get(desk.receiver.count(PostbackQuery.of(List.of(any)), 20)))
                .isEqualTo(new Receiver.Count(20, true));
        assertThat(get(desk.receiver.count(PostbackQuery.NEWEST, 20))).isEqualTo(new Receiver.Count(20, true));
    }

    private List<Long> numbers(Criterion... criteria) {
        return get(desk.receiver.postbacks(PostbackQuery.of(List.of(criteria)))).stream().map(PostbackRow::number)
                .toList();
    }

    /// All steps, one after the other.
    private List<PostbackRow> stepped(PostbackQuery query, int limit) {
        List<PostbackRow> rows = new ArrayList<>();
        Long next = Long.MAX_VALUE;
        while (next != null) {
            PostbackPage page = get(desk.receiver.search(query.withLimit(limit).withBefore(next), 0));
            rows.addAll(page.rows());
            next = page.next();
        }
        return rows;
    }
}
