package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Each row of the table of what goes wrong with postbacks: sent over HTTP, and read back from what the receiver stored.
/// Cause and cure are whole sentences with the actual values.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFindingExplainsItselfTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CAKE = id(1);
    private static final String SECRET = id(2);
    private static final String ELSEWHERE = id(3);
    private static final String PAUSED = id(4);
    private static final String WINDOWED = id(5);
    private static final String ORDERS = id(6);
    private static final String FOR_OTHERS = id(7);
    private static final String LENIENT = id(8);
    private static final String AFFISE = id(9);
    private static final String TRAP = id(10);
    private static final String PLAIN_NUMBER = "Have it sent as a plain number with a dot: 12.50.";
    private static final String COPY = "Copy the postback URL from the conversion again.";

    private final FindingText words = FindingText.english();
    private final List<Said> all = new ArrayList<>();
    private Desk desk;
    private String lenientClick;

    /// What was said of one postback.
    record Said(String code, Postback postback, String cause, String cure) {
        @Override
        public String toString() {
            return code + ": " + cause;
        }
    }

    @BeforeAll
    void send(@TempDir Path folder) throws Exception {
        desk = new Desk(folder, new Setup().conversion(SALE, "Sale", ", \"value\": \"20.00\", \"currency\": \"EUR\"")
                .conversion(CAKE, "Cake sale", ", \"network\": \"CAKE\", \"value\": \"#price#\"")
                .conversion(SECRET, "Secret sale", ", \"token\": \"s3cret\"")
                .conversion(ELSEWHERE, "Lead", "").conversion(PAUSED, "Old sale", ", \"active\": false")
                .conversion(WINDOWED, "Quick sale", ", \"window\": \"P30D\"")
                .conversion(ORDERS, "Order", ", \"duplicates\": \"by-transaction\"")
                .conversion(FOR_OTHERS, "Guarded", ", \"allowedSenders\": [\"203.0.113.0/24\"]")
                .conversion(LENIENT, "Lenient", ", \"acceptAliases\": true, \"statuses\": {\"Geprüft\": \"pending\"}")
                .conversion(AFFISE, "Affise sale", ", \"network\": \"Affise\"")
                .link("summer", SALE, CAKE, SECRET, PAUSED, WINDOWED, ORDERS, FOR_OTHERS, LENIENT, AFFISE));
        desk.define("{\"conversions\": [{\"id\": \"" + TRAP + "\", \"name\": \"Trap\", \"network\": \"TUNE\"}],"
                + " \"links\": [{\"slug\": \"trap\", \"name\": \"Trap link\", \"destination\":"
                + " \"https://shop.example/landing\", \"conversions\": [\"" + TRAP + "\"]}]}");
        clickIds();
        placeholders();
        conversions();
        amounts();
        repeats();
        values();
        requests();
        later();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundWithCauseAndCure(Said said) {
        Finding finding = said.postback().findings().stream().filter(one -> one.code().name().equals(said.code()))
                .findFirst().orElseThrow(() -> new AssertionError(said.postback().findings().toString()));
        assertThat(words.cause(finding)).isEqualTo(said.cause());
        assertThat(words.cure(finding)).isEqualTo(said.cure());
    }

    Stream<Said> all() {
        return all.stream();
    }

    /// Rows of the table that the judge says; the others are about clicks, conversions and the receiver's address.
    @Test
    void noRowIsLeftOut() {
        assertThat(all).extracting(Said::code).contains("CLICK_ID_MISSING", "CLICK_ID_EMPTY", "CLICK_ID_ALIAS",
                "PLACEHOLDER_NOT_REPLACED", "S2S_TOKEN_RAW", "CLICK_ID_UNKNOWN", "CUT_AT_HASH", "CLICK_ID_MALFORMED",
                "CONVERSION_ID_MISSING", "CONVERSION_ID_UNKNOWN", "CONVERSION_NOT_ASSOCIATED", "CONVERSION_INACTIVE",
                "LINK_INACTIVE", "VALUE_MISSING", "COMMISSION_MISSING", "VALUE_INVALID", "COMMISSION_INVALID",
                "PERCENT_INVALID", "PERCENT_IGNORED", "PERCENT_ABOVE_100", "AMBIGUOUS_PARAMETER", "DUPLICATE",
                "AMOUNT_DIFFERS", "REPEAT_WITHOUT_TRANSACTION_ID", "STATUS_UNKNOWN", "STATUS_REVERSED",
                "CURRENCY_UNKNOWN", "CLICK_EXPIRED", "TOO_FAST", "TOKEN_MISSING", "TOKEN_WRONG", "SENDER_NOT_ALLOWED",
                "DOUBLE_ENCODED", "HTML_ESCAPED", "DOUBLE_QUESTION_MARK", "STRAY_WHITESPACE", "BODY_NOT_READ",
                "BROWSER_HIT");
    }

    private long says(String code, String query, String cause, String cure) throws Exception {
        return says(code, Wire.query(query), cause, cure);
    }

    private long says(String code, Wire wire, String cause, String cure) throws Exception {
        Postback postback = stored(wire);
        all.add(new Said(code, postback, cause, cure));
        return postback.number();
    }

    private Postback stored(Wire wire) throws Exception {
        long number = JSON.readTree(desk.send(wire.wantingJson()).text()).get("number").asLong();
        return desk.facade().postback(number).get(30, TimeUnit.SECONDS).orElseThrow();
    }

    private String sale(String more) {
        return sale(SALE, more);
    }

    /// Sound but for `more`, which replaces parameters of its names.
    private String sale(String id, String more) {
        StringBuilder query = new StringBuilder();
        for (String parameter : List.of("clickId=" + desk.click(), "id=" + id, "val=20.00", "com=1")) {
            if (!("&" + more).contains("&" + parameter.substring(0, parameter.indexOf('=') + 1))) {
                query.append(parameter).append('&');
            }
        }
        return query + more;
    }

    private void clickIds() throws Exception {
        says("CLICK_ID_MISSING", "id=" + CAKE + "&val=1&com=1&sub=7",
                "There is no parameter clickId, nor one of your click ids under another name. It was dropped or renamed;"
                        + " what came is id, val, com, sub.",
                "Add clickId=#s2# to the postback URL.");
        says("CLICK_ID_EMPTY", sale(CAKE, "clickId="),
                "clickId came without a value: the destination URL does not carry the click id, or the merchant's landing"
                        + " page did not keep it.",
                "Look at the click first. Does the destination carry s2=[s2sidentifier]? CAKE keeps what comes in s2; the"
                        + " landing page has to hand it on.");
        says("CLICK_ID_EMPTY", sale(TRAP, "clickId="),
                "clickId came without a value. The destination of the tracking link Trap link does not carry"
                        + " [s2sidentifier], so the merchant never got a click id.",
                "Add aff_sub=[s2sidentifier] to the destination of Trap link.");
        says("CLICK_ID_ALIAS", "ClickID=" + desk.click() + "&id=" + SALE + "&val=1&com=1",
                "ClickID holds one of your click ids, but the parameter is clickId, in exactly this spelling.",
                "Have ClickID renamed to clickId in the postback URL, or let the conversion accept other names.");
        says("CLICK_ID_ALIAS", "subid=" + desk.click() + "&id=" + LENIENT + "&val=1&com=1",
                "subid holds one of your click ids, and was taken, since Lenient accepts other names. The parameter is"
                        + " clickId, in exactly this spelling.",
                "Have subid renamed to clickId in the postback URL when it is next touched.");
        says("CLICK_ID_UNKNOWN", sale("clickId=00000000000000000000000000"),
                "00000000000000000000000000 looks like a click id, but its check fails: it was invented, damaged on the"
                        + " way, or made by another installation.",
                "Follow the tracking link again, and test with the new click id.");
        says("CUT_AT_HASH", "clickId=",
                "clickId is empty and last; id, val and com never arrived. The sender did not replace its placeholder,"
                        + " probably #s2#, and everything after a # is never sent.",
                "Have the network replace #s2# before it calls the URL, or write it as %23s2%23 there.");
        says("CLICK_ID_MALFORMED", sale(CAKE, "clickId=ORDER-4711"),
                "clickId is ORDER-4711. Click ids have 26 letters and digits; this one has 10, or other"
                        + " characters. The merchant probably sends an id of its own, such as the order's.",
                "Have #s2# put there: it hands back what the destination URL carried.");
        says("CLICK_ID_MALFORMED", sale(CAKE, "clickId=0123456789abcdefghjk"),
                "20 of 26 characters came: 0123456789abcdefghjk. The merchant's field is too short for a click id, or this"
                        + " is an id of its own.",
                "Use a field of the merchant that holds at least 26 characters, and let #s2# hand it back.");
    }

    private void placeholders() throws Exception {
        says("PLACEHOLDER_NOT_REPLACED", sale(CAKE, "clickId={aff_sub}"),
                "The merchant sent {aff_sub} as it stands. {aff_sub} is a placeholder of TUNE; this conversion's network"
                        + " is CAKE, which writes #s2#.",
                "Hand over the postback URL with #s2# for clickId; the conversion has it ready to copy.");
        says("PLACEHOLDER_NOT_REPLACED", sale(CAKE, "clickId=%7Bnobodys%7D"),
                "The merchant sent {nobodys} as it stands. It is no placeholder of CAKE, which writes #s2#.",
                "Hand over the postback URL with #s2# for clickId; the conversion has it ready to copy.");
        says("PLACEHOLDER_NOT_REPLACED", sale(CAKE, "clickId=#S1#"),
                "The merchant sent #S1# as it stands. The placeholder is written #s1#: upper and lower case count.",
                "Hand over the postback URL with #s1# for clickId; the conversion has it ready to copy.");
        says("PLACEHOLDER_NOT_REPLACED", sale(CAKE, "clickId=#s1#"),
                "#s1# is one of CAKE's placeholders, but it arrived as it stands: the URL was called without being filled"
                        + " in, by hand or from a place where the network replaces nothing.",
                "Save the URL as the postback of the offer, server to server, and test it with a real click. The"
                        + " destination has to carry [s2sidentifier] in the parameter that #s1# hands back.");
        says("PLACEHOLDER_NOT_REPLACED", sale(CAKE, "val={sum}"),
                "The merchant sent {sum} as it stands. {sum} is a placeholder of Affise and LosPollos; this conversion's"
                        + " network is CAKE, which writes #price#.",
                "Hand over the postback URL with #price# for val; the conversion has it ready to copy.");
        says("S2S_TOKEN_RAW", sale("clickId=[s2sidentifier]"),
                "clickId is [s2sidentifier] itself. The destination URL was used as it stands, instead of the tracking"
                        + " link that replaces it.",
                "Send visitors to the tracking link Link summer (/c/summer); copy it from Tracking links.");
    }

    private void conversions() throws Exception {
        says("CONVERSION_ID_MISSING", "clickId=" + desk.click() + "&val=1&com=1",
                "The parameter id is missing. The postback URL was probably shortened or edited.", COPY);
        says("CONVERSION_ID_MISSING", sale("id="),
                "The parameter id came without a value. The postback URL was probably edited.", COPY);
        says("CONVERSION_ID_UNKNOWN", sale("id=4711"),
                "id is 4711 (length 4), which is none of your conversions. Ids have 32 hex digits.", COPY);
        says("CONVERSION_NOT_ASSOCIATED", sale(ELSEWHERE, ""),
                "The click came through Link summer, which does not carry Lead.",
                "Add Lead to the conversions of Link summer under Tracking links, then judge again.");
        says("CONVERSION_INACTIVE", sale(PAUSED, ""),
                "All else may be in order, but Old sale is paused, and takes no postbacks.",
                "Resume Old sale under Conversions, then judge again.");
        says("TOKEN_MISSING", sale(SECRET, ""), "Secret sale asks for a secret, and no token came with this postback.",
                "Copy the postback URL from the conversion again: it carries the secret.");
        says("TOKEN_WRONG", sale(SECRET, "token=guess"),
                "The token of this postback is not the secret of Secret sale. The secret was changed, or the URL was"
                        + " edited.",
                "Copy the postback URL from the conversion again: it carries the present secret.");
        says("SENDER_NOT_ALLOWED", sale(FOR_OTHERS, ""), "Guarded accepts postbacks from 203.0.113.0/24 only.",
                "If the merchant has a new server, add 127.0.0.1 to the allowed senders of Guarded, then judge again.");
    }

    private void amounts() throws Exception {
        says("VALUE_MISSING", "clickId=" + desk.click() + "&id=" + SALE + "&com=1",
                "val is mandatory, and did not come.",
                "Have val=0 sent where there is none, or let Sale fill in its own, 20.00.");
        says("COMMISSION_MISSING", "clickId=" + desk.click() + "&id=" + CAKE + "&val=1",
                "com is mandatory, and did not come.",
                "Have com=0 sent where there is no commission, or let the conversion supply its default.");
        says("VALUE_INVALID", sale("val=5,5"),
                "val is 5,5. A value has up to 12 digits, a dot, and up to 6 decimals; no currency sign, no comma.",
                "Have 5.5 sent: a plain number with a dot.");
        says("VALUE_INVALID", sale("val=NaN"),
                "val is NaN. A value has up to 12 digits, a dot, and up to 6 decimals; no currency sign, no comma.",
                PLAIN_NUMBER);
        says("VALUE_INVALID", sale("val="), "val came without a value.",
                "Have val=0 sent where there is none, or let Sale fill in its own, 20.00.");
        says("COMMISSION_INVALID", sale("com=$1,000"),
                "com is $1,000. A commission has up to 12 digits, a dot, and up to 6 decimals; no currency sign, no comma.",
                "Have 1000 sent: a plain number with a dot.");
        says("PERCENT_INVALID", sale("com=0&comperc=5.5%25"),
                "comperc is 5.5%. It is written without a % sign, with a dot: 5.5.",
                "Have 5.5 sent: a plain number with a dot, without a % sign.");
        says("PERCENT_IGNORED", sale("com=2.50&comperc=10"), "com is 2.5, so comperc=10 does not count.",
                "Have com=0 sent if the per cent is to count.");
        says("PERCENT_ABOVE_100", sale("com=0&comperc=250"),
                "comperc is 250, so the commission is more than the value. Usually a fixed amount was meant.",
                "Have a fixed amount sent as com.");
    }

    private void repeats() throws Exception {
        String query = sale("val=20.00&com=2");
        long first = stored(Wire.query(query)).number();
        desk.clock().advance(Duration.ofMinutes(9));
        says("DUPLICATE", query, "Postback " + first + " reported the same 9 min earlier, and counts. The sender fires"
                + " twice, or tries again.", "Nothing needs to be done.");
        says("AMOUNT_DIFFERS", query.replace("val=20.00", "val=25"),
                "25 came, but postback " + first
                        + " recorded 20. The sender corrects itself, or these are two orders under"
                        + " one click.",
                "Have a txid sent with each order, or a status with a correction.");
        says("STATUS_REVERSED", query + "&status=declined",
                "Postback " + first + " was approved and is declined now: a refund or a chargeback. The same conversion"
                        + " changes; it is not counted twice.",
                "Nothing needs to be done.");
        String order = sale(ORDERS, "val=5");
        long without = stored(Wire.query(order)).number();
        desk.clock().advance(Duration.ofHours(3));
        says("REPEAT_WITHOUT_TRANSACTION_ID", order,
                "This click converted before, with postback " + without
                        + ", 3 h earlier. Without a txid, a second order"
                        + " cannot be told from a second try.",
                "Have a txid sent that is different for each order.");
    }

    private void values() throws Exception {
        says("STATUS_UNKNOWN", sale(AFFISE, "status=4"),
                "status is 4, which is none of the words of Affise (1, 2, 3) and none of the usual ones; it counts as if"
                        + " none had come: approved the first time, and no change later.",
                "Say what 4 means among the status words of Affise sale, or have pending, approved or declined sent.");
        says("STATUS_UNKNOWN", sale("status=huh"),
                "status is huh, which nothing translates; it counts as if none had come: approved the first time, and no"
                        + " change later.",
                "Say what huh means among the status words of Sale, or have pending, approved or declined sent.");
        says("CURRENCY_UNKNOWN", sale("currency=Euro"),
                "currency is Euro, which is no ISO 4217 code; EUR applies, the conversion's own.",
                "Have a code of three letters sent, such as EUR.");
        says("DOUBLE_ENCODED", sale("val=20%252E50"),
                "val was percent-encoded twice. Decoded once more it is 20.50, which was taken.",
                "Have the value encoded once.");
        says("STRAY_WHITESPACE", sale("val=%2020.00%0A"),
                "Blanks or line ends stood around val, and were removed. The URL was probably copied with a line break.",
                "Copy the postback URL again, in one line.");
        says("AMBIGUOUS_PARAMETER", sale("val=1&val=2"),
                "val came as 1 and as 2, and which is meant cannot be told. Two URLs were probably glued together, or query"
                        + " and body disagree.",
                "Have val sent once. Copy the postback URL again rather than mending it by hand.");
        says("AMBIGUOUS_PARAMETER", sale("val=1&val=1"),
                "val came more than once, each time as 1. Two URLs were probably glued together.",
                "Have val sent once. Copy the postback URL again rather than mending it by hand.");
    }

    private void requests() throws Exception {
        says("HTML_ESCAPED", sale("x=1").replace("&", "&amp;"),
                "The parameters are joined by &amp; where a plain & belongs: the URL was copied out of HTML.",
                "Copy the plain postback URL.");
        says("DOUBLE_QUESTION_MARK", sale("x=1") + "?txid=1",
                "A second ? stands where an & belongs: parameters were glued to a URL that had some.",
                "Have them joined with &.");
        says("BODY_NOT_READ", Wire.post("/postback", "application/xml", "<p/>"),
                "The parameters came in a body, but its type is application/xml.",
                "Have them sent in the query, as a form (application/x-www-form-urlencoded), or as a flat JSON object of"
                        + " texts and numbers.");
        says("BROWSER_HIT", Wire.query(sale("")).with("Sec-Fetch-Site: cross-site"),
                "The header Sec-Fetch-Site: cross-site is a browser's: a pixel on the merchant's page, or somebody who"
                        + " tests by hand. A merchant's server sends none.",
                "Have the merchant's server call the postback URL; a browser can block it, repeat it or make it up.");
    }

    /// What depends on time and on what was changed since.
    private void later() throws Exception {
        String quick = sale(WINDOWED, "");
        desk.clock().advance(Duration.ofDays(31));
        says("CLICK_EXPIRED", quick, "The click is 31 d old; clicks of Quick sale are valid for 30 d.",
                "If approvals come late at this merchant, let clicks of Quick sale be valid for longer than 31 d, then judge"
                        + " again.");
        String click = desk.click();
        desk.clock().advance(Duration.ofSeconds(-9));
        says("TOO_FAST", "clickId=" + click + "&id=" + SALE + "&val=1&com=1",
                "Only 1000 ms passed between the click and this postback: nobody buys that fast, so it is a test or fraud.",
                "If it is not your own test, ask the merchant for the order.");
        String late = sale("");
        lenientClick = desk.click();
        desk.define("{\"links\": [{\"slug\": \"summer\", \"active\": false}]}");
        says("LINK_INACTIVE", late, "Link summer is paused by now; clicks made before keep converting.",
                "Nothing needs to be done.");
    }

    @Test
    void aWordOfTheConversionsOwnIsUnderstood() throws Exception {
        Postback postback = stored(Wire.query("clickId=" + lenientClick + "&id=" + LENIENT
                + "&val=1&com=1&status=GEPR%C3%9CFT"));
        assertThat(postback.reading().status()).isEqualTo("pending");
        assertThat(postback.findings()).extracting(finding -> finding.code().name()).doesNotContain("STATUS_UNKNOWN");
    }
}
