package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `check URL`: what the judge would say, with cures; 0 for what would be accepted and for sound templates, else 1.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckTest {
    private static final String CAKE = id(1);
    private static final String OWN = id(2);
    private static final String NONE = id(3);
    private static final String MINE = id(4);
    private static final String HOST = "https://track.example/postback?";

    private final List<JsonNode> networks = networks();
    private Path folder;
    private String unused;
    private String converted;

    @BeforeAll
    void define(@TempDir Path data) {
        folder = data;
        Setup setup = new Setup().conversion(SALE, "Sale", "")
                .conversion(CAKE, "Cake", ", \"network\": \"CAKE\"")
                .conversion(OWN, "Own", ", \"clickIdPlaceholder\": \"{{my_id}}\", \"value\": \"{{my_sum}}\"")
                .conversion(NONE, "None", "").conversion(MINE, "Mine", ", \"network\": \"My net\"")
                .conversion(id(5), "Changed", ", \"network\": \"TUNE\"")
                .link("summer", SALE, CAKE, OWN, NONE, MINE, id(5));
        for (int i = 0; i < networks.size(); i++) {
            setup.conversion(id(100 + i), "N" + i, ", \"network\": " + networks.get(i).get("name"));
        }
        try (Desk desk = new Desk(folder, setup)) {
            desk.facade().importNetworks("""
                    {"networks": [{"name": "My net", "clickId": "{{cid}}", "statuses": {"2": "approved"}},
                                  {"name": "tune", "clickId": "{{tune}}"}]}""".getBytes(UTF_8)).join();
            unused = desk.click();
            converted = desk.click();
            desk.send(Wire.query("clickId=" + converted + "&id=" + SALE + "&val=1&com=1"));
        }
    }

    private static List<JsonNode> networks() {
        try (InputStream file = CheckTest.class.getResourceAsStream("/dev/postbackdesk/networks/networks.json")) {
            return file == null
                    ? List.of()
                    : JsonMapper.builder().build().readTree(file).get("networks").valueStream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Cli.Outcome check(String url) {
        return Cli.on(folder, "check", url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://track.example/postback?", "http://127.0.0.1:8377/s2s?",
            "https://track.example/conversion.aspx?", "HTTPS://TRACK.EXAMPLE/postback?"})
    void whatWouldBeAcceptedIsNought(String host) {
        Cli.Outcome outcome = check(host + "clickId=" + unused + "&id=" + SALE + "&val=1&com=1");
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out()).isNotBlank();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void checkStoresNothing() {
        int before = Cli.on(folder, "postbacks", "export").rows().size();
        check(HOST + "clickId=" + unused + "&id=" + SALE + "&val=1&com=1");
        check(HOST + "clickId=" + unused + "&id=" + SALE + "&val=x&com=1");
        assertThat(check(HOST + "clickId=" + unused + "&id=" + SALE + "&val=1&com=1").out())
                .doesNotContain("DUPLICATE");
        assertThat(Cli.on(folder, "postbacks", "export").rows()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"clickId=$&id=%s&val=5,5&com=1|VALUE_INVALID",
            "clickId=$&val=5&com=1|CONVERSION_ID_MISSING", "clickId=$&id=%s&val=5|COMMISSION_MISSING",
            "clickId=00000000000000000000000000&id=%s&val=5&com=1|CLICK_ID_UNKNOWN",
            "clickId=[s2sidentifier]&id=%s&val=5&com=1|S2S_TOKEN_RAW",
            "clickId={x}&id=%s&val=5&com=1|PLACEHOLDER_NOT_REPLACED", "clickId=|CUT_AT_HASH",
            "clickId=$&id=C0FFEE00000000000000000000007777&val=5&com=1|CONVERSION_ID_UNKNOWN",
            "clickid=$&id=%s&val=5&com=1|CLICK_ID_ALIAS", "clickId=$&id=%s&val=5&val=5&com=1|AMBIGUOUS_PARAMETER"})
    void whatWouldBeRejectedIsOneAndNamed(String query, String code) {
        Cli.Outcome outcome = check(HOST + query.replace("$", unused).replace("%s", SALE));
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains(code);
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void warningsAreNamedToo() {
        Cli.Outcome outcome = check(HOST + "clickId=" + unused + "&amp;id=" + SALE + "&amp;val=1&amp;com=1");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("HTML_ESCAPED");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theTemplateOfEachNetworkIsSound(JsonNode network) {
        int i = networks.indexOf(network);
        String payout = network.get("payout").isNull() ? "1" : network.get("payout").asString();
        String txid = network.get("transactionId").isNull() ? "" : "&txid=" + network.get("transactionId").asString();
        String status = network.get("status").isNull() ? "" : "&status=" + network.get("status").asString();
        if (network.get("clickId").isNull()) {
            return;
        }
        Cli.Outcome outcome = check(
                HOST + "clickId=" + network.get("clickId").asString() + "&id=" + id(100 + i) + "&val="
                        + payout + "&com=0" + txid + status);
        assertThat(outcome.exit()).as(outcome.out()).isZero();
    }

    @Test
    void thereAreNetworksToCheck() {
        assertThat(networks).hasSizeGreaterThan(30);
    }

    @Test
    void aConversionsOwnPlaceholderIsSound() {
        assertThat(check(HOST + "clickId={{my_id}}&id=" + OWN + "&val={{my_sum}}&com=0").exit()).isZero();
    }

    /// An own one stands in front of the one that came with the program.
    @ParameterizedTest
    @CsvSource({"4,{{cid}},0", "4,{sub1},1", "5,{{tune}},0", "5,{aff_sub},1"})
    void theUsersOwnNetworksAreKnown(int number, String placeholder, int exit, @TempDir Path place) throws IOException {
        String url = HOST + "clickId=" + placeholder + "&id=" + id(number) + "&val=1&com=0";
        assertThat(check(url).exit()).as(check(url).out()).isEqualTo(exit);
        assertThat(checkText(place, url).exit()).isEqualTo(exit);
    }

    @Test
    void theirStatusWordsAreKnown() {
        Cli.Outcome outcome = check(HOST + "clickId=" + unused + "&id=" + MINE + "&val=1&com=0&status=2");
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("Would be accepted: Mine, approved").doesNotContain("STATUS_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{sub1}|#s2#", "#S2#|#s2#", "{s2}|#s2#"})
    void anotherNetworksPlaceholderIsNot(String placeholder, String cure) {
        Cli.Outcome outcome = check(HOST + "clickId=" + placeholder + "&id=" + CAKE + "&val=#price#&com=0");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).as("the exact macro of the chosen one").contains(cure);
    }

    @Test
    void aTemplateWithSomethingElseWrongIsNotSound() {
        assertThat(check(HOST + "clickId=#s2#&id=" + CAKE + "&val=#price#").exit()).isEqualTo(1);
        assertThat(check(HOST + "clickId=#s2#&val=#price#&com=0").exit()).isEqualTo(1);
        assertThat(check(HOST + "clickId=#s2#&id=" + CAKE + "&val=5,5&com=0").exit()).isEqualTo(1);
        assertThat(check(HOST + "clickId={x}&id=" + NONE + "&val=1&com=0").exit()).isEqualTo(1);
    }

    @Test
    void aDuplicateWouldBeAnsweredOkAndSaysSo() {
        Cli.Outcome outcome = check(HOST + "clickId=" + converted + "&id=" + SALE + "&val=1&com=1");
        assertThat(outcome.out()).contains("DUPLICATE");
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://track.example/other?clickId=x", "https://track.example/c/summer"})
    void anotherPathIsNoPostback(String url) {
        Cli.Outcome outcome = check(url);
        assertThat(outcome.exit()).isIn(1, 2);
        assertThat(outcome.out() + outcome.err()).isNotBlank();
    }

    private Cli.Outcome checkText(@TempDir Path place, String text) throws IOException {
        return check(Files.writeString(place.resolve("text"), text).toString());
    }

    @Test
    void aMailWithSeveralUrlsGetsABlockForEach(@TempDir Path place) throws IOException {
        String sound = HOST + "clickId=#s2#&id=" + CAKE + "&val=#price#&com=0&txid=#tid#";
        String odd = HOST + "clickId={aff_sub}&id=" + CAKE + "&val=#price#&com=0";
        Cli.Outcome outcome = checkText(place, "Dear all,\nplease use <" + sound + ">, not " + odd
                + ".\nSee https://help.example/terms.\n");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().strip().split("\\R\\R(?=https?:)")).hasSize(3).satisfies(blocks -> {
            assertThat(blocks[0]).startsWith(sound).contains("A sound template for Cake");
            assertThat(blocks[1]).startsWith(odd).contains("Would be rejected with 400", "PLACEHOLDER_NOT_REPLACED",
                    "{aff_sub} is a placeholder of TUNE",
                    "Use instead: http://127.0.0.1:8377/postback?clickId=#s2#&id=");
            assertThat(blocks[2]).startsWith("https://help.example/terms").contains("None of your tracking links");
        });
    }

    @Test
    void aTextOfWhatIsSoundIsNought(@TempDir Path place) throws IOException {
        Cli.Outcome outcome = checkText(place, HOST + "clickId=#s2#&id=" + CAKE + "&val=#price#&com=0\n"
                + "http://127.0.0.1:8377/c/summer\nhttps://shop.example/landing?s2=[s2sidentifier]\n"
                + "https://help.example/terms\n" + HOST + "clickId=" + unused + "&id=" + SALE + "&val=1&com=1\n");
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("The tracking link Link summer, which leads to https://shop.example/landing",
                "The destination of the tracking link Link summer.", "Would be accepted: Sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8377/c/nowhere", "https://shop.example/landing?s2=%5Bs2sidentifier%5D",
            "https://help.example/terms"})
    void whatDoesNotDoItsJobInATextIsOne(String url, @TempDir Path place) throws IOException {
        assertThat(checkText(place, "Look: " + url + " !").exit()).isEqualTo(1);
    }

    @Test
    void linesOfAnAccessLogAndAHarAreRead(@TempDir Path place) throws IOException {
        String request = "/postback?clickId={clickid}&id=" + SALE + "&val=1&com=1";
        Cli.Outcome log = checkText(place, "192.0.2.1 - - [22/Nov/2026:10:15:30 +0000] \"GET " + request
                + " HTTP/1.1\" 400 5\n".repeat(2));
        assertThat(log.exit()).isEqualTo(1);
        assertThat(log.out()).startsWith(request).contains("PLACEHOLDER_NOT_REPLACED");
        Cli.Outcome har = checkText(place, """
                {"log": {"entries": [{"request": {"method": "POST", "url": "https://track.example/postback",
                 "postData": {"mimeType": "application/json", "text": "{\\"clickId\\": \\"%s\\", \\"id\\": \\"%s\\",
                 \\"val\\": 5, \\"com\\": 1}"}}}]}}""".formatted(unused, SALE).replace(",\n \\", ", \\"));
        assertThat(har.exit()).as(har.out()).isZero();
        assertThat(har.out()).contains("Would be accepted: Sale, approved, value 5");
    }

    @Test
    void allUrlsOfALongLogCount(@TempDir Path place) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            log.append(HOST).append("clickId=").append(unused).append("&id=").append(SALE).append("&val=").append(i)
                    .append("&com=1\n");
        }
        assertThat(checkText(place, log.toString()).exit()).isZero();
        assertThat(checkText(place, log + HOST + "clickId=x&id=" + SALE + "&val=1&com=1").exit()).isEqualTo(1);
    }

    @Test
    void aTextWithoutUrlsIsUsage(@TempDir Path place) throws IOException {
        assertThat(checkText(place, "nothing").exit()).isEqualTo(2);
        assertThat(checkText(place, "nothing").sentence()).startsWith("No URL stands in this text.");
        assertThat(check("-").exit()).as("nothing on standard input").isEqualTo(2);
        assertThat(check(place.resolve("none").toString()).exit()).isEqualTo(2);
    }

    @Test
    void withoutAUrlItIsUsage() {
        Cli.Outcome outcome = Cli.on(folder, "check");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.sentence()).endsWith(".");
    }

    @Test
    void whatIsNoUrlIsUsage() {
        Cli.Outcome outcome = check("nonsense");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.sentence()).endsWith(".");
    }
}
