package dev.postbackdesk.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.Criterion.Amount;
import dev.postbackdesk.receiver.Criterion.Has;
import dev.postbackdesk.receiver.Criterion.Not;
import dev.postbackdesk.receiver.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParserTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final Definitions DEFINITIONS = new Definitions(
            List.of(new Definitions.StoredConversion(1, Conversion.named(SALE, "Sale")),
                    new Definitions.StoredConversion(2,
                            Conversion.named(new ConversionId("A24CA0512421422E80996FBEBFD2211A"), "Sale, returned")),
                    new Definitions.StoredConversion(3,
                            Conversion.named(new ConversionId("B24CA0512421422E80996FBEBFD2211B"), "Lead"))),
            List.of(link(1, "summer", "Summer campaign"), link(2, "peak", "Peak “news” \"letter\"")));
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static Definitions.StoredLink link(int key, String slug, String name) {
        return new Definitions.StoredLink(key, new TrackingLink(new Slug(slug), name,
                "https://shop.example/?s=[s2sidentifier]", null, List.of(SALE), Lifecycle.ACTIVE));
    }

    private static Search parse(String text) {
        return Search.parse(Subject.POSTBACKS, text, DEFINITIONS, ZONE);
    }

    private static List<Criterion> criteria(String text) {
        Search search = parse(text);
        assertThat(search.problems()).isEmpty();
        return search.query(NOW).also();
    }

    @Test
    void readsEachToken() {
        assertThat(criteria("result:rejected,Pending"))
                .containsExactly(new Criterion.Came(Set.of(Outcome.REJECTED, Outcome.PENDING)));
        assertThat(criteria("sender:203.0")).containsExactly(new Criterion.From(List.of("203.0"), List.of()));
        assertThat(criteria("sender:203.0.113.7,2001:DB8,203.0.113.0/24")).containsExactly(new Criterion.From(
                List.of("2001:db8"), List.of(new SenderRange("203.0.113.7"), new SenderRange("203.0.113.0/24"))));
        assertThat(criteria("reason:placeholder-not-replaced"))
                .containsExactly(new Criterion.Found(Set.of(FindingCode.PLACEHOLDER_NOT_REPLACED)));
        assertThat(criteria("reason:token")).containsExactly(new Criterion.Found(
                Set.of(FindingCode.TOKEN_MISSING, FindingCode.TOKEN_WRONG, FindingCode.S2S_TOKEN_RAW)));
        assertThat(criteria("reason:DUPLICATE")).containsExactly(new Criterion.Found(Set.of(FindingCode.DUPLICATE)));
        assertThat(criteria("status:pending"))
                .containsExactly(new Criterion.InState(Set.of(ConversionStatus.PENDING)));
        assertThat(criteria("currency:usd,EUR")).containsExactly(new Criterion.InCurrency(Set.of("USD", "EUR")));
        assertThat(criteria("txid:A-1")).containsExactly(new Criterion.Transaction(List.of("A-1")));
        assertThat(criteria("click:4f9k")).containsExactly(new Criterion.ClickId(List.of("4f9k")));
        assertThat(criteria("has:note")).containsExactly(new Has(Has.Thing.NOTE));
        assertThat(criteria("pinned")).containsExactly(new Has(Has.Thing.PIN));
    }

    @Test
    void readsAmounts() {
        assertThat(criteria("val>100")).containsExactly(amount(Amount.Of.VALUE, Amount.Than.ABOVE, "100"));
        assertThat(criteria("com>=5.50")).containsExactly(amount(Amount.Of.COMMISSION, Amount.Than.AT_LEAST, "5.50"));
        assertThat(criteria("val<0.1")).containsExactly(amount(Amount.Of.VALUE, Amount.Than.BELOW, "0.1"));
        assertThat(criteria("val<=7")).containsExactly(amount(Amount.Of.VALUE, Amount.Than.AT_MOST, "7"));
        assertThat(criteria("val:20 val=20")).containsExactly(amount(Amount.Of.VALUE, Amount.Than.EQUAL, "20"),
                amount(Amount.Of.VALUE, Amount.Than.EQUAL, "20"));
    }

    private static Amount amount(Amount.Of of, Amount.Than than, String amount) {
        return new Amount(of, than, new BigDecimal(amount));
    }

    @Test
    void namesAreFoundByPartsAndExactOnesWin() {
        assertThat(criteria("conversion:sale")).containsExactly(new Criterion.OfConversion(Set.of(1)));
        assertThat(criteria("conversion:sal")).containsExactly(new Criterion.OfConversion(Set.of(1, 2)));
        assertThat(criteria("conversion:" + SALE)).containsExactly(new Criterion.OfConversion(Set.of(1)));
        assertThat(criteria("conversion:\"Sale, returned\",lead"))
                .containsExactly(new Criterion.OfConversion(Set.of(2, 3)));
        assertThat(criteria("link:summer")).containsExactly(new Criterion.OfLink(Set.of(1)));
        assertThat(criteria("link:\"Peak “news” \\\"letter\\\"\"")).containsExactly(new Criterion.OfLink(Set.of(2)));
        assertThat(criteria("link:campaign,peak")).containsExactly(new Criterion.OfLink(Set.of(1, 2)));
    }

    @ParameterizedTest
    @CsvSource({"since:90s, 2026-11-22T10:40:40Z", "since:30m, 2026-11-22T10:12:10Z", "since:1h, 2026-11-22T09:42:10Z",
            "since:7d, 2026-11-15T10:42:10Z", "since:2w, 2026-11-08T10:42:10Z", "since:today, 2026-11-21T23:00:00Z",
            "since:yesterday, 2026-11-20T23:00:00Z", "since:10:30, 2026-11-22T09:30:00Z",
            "since:2026-11-20, 2026-11-19T23:00:00Z", "since:2026-11-20T08:15, 2026-11-20T07:15:00Z"})
    void readsTimesInTheZone(String text, Instant moment) {
        assertThat(criteria(text)).containsExactly(new Criterion.Since(moment));
    }

    @Test
    void aDayEndsWhenTheNextBegins() {
        assertThat(criteria("until:2026-11-20")).containsExactly(
                new Criterion.Until(Instant.parse("2026-11-20T23:00:00Z")));
        assertThat(criteria("until:yesterday")).containsExactly(
                new Criterion.Until(Instant.parse("2026-11-21T23:00:00Z")));
        assertThat(criteria("until:10:30")).containsExactly(
                new Criterion.Until(Instant.parse("2026-11-22T09:30:00Z")));
        assertThat(parse("since:1h").moves()).isTrue();
        assertThat(parse("since:2026-11-20").moves()).isFalse();
    }

    @Test
    void aHyphenLeavesOut() {
        assertThat(criteria("-sender:203.0 -pinned -umbrella")).containsExactly(
                new Not(new Criterion.From(List.of("203.0"), List.of())), new Not(new Has(Has.Thing.PIN)),
                new Not(new Criterion.Text("umbrella")));
        assertThat(criteria("-since:1h")).containsExactly(
                new Not(new Criterion.Since(Instant.parse("2026-11-22T09:42:10Z"))));
    }

    @Test
    void theRestIsSoughtAsText() {
        assertThat(criteria("umbrella red")).containsExactly(new Criterion.Text("umbrella"),
                new Criterion.Text("red"));
        assertThat(criteria("\"umbrella red\"")).containsExactly(new Criterion.Text("umbrella red"));
        assertThat(criteria("\"sender:203.0\"")).containsExactly(new Criterion.Text("sender:203.0"));
        assertThat(criteria("https://shop.example/?a=b")).containsExactly(
                new Criterion.Text("https://shop.example/?a=b"));
        assertThat(criteria("n=17")).containsExactly(new Criterion.Text("n=17"));
        assertThat(criteria("txid=A1")).containsExactly(new Criterion.Text("txid=A1"));
        assertThat(criteria("{clickid}")).containsExactly(new Criterion.Text("{clickid}"));
        assertThat(criteria("-")).containsExactly(new Criterion.Text("-"));
        assertThat(criteria("")).isEmpty();
        assertThat(criteria("  \t ")).isEmpty();
        assertThat(criteria("\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"val>abc | NO_AMOUNT | abc | val>100", "val> | NO_VALUE | val> | val>100",
            "val>1e9 | NO_AMOUNT | 1e9 | val>100", "val>1,5 | NO_AMOUNT | 1,5 | val>100",
            "com<٣ | NO_AMOUNT | ٣ | com>=5", "since:yesterday? | NO_TIME | yesterday? | since:1h",
            "since:2026-13-45 | NO_TIME | 2026-13-45 | since:1h", "until:25:00 | NO_TIME | 25:00 | until:10:30",
            "conversion:nosuch | NO_CONVERSION | nosuch | conversion:Sale",
            "link:nosuch | NO_LINK | nosuch | link:\"Summer campaign\"",
            "result:bad | NO_RESULT | bad | result:rejected",
            "result:rejected,,x | NO_VALUE | result:rejected,,x | result:rejected",
            "status:paid | NO_STATUS | paid | status:pending",
            "reason:NOSUCH | NO_REASON | NOSUCH | reason:PLACEHOLDER_NOT_REPLACED",
            "sender:shop.example | NO_SENDER | shop.example | sender:203.0",
            "currency:euro | NO_CURRENCY | euro | currency:EUR",
            "has:pink | NO_THING | pink | has:note", "pinned:yes | NO_SIGN | pinned:yes | pinned",
            "link:\"Summer | OPEN | link:\"Summer | link:Summer", "foo:bar | NO_TOKEN | foo | \"foo:bar\"",
            "-foo:bar | NO_TOKEN | foo | -\"foo:bar\""})
    void saysWhatItDoesNotUnderstandWithAWayThatWorks(String text, Problem.Kind kind, String value, String example) {
        Search search = parse("result:accepted " + text);

        assertThat(search.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.example()).isEqualTo(example);
        });
        assertThat(search.query(NOW).also()).containsExactly(new Criterion.Came(Set.of(Outcome.ACCEPTED)));
        assertThat(kind == Problem.Kind.OPEN || parse(example).problems().isEmpty()).isTrue();
    }

    @Test
    void aTextReadsBackToItself() {
        for (String text : List.of("result:rejected -sender:203.0 \"free text\" val>=10 link:\"Summer campaign\",peak",
                "\"a \\\"quoted\\\" word\" \\ back", "-\"not this\"")) {
            Search search = parse(text);
            assertThat(search.text()).isEqualTo(text);
            assertThat(parse(search.text()).asksAs(search)).isTrue();
        }
    }

    @Test
    void anyTextCanBeSoughtAndAnyNameWritten() {
        Random random = new Random(7);
        String letters = "ab:,\" \\-<>=é{}";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(9) + 1; k > 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String sought = text.toString().strip();
            if (!sought.isEmpty()) {
                assertThat(criteria(Search.forText(sought))).as(sought).containsExactly(new Criterion.Text(sought));
                assertThat(criteria("txid:" + Lexeme.quoted(sought))).as(sought)
                        .containsExactly(new Criterion.Transaction(List.of(sought)));
            }
            // Whatever is written, reading it ends, and its text reads back alike.
            Search any = parse("val" + text);
            assertThat(parse(any.text()).query(NOW)).isEqualTo(any.query(NOW));
        }
    }

    @Test
    void outcomesAndPinsAreExchangedInPlace() {
        assertThat(parse("sender:1 result:accepted x").withOutcomes(Set.of(Outcome.REJECTED, Outcome.DUPLICATE)))
                .isEqualTo("sender:1 result:duplicate,rejected x");
        assertThat(parse("x").withOutcomes(Set.of(Outcome.REJECTED))).isEqualTo("result:rejected x");
        assertThat(parse("result:accepted x").withOutcomes(Set.of())).isEqualTo("x");
        assertThat(parse("result:accepted x").outcomes()).containsExactly(Outcome.ACCEPTED);
        assertThat(parse("x").withPinned(true)).isEqualTo("pinned x");
        assertThat(parse("has:pin x").isPinned()).isTrue();
        assertThat(parse("has:pin x").withPinned(false)).isEqualTo("x");
    }

    @Test
    void ofClicksItKnowsWhatClicksHave() {
        Search all = Search.parse(Subject.CLICKS,
                "link:summer -has:conversion by:person,test conversion:lead sender:203.0 click:4f9k val>10 until:1h x",
                DEFINITIONS, ZONE);
        assertThat(all.problems()).isEmpty();
        assertThat(all.clicks(NOW).also()).containsExactly(new Criterion.OfLink(Set.of(1)),
                new Criterion.Not(new Has(Has.Thing.CONVERSION)),
                new Criterion.By(Set.of(Criterion.By.Visitor.PERSON, Criterion.By.Visitor.TEST)),
                new Criterion.OfConversion(Set.of(3)), new Criterion.From(List.of("203.0"), List.of()),
                new Criterion.ClickId(List.of("4f9k")), amount(Amount.Of.VALUE, Amount.Than.ABOVE, "10"),
                new Criterion.Until(NOW.minusSeconds(3600)), new Criterion.Text("x"));
    }

    @Test
    void whatTheOtherAloneHasIsNotHere() {
        Search clicks = Search.parse(Subject.CLICKS, "result:rejected -pinned has:note by:nobody", DEFINITIONS, ZONE);
        assertThat(clicks.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.NOT_HERE,
                Problem.Kind.NOT_HERE, Problem.Kind.NO_THING, Problem.Kind.NO_VISITOR);
        assertThat(clicks.problems()).extracting(Problem::example).containsExactly("\"result:rejected\"",
                "-\"pinned\"", "has:conversion", "by:person");
        assertThat(clicks.isAll()).isTrue();
        assertThat(parse("by:crawler has:conversion").problems()).extracting(Problem::kind)
                .containsExactly(Problem.Kind.NOT_HERE, Problem.Kind.NO_THING);
    }

    @Test
    void termsAreExchangedByWhatTheyMean() {
        Search search = Search.parse(Subject.CLICKS, "a link:summer b -link:peak", DEFINITIONS, ZONE);
        assertThat(search.replacing(asked -> asked instanceof Criterion.OfLink, Search.ofLink("Peak “a” \"b\"")))
                .isEqualTo("a link:\"Peak “a” \\\"b\\\"\" b -link:peak");
        assertThat(search.replacing(asked -> asked instanceof Criterion.OfLink, "")).isEqualTo("a b -link:peak");
        assertThat(search.replacing(asked -> asked instanceof Criterion.By, "by:test"))
                .isEqualTo("by:test a link:summer b -link:peak");
    }
}
