package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final String AMOUNTS = "&val=20.00&com=0&comperc=10";

    private final Given given = new Given();

    /// Query, then answer and codes. `SALE` and the like stand for ids, `CLICK` for a real click id; every query is
    /// complete but for what it shows.
    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            clickId=CLICK&id=SALE                                 -> 200
            CLICKID=x&id=SALE                                     -> 400 CLICK_ID_MISSING
            clickid=CLICK&id=SALE                                 -> 400 CLICK_ID_ALIAS
            subid=CLICK&id=SALE                                   -> 400 CLICK_ID_ALIAS
            whatever=CLICK&id=LENIENT                             -> 200 CLICK_ID_ALIAS
            clickId=&id=SALE                                      -> 400 CLICK_ID_EMPTY
            clickId=hello&id=SALE                                 -> 400 CLICK_ID_MALFORMED
            clickId=8zzzzzzzzzzzzzzzzzzzzzzzzz&id=SALE            -> 400 CLICK_ID_MALFORMED
            clickId=iiiiiiiiiiiiiiiiiiiiiiiiii&id=SALE            -> 400 CLICK_ID_MALFORMED
            clickId=7zzzzzzzzzzzzzzzzzzzzzzzzz&id=SALE            -> 404 CLICK_ID_UNKNOWN
            clickId=ERASED&id=SALE                                -> 404 CLICK_ID_UNKNOWN
            clickId=OLD&id=SALE                                   -> 200 LINK_INACTIVE
            clickId=CLICK                                         -> 400 CONVERSION_ID_MISSING
            clickId=CLICK&id=                                     -> 400 CONVERSION_ID_MISSING
            clickId=CLICK&id=test                                 -> 404 CONVERSION_ID_UNKNOWN
            clickId=CLICK&id=ffffffffffffffffffffffffffffffff     -> 404 CONVERSION_ID_UNKNOWN
            clickId=hello&id=test                                 -> 404 CONVERSION_ID_UNKNOWN CLICK_ID_MALFORMED
            clickId=CLICK&id=PAUSED                               -> 400 CONVERSION_INACTIVE
            clickId=CLICK&id=NOT_ON_LINK                          -> 400 CONVERSION_NOT_ASSOCIATED
            clickId=CLICK&id=SHORT                                -> 400 CLICK_EXPIRED
            clickId=CLICK&id=FENCED                               -> 403 SENDER_NOT_ALLOWED
            clickId=CLICK&id=SECRET                               -> 403 TOKEN_MISSING
            clickId=CLICK&id=SECRET&token=                        -> 403 TOKEN_MISSING
            clickId=CLICK&id=SECRET&token=S3cret                  -> 403 TOKEN_WRONG
            clickId=CLICK&id=SECRET&token={token}                 -> 403 TOKEN_WRONG PLACEHOLDER_NOT_REPLACED
            clickId=CLICK&id=SECRET&token=s3cret                  -> 200
            clickId=CLICK&id=SECRET&token=s3%2563ret              -> 200 DOUBLE_ENCODED
            clickId=hello&id=QUIET                                -> 200 CLICK_ID_MALFORMED
            clickId=hello&id=test&pixel=true                      -> 200 CONVERSION_ID_UNKNOWN CLICK_ID_MALFORMED
            clickId=CLICK&clickId=CLICK&id=SALE                   -> 400 AMBIGUOUS_PARAMETER
            clickId=CLICK&id=SALE&param=a&param=b                 -> 400 AMBIGUOUS_PARAMETER
            clickId=+CLICK%0D%0A&id=SALE                          -> 200 STRAY_WHITESPACE
            clickId=CLICK&amp;id=SALE                             -> 200 HTML_ESCAPED
            src=mail?clickId=CLICK&id=SALE                        -> 200 DOUBLE_QUESTION_MARK
            ?clickId=CLICK&id=SALE                                -> 200 DOUBLE_QUESTION_MARK
            clickId=CLICK&id=SALE&status=waiting                  -> 200 STATUS_UNKNOWN
            clickId=CLICK&id=SALE&status=CONFIRMED                -> 200
            clickId=CLICK&id=SALE&status=2                        -> 200 STATUS_UNKNOWN
            clickId=CLICK&id=AFFISE&status=2                      -> 200
            clickId=CLICK&id=SALE&currency=usd                    -> 200
            clickId=CLICK&id=SALE&currency=EURO                   -> 200 CURRENCY_UNKNOWN
            clickId=CLICK&id=SALE&param=what?                     -> 200
            """)
    void judges(String query, String expected) {
        assertThat(outcome(given.get(ids(query) + AMOUNTS))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            com=0                          -> 400 VALUE_MISSING
            val=1                          -> 400 COMMISSION_MISSING
            val=&com=0                     -> 400 VALUE_INVALID
            val=1&com=                     -> 400 COMMISSION_INVALID
            val=$5&com=0                   -> 400 VALUE_INVALID
            val=1,000&com=0                -> 400 VALUE_INVALID
            val=5,5&com=0                  -> 400 VALUE_INVALID
            val=1e5&com=0                  -> 400 VALUE_INVALID
            val=NaN&com=0                  -> 400 VALUE_INVALID
            val=-1&com=0                   -> 400 VALUE_INVALID
            val=.5&com=0                   -> 400 VALUE_INVALID
            val=5.&com=0                   -> 400 VALUE_INVALID
            val=%D9%A5&com=0               -> 400 VALUE_INVALID
            val=1234567890123&com=0        -> 400 VALUE_INVALID
            val=1.1234567&com=0            -> 400 VALUE_INVALID
            val=123456789012.123456&com=0  -> 200
            val=1&com=0&comperc=           -> 200
            val=1&com=0&comperc=5%25       -> 400 PERCENT_INVALID
            val=1&com=0&comperc=101        -> 200 PERCENT_ABOVE_100
            val=1&com=2&comperc=10         -> 200 PERCENT_IGNORED
            val=1&com=2&comperc=0.00       -> 200
            val=1&com=2&comperc=ten        -> 200 PERCENT_IGNORED
            val=20%252E00&com=0            -> 200 DOUBLE_ENCODED
            val=20%25&com=0                -> 400 VALUE_INVALID
            val=x&com=y                    -> 400 VALUE_INVALID COMMISSION_INVALID
            """)
    void judgesAmounts(String amounts, String expected) {
        assertThat(outcome(given.get("clickId=CLICK&id=" + Given.SALE + "&" + amounts))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"val=1000&com=0&comperc=5.5,55.000000", "val=20.00&com=0&comperc=10,2.000000",
            "val=20&com=3.5,3.500000",
            "val=0.000005&com=0&comperc=10,0.000001", "val=0.000004&com=0&comperc=10,0.000000", "val=7&com=0,0.000000",
            "val=999999999999.999999&com=0&comperc=999999999999,9999999999989999990000.000000"})
    void reckonsTheCommission(String amounts, BigDecimal commission) {
        assertThat(given.get("clickId=CLICK&id=" + Given.SALE + "&" + amounts).reading().commission())
                .isEqualTo(commission);
    }

    @Test
    void fillsInDefaultsOnlyWhereTheConversionSaysSo() {
        Judgement filled = given.get("clickId=CLICK&val=&id=" + Given.LENIENT);

        assertThat(outcome(filled)).isEqualTo("200");
        assertThat(filled.reading().value()).isEqualTo(new BigDecimal("20.000000"));
        assertThat(filled.reading().commission()).isEqualTo(new BigDecimal("2.000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "{{x}}", "##x##", "#x#", "[x]", "[[[x]]]", "[=x=]", "${x}", "#{a.b}", "%x%", "<x>",
            "{a.b}", "{url(sid)}", "%7Bx%7D", "%257Bx%257D", "%23S1%23", "%5Bx%5D", "%AFF_SUB%", "{{x}}%20",
            "%%sub1%%"})
    void findsPlaceholdersOfEveryStyle(String value) {
        for (String parameter : List.of("clickId", "id", "val", "com")) {
            String query = "clickId=CLICK&id=" + Given.SALE + "&val=1&com=0";
            Judgement judgement = given
                    .get(query.replaceFirst("(^|&)" + parameter + "=[^&]*", "$1" + parameter + "=PLACE")
                            .replace("PLACE", value));
            assertThat(judgement.findings()).as(parameter + "=" + value).extracting(Finding::code)
                    .containsExactly(FindingCode.PLACEHOLDER_NOT_REPLACED);
            assertThat(judgement.answer()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            SALE&txid={t}&param={p}&status={s}&currency={c} -> 200
            BY_TRANSACTION&txid={t}                         -> 400
            EVERY&txid={t}                                  -> 200
            SALE&comperc={c}                                -> 400
            """)
    void placeholdersElsewhereOnlyWarn(String rest, int answer) {
        Judgement judgement = given.get(ids("clickId=CLICK&val=1&com=0&id=" + rest));

        assertThat(judgement.answer()).isEqualTo(answer);
        assertThat(judgement.findings()).isNotEmpty().extracting(Finding::code)
                .containsOnly(FindingCode.PLACEHOLDER_NOT_REPLACED);
    }

    @Test
    void namesTheNetworkWhosePlaceholderShouldStandThere() {
        Finding finding = given.get("clickId={aff_sub}&id=" + Given.SALE + AMOUNTS).findings().getFirst();

        assertThat(FindingText.english().cause(finding)).contains("{aff_sub}", "CAKE", "#s2#");
        assertThat(FindingText.english().answer(finding)).isEqualTo("clickId is still the placeholder {aff_sub}.");
    }

    @Test
    void theTokenItselfIsSaidToBeTheTrackingLinks() {
        assertThat(outcome(given.get("clickId=[s2sidentifier]&id=" + Given.SALE + AMOUNTS)))
                .isEqualTo("400 S2S_TOKEN_RAW");
    }

    @ParameterizedTest
    @CsvSource({"clickId=,true", "src=a&clickId=,true", "clickId=&x=1,false", "clickId=&id=SALE,false",
            "id=SALE&clickId=,false", "clickId=x,false"})
    void recognisesAnUrlThatWasCutAtAHash(String query, boolean cut) {
        List<FindingCode> codes = given.get(ids(query)).findings().stream().map(Finding::code).toList();

        assertThat(codes.contains(FindingCode.CUT_AT_HASH)).isEqualTo(cut);
        assertThat(codes.getFirst() == FindingCode.CUT_AT_HASH).isEqualTo(cut);
    }

    @Test
    void anUnknownCurrencyLeavesARecordedSaleWithItsOwnAndSaysSo() {
        given.get(ids("clickId=CLICK&id=SALE&currency=usd") + AMOUNTS);
        Judgement again = given.get(ids("clickId=CLICK&id=SALE&currency=EURO") + AMOUNTS);
        Judgement update = given.get(ids("clickId=CLICK&id=SALE&currency=EURO&status=pending") + AMOUNTS);

        assertThat(List.of(again, update)).allSatisfy(judgement -> {
            assertThat(judgement.reading().currency()).isEqualTo("USD");
            Finding finding = judgement.findings().stream()
                    .filter(one -> one.code() == FindingCode.CURRENCY_UNKNOWN).findFirst().orElseThrow();
            assertThat(FindingText.english().cause(finding)).isEqualTo("currency is EURO, which is no ISO 4217 code;"
                    + " USD applies, that of the sale already recorded.");
            assertThat(FindingText.english().cure(finding)).endsWith("such as USD.");
            assertThat(new FindingText(Locale.GERMAN).cause(finding))
                    .endsWith("es gilt USD, die des schon gezählten Verkaufs.");
        });
    }

    @Test
    void whereTheRecordedSaleHasTheConversionsCurrencyItIsCalledThat() {
        given.get(ids("clickId=CLICK&id=SALE") + AMOUNTS);
        Judgement again = given.get(ids("clickId=CLICK&id=SALE&currency=EURO") + AMOUNTS);

        assertThat(again.findings()).filteredOn(one -> one.code() == FindingCode.CURRENCY_UNKNOWN)
                .extracting(FindingText.english()::cause).containsExactly("currency is EURO, which is no ISO 4217 code;"
                        + " EUR applies, the conversion's own.");
    }

    @Test
    void comparesIdsWithoutCase() {
        Judgement judgement = given.get(
                "clickId=" + given.click.toUpperCase(java.util.Locale.ROOT) + "&id=c24ca0512421422e80996fbebfd2211d"
                        + AMOUNTS);

        assertThat(outcome(judgement)).isEqualTo("200");
        assertThat(judgement.reading().clickId()).isEqualTo(given.click);
        assertThat(judgement.reading().conversionId()).isEqualTo(Given.SALE);
    }

    @Test
    void whatTellsABrowserIsQuotedWithoutSecrets() {
        String page = "https://shop.example/thanks";
        assertThat(browserHit("val=1&com=0&token=S3CRET-42&id=" + Given.SALE, page + "?token=S3CRET-42&a=b").args())
                .containsExactly("Referer: " + page + "?token=***&a=b");
        assertThat(browserHit("val=1&com=0&token=S3CRET-42", page + "/S3CRET-42").args())
                .containsExactly("Referer: " + page + "/***");
        assertThat(browserHit("val=1&com=0&id=" + Given.SECRET, page + "/s3cret").args())
                .as("the conversion's, though the request names none").containsExactly("Referer: " + page + "/***");
    }

    private Finding browserHit(String query, String referer) {
        return given.judge(new Arrival(given.now, "GET", "/postback", query,
                List.of(new Header("Host", "pb.example"), new Header("Referer", referer)), new byte[0], "192.0.2.1",
                false))
                .findings().stream().filter(finding -> finding.code() == FindingCode.BROWSER_HIT).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"clickId=abc&clickId=abc,abc", "clickId=x%79&clickId=z,xy", "clickId=UPPER&clickId=UPPER,CLICK",
            "clickId=&clickId=x,"})
    void listsAnAmbiguousClickIdWithItsFirstValue(String query, @Nullable String listed) {
        Judgement judgement = given.get(query.replace("UPPER", given.click.toUpperCase(Locale.ROOT)) + "&id="
                + Given.SALE + AMOUNTS);

        assertThat(outcome(judgement)).isEqualTo("400 AMBIGUOUS_PARAMETER");
        assertThat(judgement.reading().clickId()).isEqualTo("CLICK".equals(listed) ? given.click : listed);
        assertThat(judgement.reading().clickNumber()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"a;b,a|b", "empty,''", "'',''", "a,a", "a%3Bb,a|b", "a;;b,a||b"})
    void splitsTheParamList(String param, String expected) {
        assertThat(String.join("|",
                given.get("clickId=CLICK&id=" + Given.SALE + AMOUNTS + "&param=" + param).reading().params()))
                .isEqualTo(expected);
    }

    @Test
    void readsFormsAndJson() {
        String form = "clickId=CLICK&id=" + Given.SALE + "&val=1.50&com=0";
        String json = """
                {"clickId": "CLICK", "id": "%s", "val": 1.50, "com": "0"}""".formatted(Given.SALE);

        assertThat(outcome(given.post("", "application/x-www-form-urlencoded; charset=utf-8", form))).isEqualTo("200");
        assertThat(given.post("", "application/json", json).verdict()).isInstanceOf(Verdict.Duplicate.class);
        assertThat(outcome(given.post("id=" + Given.SALE, "application/json", json))).startsWith("200 DUPLICATE");
        assertThat(outcome(given.post("id=" + Given.EVERY, "application/json", json)))
                .isEqualTo("400 AMBIGUOUS_PARAMETER");
        assertThat(outcome(given.post(form.replace("CLICK", given.click), "text/plain", "x"))).startsWith("200");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            application/json -> {"id": null}
            application/json -> {"id": true}
            application/json -> {"id": {"a": "b"}}
            application/json -> {"id": ["a"]}
            application/json -> ["a"]
            application/json -> {"id": "a"} x
            application/json -> {"id": "a"
            text/plain       -> id=x
            text/xml         -> <x/>
            """)
    void saysWhenTheBodyIsNotRead(String type, String body) {
        Judgement judgement = given.post("", type, body);

        assertThat(judgement.findings().getFirst().code()).isEqualTo(FindingCode.BODY_NOT_READ);
        assertThat(judgement.answer()).isEqualTo(400);
    }

    @Test
    void ofSeveralFindingsTheContractsFirstDecides() {
        assertThat(outcome(given.get(ids("clickId=CLICK&clickId=x&id=FENCED&val={v}&com=1,5&status=odd"))))
                .isEqualTo("400 AMBIGUOUS_PARAMETER SENDER_NOT_ALLOWED PLACEHOLDER_NOT_REPLACED COMMISSION_INVALID "
                        + "STATUS_UNKNOWN");
    }

    @Test
    void aDamagedClickIdIsToldFromAnErasedOne() {
        FindingText words = FindingText.english();

        assertThat(words
                .answer(given.get("clickId=" + given.erased + "&id=" + Given.SALE + AMOUNTS).findings().getFirst()))
                .contains("no such click");
        assertThat(words.answer(
                given.get("clickId=00000000000000000000000000&id=" + Given.SALE + AMOUNTS).findings().getFirst()))
                .contains("fails its check");
    }

    private String ids(String query) {
        String filled = query.replace("ERASED", given.erased).replace("OLD", given.clickOfPausedLink);
        for (var field : Given.class.getDeclaredFields()) {
            if (field.getType() == String.class && java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                try {
                    filled = filled.replaceAll("(?<=id=)" + field.getName() + "(?=&|$)", (String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return filled;
    }

    private static String outcome(Judgement judgement) {
        return (judgement.answer() + " " + judgement.findings().stream().map(finding -> finding.code().name())
                .collect(Collectors.joining(" "))).strip();
    }
}
