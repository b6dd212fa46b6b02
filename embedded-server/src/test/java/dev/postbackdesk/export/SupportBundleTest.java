package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SupportBundleTest {
    private static final String BASE = "https://pb.example";
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");

    private static Postback postback() {
        Arrival arrival = new Arrival(AT, "POST", "/postback",
                "clickId={clickid}&id=C24CA0512421422E80996FBEBFD2211D&token=very-secret&val=1&com=0",
                List.of(new Header("Host", "pb.example"), new Header("X-Forwarded-For", "198.51.100.23"),
                        new Header("Content-Type", "application/x-www-form-urlencoded")),
                "txid=é".getBytes(UTF_8), "203.0.113.7", false);
        Reading reading = new Reading("{clickid}", null, null, null, null, null, null, null, null, null, List.of());
        return new Postback(17, arrival, Result.REJECTED,
                List.of(Finding.of(FindingCode.SENDER_NOT_ALLOWED, "sender", "203.0.113.7", "Sale", "10.0.0.0/8")),
                reading, null, false, 403, AT);
    }

    private static Answered once(Postback postback) {
        return new Answered(postback, List.of());
    }

    /// By the format's own schema, with its formats of dates and URIs.
    private static List<Error> problems(byte[] har) {
        Schema schema = SchemaRegistry
                .withDefaultDialect(SpecificationVersion.DRAFT_6,
                        registry -> registry.schemaIdResolvers(
                                ids -> ids.mapPrefix("https://har.example/", "classpath:har-1.2/")))
                .getSchema(SchemaLocation.of("https://har.example/har.json"));
        return schema.validate(new JsonMapper().readTree(har),
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @Test
    void anArchiveIsValidAndItsSecretsAreMasked() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Har.write(List.of(once(postback())), Set.of(), BASE, "1.0", out);

        assertThat(problems(out.toByteArray())).isEmpty();
        JsonNode har = new JsonMapper().readTree(out.toByteArray());
        JsonNode request = har.at("/log/entries/0/request");
        assertThat(request.get("url").asString()).isEqualTo(
                BASE + "/postback?clickId=%7Bclickid%7D&id=C24CA0512421422E80996FBEBFD2211D&token=***&val=1&com=0");
        assertThat(request.get("_query").asString())
                .isEqualTo("clickId={clickid}&id=C24CA0512421422E80996FBEBFD2211D&token=***&val=1&com=0");
        assertThat(har.at("/log/entries/0/response/status").asInt()).isEqualTo(403);
        assertThat(har.at("/log/entries/0/response/content/text").asString()).startsWith("ERROR SENDER_NOT_ALLOWED");
        assertThat(har.at("/log/entries/0/_sender").asString()).isEqualTo("203.0.113.7");
        assertThat(out.toString(UTF_8)).doesNotContain("very-secret");
    }

    /// Judged again since: accepted now, but that is not what the sender was told.
    private static Answered judgedAgain(List<Header> headers) {
        Arrival arrival = Arrival.plain(AT, "GET", "/postback", headers, "203.0.113.7");
        Finding before = Finding.of(FindingCode.CONVERSION_NOT_ASSOCIATED, "clickId", "Sale", "Summer");
        Finding between = Finding.of(FindingCode.SENDER_NOT_ALLOWED, "sender", "203.0.113.7", "Sale", "10.0.0.0/8");
        return new Answered(
                new Postback(17, arrival, Result.ACCEPTED, List.of(), postback().reading(), null, false, 400,
                        AT.plusSeconds(60)),
                List.of(new EarlierVerdict(AT, Result.REJECTED, List.of(before)),
                        new EarlierVerdict(AT.plusSeconds(30), Result.REJECTED, List.of(between))));
    }

    @Test
    void anArchiveHoldsTheAnswerThatWasSent() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Har.write(List.of(judgedAgain(List.of())), Set.of(), BASE, "1.0", out);
        JsonNode har = new JsonMapper().readTree(out.toByteArray());
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        SupportBundle.write(List.of(judgedAgain(List.of())), Map.of(), Set.of(), "{}".getBytes(UTF_8), BASE, "1.0",
                bundle);

        assertThat(har.at("/log/entries/0/response/status").asInt()).isEqualTo(400);
        assertThat(har.at("/log/entries/0/response/content/text").asString())
                .startsWith("ERROR CONVERSION_NOT_ASSOCIATED ");
        assertThat(har.at("/log/entries/0/_result").asString()).as("what is judged now").isEqualTo("accepted");
        assertThat(read(bundle.toByteArray()).get("requests.har")).contains("ERROR CONVERSION_NOT_ASSOCIATED ");
    }

    /// Earlier versions stored findings that quote a whole `Referer`.
    @Test
    void whatFindingsQuoteIsMaskedToo() throws Exception {
        Arrival arrival = new Arrival(AT, "GET", "/postback", "clickId=S3CRET-4&token=S3CRET-42&txid=4711", List.of(),
                new byte[0], "203.0.113.7", false);
        List<Finding> findings = List.of(
                Finding.of(FindingCode.CLICK_ID_MALFORMED, "clickId", "S3CRET-42", "9", ""),
                Finding.of(FindingCode.DUPLICATE, null, "4711", "3 h"),
                Finding.of(FindingCode.BROWSER_HIT, "headers", "Referer: https://shop.example/?token=S3CRET-42&a=b"),
                Finding.of(FindingCode.CURRENCY_UNKNOWN, "currency", "gr\u00fc\u00dfe", "EUR").variant("own"));
        Postback rejected = new Postback(17, arrival, Result.REJECTED, findings, postback().reading(), null, false, 400,
                AT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SupportBundle.write(List.of(new Answered(rejected, List.of(new EarlierVerdict(AT, Result.REJECTED, List.of(
                Finding.of(FindingCode.CLICK_ID_UNKNOWN, "clickId", "S3CRET-42")))))), Map.of(),
                Set.of("4711", "gr\u00fc\u00dfe"), "{}".getBytes(UTF_8), BASE, "1.0", out);

        Map<String, String> files = read(out.toByteArray());
        assertThat(files.get("findings.txt")).contains("Referer: https://shop.example/?token=***&a=b")
                .contains("Postback *** reported the same 3 h earlier");
        assertThat(files.get("requests.har")).contains("ERROR CLICK_ID_UNKNOWN No click has the id ***.");
        assertThat(String.join("", files.values())).doesNotContain("S3CRET-42").doesNotContain("gr\u00fc\u00dfe");
    }

    @Test
    void whoNamesJsonInAnyAcceptWasAnsweredInJson() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Har.write(List.of(judgedAgain(List.of(new Header("Accept", "text/plain"),
                new Header("accept", "application/json")))), Set.of(), BASE, "1.0", out);

        assertThat(new JsonMapper().readTree(out.toByteArray()).at("/log/entries/0/response/content/text").asString())
                .startsWith("{\"result\":\"rejected\",\"number\":17,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "clickId=#S1#&id=1", "clickId=%AFF_SUB%&val=%zz%2", "a=[[[x]]]&b=<c>&d=\"|^`\\", "?x=1?y=2",
                    "sub=\u00fc\u00e9\u0001 &val=1"})
    void whateverArrivedIsAValidArchiveAndDecodesToItself(String query) throws Exception {
        Postback sound = postback();
        Arrival arrival = new Arrival(AT, "GET", "/s2s", query, List.of(), new byte[0], "", false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Har.write(List.of(once(new Postback(1, arrival, sound.result(), sound.findings(), sound.reading(), null, false,
                400, AT))), Set.of(), BASE, "1.0", out);

        assertThat(problems(out.toByteArray())).isEmpty();
        String url = new JsonMapper().readTree(out.toByteArray()).at("/log/entries/0/request/url").asString();
        Arrival again = new Arrival(AT, "GET", "/s2s", url.substring(Math.min(url.length(), (BASE + "/s2s?").length())),
                List.of(), new byte[0], "", false);
        assertThat(PostbackRequest.parse(again).known().toString().replaceAll("raw=[^,]*", ""))
                .isEqualTo(PostbackRequest.parse(arrival).known().toString().replaceAll("raw=[^,]*", ""));
    }

    @Test
    void theSchemaFindsWhatIsMissing() {
        assertThat(problems("{\"log\": {\"version\": \"1.2\", \"entries\": [{\"time\": 0}]}}".getBytes(UTF_8)))
                .extracting(Error::getMessage).anyMatch(text -> text.contains("creator"))
                .anyMatch(text -> text.contains("startedDateTime"));
    }

    @Test
    void aBundleHoldsEverythingAndNoSecretOrWholeAddress() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SupportBundle.write(List.of(once(postback())), Map.of(), Set.of(), "{\"conversions\": []}".getBytes(UTF_8),
                BASE,
                "1.0", out);

        Map<String, String> files = read(out.toByteArray());
        assertThat(files.keySet()).containsExactlyInAnyOrder("requests.har", "findings.txt", "definitions.json",
                "versions.txt");
        assertThat(problems(Objects.requireNonNull(files.get("requests.har")).getBytes(UTF_8))).isEmpty();
        assertThat(files.get("findings.txt")).contains("Postback 17").contains("SENDER_NOT_ALLOWED")
                .contains("203.0.113.x");
        assertThat(files.get("versions.txt")).contains("Postback Desk 1.0").contains("Java ");
        assertThat(String.join("", files.values())).doesNotContain("very-secret").doesNotContain("203.0.113.7")
                .doesNotContain("198.51.100.23");
    }

    @Test
    void aBundleHoldsWhatWasWrittenBesideAPostback() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Remarks remarks = new Remarks(true, List.of(new Note(1, Instant.parse("2026-11-22T10:43:00Z"),
                "Tom tried\nhttps://pb.example/postback?id=1&token=very-secret&val=1")));

        SupportBundle.write(List.of(once(postback())), Map.of(17L, remarks), Set.of(), "{}".getBytes(UTF_8), BASE,
                "1.0",
                out);

        assertThat(read(out.toByteArray()).get("findings.txt")).contains("  Pinned\n",
                "  Note of 2026-11-22T10:43:00Z: Tom tried\n    https://pb.example/postback?id=1&token=***&val=1\n");
    }

    @Test
    void noWholeAddressIsLeftWhereverItStands() throws Exception {
        String definitions = """
                {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00",
                 "allowedSenders": ["203.0.113.7", "198.51.100.128/25", "2001:db8:1:2::77"]}],
                 "links": [{"slug": "summer", "destination": "https://203.0.113.9:8080/?s2=[s2sidentifier]"}]}""";
        List<Header> headers = List.of(new Header("Host", "203.0.113.5:8377"),
                new Header("Fastly-Client-IP", "203.0.113.66"), new Header("X-Azure-ClientIP", "2001:db8:1:2::66"),
                new Header("X-Original-Forwarded-For", "203.0.113.66, 198.51.100.66"),
                new Header("X-Cluster-Client-IP", "203.0.113.66"), new Header("Date", "Sun, 22 Nov 2026 10:15:30 GMT"));
        Arrival arrival = new Arrival(AT, "POST", "/postback",
                "val=20.00&ip=203.0.113.66&ip6=2001%3Adb8%3A1%3A2%3A%3A66",
                headers, "{\"ip\": \"203.0.113.66\"}".getBytes(UTF_8), "203.0.113.7", false);
        Finding finding = Finding.of(FindingCode.SENDER_NOT_ALLOWED, "sender", "203.0.113.7", "Sale",
                "203.0.113.77, 198.51.100.128/25, 2001:db8:1:2::77");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SupportBundle.write(List.of(new Answered(
                new Postback(17, arrival, Result.REJECTED, List.of(finding), postback().reading(), null, false, 403,
                        AT),
                List.of(new EarlierVerdict(AT, Result.REJECTED, List.of(finding))))),
                Map.of(17L, new Remarks(false, List.of(new Note(1, AT, "That is Tom at 203.0.113.66.")))), Set.of(),
                definitions.getBytes(UTF_8), "http://203.0.113.5:8377", "1.0", out);

        Map<String, String> files = read(out.toByteArray());
        assertThat(problems(Objects.requireNonNull(files.get("requests.har")).getBytes(UTF_8))).isEmpty();
        assertThat(files.get("findings.txt")).contains(
                "Sale accepts postbacks from 203.0.113.x, 198.51.100.x/25, 2001:db8:1:x only.",
                "Tom at 203.0.113.x.");
        assertThat(files.get("definitions.json")).contains("[\"203.0.113.x\", \"198.51.100.x/25\", \"2001:db8:1:x\"]",
                "https://203.0.113.x:8080/?s2=[s2sidentifier]", "C24CA0512421422E80996FBEBFD2211D", "\"20.00\"");
        assertThat(files.get("requests.har")).contains("203.0.113.x, 198.51.100.x", "203.0.113.x:8377",
                "Sun, 22 Nov 2026 10:15:30 GMT", "val=20.00&ip=203.0.113.x&ip6=2001%3Adb8%3A1%3Ax");
        assertThat(String.join("", files.values())).doesNotContainPattern("203\\.0\\.113\\.\\d")
                .doesNotContainPattern("198\\.51\\.100\\.\\d").doesNotContain("::66").doesNotContain("::77");
    }

    private static Map<String, String> read(byte[] bytes) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
                entry = zip.getNextEntry();
            }
        }
        return files;
    }
}
