package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.DoorRefusal;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// *Limits*, at their boundaries; and what is refused at the door is no postback, but listed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest extends OneDesk {
    private static final int LINE = 16 * 1024;
    private static final int HEADERS = 16 * 1024;
    private static final int BODY = 64 * 1024;

    /// A request whose line, without its line end, has this many bytes.
    private Wire lineOf(int bytes) {
        String target = "/postback?" + good() + "&param=";
        int around = "GET  HTTP/1.1".length();
        return Wire.get(target + "x".repeat(bytes - around - target.length()));
    }

    @Test
    void aRequestLineOfSixteenKibibytesIsTaken() {
        // The limit with the line end counted in, so that it holds either way.
        assertThat(send(lineOf(LINE - 2)).text()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(ints = {LINE + 1, LINE + 100, 20_000, 40_000})
    void aLongerRequestLineIsFourHundredAndFourteen(int bytes) {
        Answer answer = send(lineOf(bytes));
        assertThat(answer.status()).isEqualTo(414);
        isPlain(answer);
    }

    @Test
    void headersOfSixteenKibibytesTogetherAreTaken() {
        assertThat(send(Wire.query(good()).with("X-Long: " + "x".repeat(HEADERS - 100))).text()).isEqualTo("OK");
        Wire many = Wire.query(good());
        for (int i = 0; i < 160; i++) {
            many = many.with("X-%03d: %s".formatted(i, "y".repeat(90)));
        }
        assertThat(send(many).text()).as("160 headers").isEqualTo("OK");
    }

    @Test
    void moreHeadersAreFourHundredAndThirtyOne() {
        Answer one = send(Wire.query(good()).with("X-Long: " + "x".repeat(HEADERS)));
        assertThat(one.status()).isEqualTo(431);
        isPlain(one);
        Wire many = Wire.query(good());
        for (int i = 0; i < 170; i++) {
            many = many.with("X-%03d: %s".formatted(i, "y".repeat(90)));
        }
        assertThat(send(many).status()).isEqualTo(431);
    }

    @Test
    void lineAndHeadersHaveTheirLimitsEach() {
        assertThat(send(lineOf(LINE - 2).with("X-Long: " + "x".repeat(HEADERS - 100))).text()).isEqualTo("OK");
    }

    @Test
    void aBodyOfSixtyFourKibibytesIsTaken() {
        String form = good() + "&param=";
        Answer answer = send(Wire.form(form + "x".repeat(BODY - form.length())));
        assertThat(answer.text()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY + 1, 100_000, 1_000_000})
    void aBiggerBodyIsFourHundredAndThirteen(int bytes) {
        String form = good() + "&param=";
        Answer answer = send(Wire.form(form + "x".repeat(bytes - form.length())));
        assertThat(answer.status()).isEqualTo(413);
        isPlain(answer);
    }

    @ParameterizedTest
    @CsvSource({"65536,200", "65537,413"})
    void theLimitHoldsInChunksToo(int bytes, int status) {
        String form = good() + "&param=";
        String body = form + "x".repeat(bytes - form.length());
        Answer answer = chunked(body);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aFormInChunksIsAForm() {
        assertThat(chunked(good()).text()).isEqualTo("OK");
    }

    private Answer chunked(String body) {
        Wire head = Wire.form("").with("Transfer-Encoding: chunked");
        StringBuilder bytes = new StringBuilder(new String(head.bytes(), StandardCharsets.ISO_8859_1));
        for (int i = 0; i < body.length(); i += 1000) {
            String chunk = body.substring(i, Math.min(i + 1000, body.length()));
            bytes.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
        }
        bytes.append("0\r\n\r\n");
        return Wire.exchange(desk().address(), bytes.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity", "GZIP", "x"})
    void anyContentEncodingIsFourHundredAndFifteen(String encoding) {
        Answer answer = send(Wire.form(good()).with("Content-Encoding: " + encoding));
        assertThat(answer.status()).isEqualTo(415);
        isPlain(answer);
        assertThat(send(Wire.query(good()).with("Content-Encoding: " + encoding)).status()).isEqualTo(415);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aRequestHasTenSeconds() throws IOException {
        try (Socket slow = new Socket(desk().address().getHost(), desk().address().getPort());
                Socket trickle = new Socket(desk().address().getHost(), desk().address().getPort())) {
            slow.setSoTimeout(30_000);
            trickle.setSoTimeout(30_000);
            slow.getOutputStream().write(("GET /postback?slow=1&" + good() + " HTTP/1.1\r\nHost: h")
                    .getBytes(StandardCharsets.US_ASCII));
            trickle.getOutputStream().write(("POST /postback?slow=1&" + good() + " HTTP/1.1\r\nHost: h\r\n"
                    + "Content-Length: 1000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            // Both end by themselves, with an answer or without one: a socket that stayed open would time out here.
            slow.getInputStream().readAllBytes();
            trickle.getInputStream().readAllBytes();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatIsRefusedAtTheDoorIsListedAndNoPostback() throws Exception {
        Desk desk = desk();
        send(Wire.get("/nothing/here"));
        send(Wire.get("/nothing/here/either"));
        send(Wire.get("/postback").as("PUT"));
        Wire.exchange(desk.address(), "NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String kept = good() + "&txid=kept";
        send(Wire.query(kept));
        List<DoorRefusal> refused = desk.facade().refusedAtTheDoor().get(30, TimeUnit.SECONDS);
        assertThat(refused).extracting(DoorRefusal::status).contains(400, 404, 405, 413, 414, 415, 431);
        assertThat(refused).allSatisfy(one -> {
            assertThat(one.sender()).isEqualTo("127.0.0.1");
            assertThat(one.reason()).isNotBlank();
            assertThat(one.count()).isPositive();
            assertThat(one.first()).isNotNull();
            assertThat(one.last()).isAfterOrEqualTo(one.first());
        });
        assertThat(refused).filteredOn(one -> one.status() == 404).singleElement()
                .satisfies(one -> assertThat(one.count()).isGreaterThanOrEqualTo(2));
        List<Row> rows = desk.export();
        assertThat(rows).extracting(row -> row.json().get("answer").asInt()).containsOnly(200);
        assertThat(rows).filteredOn(row -> row.text("query").contains("txid=kept")).hasSize(1);
        assertThat(rows).noneMatch(row -> row.text("query").contains("slow=1"));
        assertThat(rows).filteredOn(row -> row.body().length == BODY).hasSize(2)
                .allSatisfy(row -> assertThat(row.text("conversionId")).isEqualTo(SALE));
        assertThat(rows).filteredOn(row -> row.text("query").length() > 16_000).hasSize(2);
        assertThat(rows).filteredOn(row -> row.header("X-Long").stream().anyMatch(v -> v.length() == HEADERS - 100))
                .hasSize(2);
    }

    private static void isPlain(Answer answer) {
        assertThat(answer.all("Server")).isEmpty();
        assertThat(answer.text()).doesNotContain("<");
        assertThat(answer.the("Content-Type")).startsWith("text/plain");
    }
}
