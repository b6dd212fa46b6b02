package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
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

    /// What HTTP Archive 1.2 asks of every object of it.
    private static void isValid(JsonNode har) {
        JsonNode log = has(har, "log");
        assertThat(log.get("version").asString()).isEqualTo("1.2");
        assertThat(has(log, "creator").propertyNames()).contains("name", "version");
        for (JsonNode entry : has(log, "entries")) {
            assertThat(Instant.parse(entry.get("startedDateTime").asString())).isNotNull();
            assertThat(entry.get("time").isNumber()).isTrue();
            JsonNode request = has(entry, "request");
            assertThat(request.propertyNames()).contains("method", "url", "httpVersion", "cookies", "headers",
                    "queryString", "headersSize", "bodySize");
            JsonNode response = has(entry, "response");
            assertThat(response.propertyNames()).contains("status", "statusText", "httpVersion", "cookies", "headers",
                    "content", "redirectURL", "headersSize", "bodySize");
            assertThat(has(response, "content").propertyNames()).contains("size", "mimeType");
            assertThat(has(entry, "cache").isObject()).isTrue();
            assertThat(has(entry, "timings").propertyNames()).contains("send", "wait", "receive");
            for (JsonNode pair : request.get("headers")) {
                assertThat(pair.propertyNames()).containsExactlyInAnyOrder("name", "value");
            }
            for (JsonNode pair : request.get("queryString")) {
                assertThat(pair.propertyNames()).containsExactlyInAnyOrder("name", "value");
            }
            if (request.has("postData")) {
                assertThat(request.get("postData").propertyNames()).contains("mimeType", "params", "text");
            }
        }
    }

    private static JsonNode has(JsonNode node, String name) {
        assertThat(node.has(name)).as(name).isTrue();
        return node.get(name);
    }

    @Test
    void anArchiveIsValidAndItsSecretsAreMasked() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Har.write(List.of(postback()), BASE, "1.0", out);

        JsonNode har = new JsonMapper().readTree(out.toByteArray());
        isValid(har);
        JsonNode request = har.at("/log/entries/0/request");
        assertThat(request.get("url").asString()).isEqualTo(
                BASE + "/postback?clickId={clickid}&id=C24CA0512421422E80996FBEBFD2211D&token=***&val=1&com=0");
        assertThat(har.at("/log/entries/0/response/status").asInt()).isEqualTo(403);
        assertThat(har.at("/log/entries/0/response/content/text").asString()).startsWith("ERROR SENDER_NOT_ALLOWED");
        assertThat(har.at("/log/entries/0/_sender").asString()).isEqualTo("203.0.113.7");
        assertThat(out.toString(UTF_8)).doesNotContain("very-secret");
    }

    @Test
    void aBundleHoldsEverythingAndNoSecretOrWholeAddress() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SupportBundle.write(List.of(postback()), "{\"conversions\": []}".getBytes(UTF_8), BASE, "1.0", out);

        Map<String, String> files = read(out.toByteArray());
        assertThat(files.keySet()).containsExactlyInAnyOrder("requests.har", "findings.txt", "definitions.json",
                "versions.txt");
        isValid(new JsonMapper().readTree(files.get("requests.har")));
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

        SupportBundle.write(List.of(postback()), Map.of(17L, remarks), "{}".getBytes(UTF_8), BASE, "1.0", out);

        assertThat(read(out.toByteArray()).get("findings.txt")).contains("  Pinned\n",
                "  Note of 2026-11-22T10:43:00Z: Tom tried\n    https://pb.example/postback?id=1&token=***&val=1\n");
    }

    @Test
    void addressesKeepTheirNetwork() {
        assertThat(SupportBundle.address("203.0.113.7")).isEqualTo("203.0.113.x");
        assertThat(SupportBundle.address("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:x");
        assertThat(SupportBundle.address("::1")).isEqualTo("::x");
        assertThat(SupportBundle.address("")).isEmpty();
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
