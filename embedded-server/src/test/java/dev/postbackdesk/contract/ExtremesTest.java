package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// *Every request to a postback path that reaches the judge is on disk before its answer is sent*: the odd ones too.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExtremesTest extends OneDesk {
    private static final String LONG = "x".repeat(60_000);

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", ", \"duplicates\": \"by-transaction\"").link("summer", SALE);
    }

    private long stored(Wire wire) {
        Answer answer = send(wire.wantingJson());
        assertThat(answer.status()).as(answer.text()).isIn(200, 400, 403, 404);
        return answer.json().get("number").asLong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clickId", "id", "val", "com", "comperc", "param", "txid", "status", "currency", "token", "foo"})
    void aValueOfSixtyThousandCharacters(String name) {
        String others = "clickId=" + desk().click() + "&id=" + SALE + "&val=1&com=0";
        String without = others.replaceAll("(?<=^|&)" + name + "=[^&]*&?", "");
        stored(Wire.form(without + "&" + name + "=" + LONG));
        stored(Wire.form(without + "&" + name + "=" + "%FF".repeat(20_000)));
        stored(Wire.form(without + "&" + name + "=" + "+".repeat(60_000) + "x" + "+".repeat(100)));
        stored(Wire.form(without + "&" + name + "=" + "%25".repeat(20_000)));
        stored(Wire.form(without + "&" + name + "=" + ";".repeat(60_000)));
    }

    @Test
    void aLongTransactionIdIsAKeyLikeAnyOther() {
        String click = desk().click();
        String start = "clickId=" + click + "&id=" + SALE + "&val=1&com=1&txid=";
        assertThat(resultOf(start + LONG)).isEqualTo("accepted");
        assertThat(resultOf(start + LONG)).isEqualTo("duplicate");
        assertThat(resultOf(start + LONG + "y")).isEqualTo("accepted");
        assertThat(resultOf(start + "%F0%9F%98%80%00")).isEqualTo("accepted");
        assertThat(resultOf(start + "%F0%9F%98%80%00")).isEqualTo("duplicate");
        assertThat(resultOf(start + "%F0%9F%98%80")).isEqualTo("accepted");
    }

    private String resultOf(String form) {
        return send(Wire.form(form).wantingJson()).json().get("result").asString();
    }

    @Test
    void tenThousandParametersAndTenThousandParts() {
        stored(Wire.form("a=1&".repeat(16_000)));
        stored(Wire.form("&".repeat(60_000)));
        stored(Wire.form("=".repeat(60_000)));
        stored(Wire.form("clickId=1&".repeat(6_000)));
        stored(Wire.form("amp;".repeat(15_000)));
        stored(Wire.query("?".repeat(10_000)));
        stored(Wire.query("&amp;".repeat(2_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"clickId\":[", "\"", "\\", "\u0000", "{\"a\":\"\\ud800\",", "-", "1"})
    void jsonThatIsNoneOfAnySize(String piece) {
        Answer answer = send(Wire.json(piece.repeat(60_000 / piece.length())));
        assertThat(answer.text()).startsWith("ERROR BODY_NOT_READ ");
    }

    @Test
    void jsonNumbersOfAnyLengthByTheirLiteralText() {
        String start = "{\"clickId\":\"" + desk().click() + "\",\"id\":\"" + SALE + "\",\"val\":1,\"com\":1,";
        for (String number : List.of("9".repeat(2_000), "1e999999999", "0." + "0".repeat(5_000) + "1", "-0")) {
            long at = stored(Wire.json(start + "\"txid\":" + number + "}"));
            assertThat(read(at)).isEqualTo(number);
        }
    }

    @Test
    void halfSurrogatesInJsonAreStored() {
        String start = "{\"clickId\":\"" + desk().click() + "\",\"id\":\"" + SALE + "\",\"val\":1,\"com\":1,";
        stored(Wire.json(start + "\"txid\":\"\\ud800\"}"));
        stored(Wire.json(start + "\"param\":\"a\\udc00b;\\ud800\"}"));
    }

    private String read(long number) {
        try {
            return desk().facade().postback(number).get(30, TimeUnit.SECONDS).orElseThrow().reading().transactionId();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
    void anEmptyBodyOfAnyTypeIsNone(String type) {
        assertThat(send(Wire.post("/postback?" + good(), type, "")).text()).isEqualTo("OK");
        assertThat(send(Wire.post("/postback?" + good(), type, "").with("Content-Length: 0")).text()).isEqualTo("OK");
    }

    @Test
    void severalAcceptHeaders() {
        Answer answer = send(Wire.query(good()).with("Accept: text/plain").with("Accept: application/json"));
        assertThat(answer.json().get("result").asString()).isEqualTo("accepted");
    }

    @Test
    void severalRequestsOnOneConnection() throws IOException {
        String one = "GET /postback?%s HTTP/1.1\r\nHost: h\r\n\r\n";
        try (Socket socket = new Socket(desk().address().getHost(), desk().address().getPort())) {
            socket.setSoTimeout(30_000);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(one.formatted(good()).getBytes(StandardCharsets.US_ASCII));
                assertThat(ok(in)).isEqualTo("OK");
            }
            String three = one.formatted(good()) + one.formatted(good()) + one.formatted(good());
            socket.getOutputStream().write(three.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 3; i++) {
                assertThat(ok(in)).as("pipelined").isEqualTo("OK");
            }
        }
    }

    /// Reads one answer, of which it is known that its body has two bytes.
    private static String ok(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int b = in.read();
            assertThat(b).as(head.toString()).isNotNegative();
            head.append((char) b);
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("Content-Length: 2\r\n");
        return new String(in.readNBytes(2), StandardCharsets.US_ASCII);
    }

    @Test
    void aSenderMayAskBeforeItSendsItsBody() {
        assertThat(send(Wire.form(good()).with("Expect: 100-continue")).text()).isEqualTo("OK");
    }

    @Test
    void whatTheDesktopsOwnTestsSendIsMarked() throws Exception {
        int link = desk().facade().definitions().get(30, TimeUnit.SECONDS).links().getFirst().key();
        String click = desk().facade().testClick(link).get(30, TimeUnit.SECONDS).clickId();
        assertThat(send(Wire.query("clickId=" + click + "&id=" + SALE + "&val=1&com=1&txid=marked")).text())
                .isEqualTo("OK");
        assertThat(send(Wire.query(good() + "&txid=plain").with("X-Postback-Desk-Test: 1")).text()).isEqualTo("OK");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void allOfThemAreExported() {
        List<Row> rows = desk().export();
        assertThat(rows).extracting(Row::number).isSorted().doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.text("query").contains("txid=marked")).singleElement()
                .satisfies(row -> assertThat(row.json().get("test").asBoolean()).isTrue());
        assertThat(rows).filteredOn(row -> row.text("query").contains("txid=plain")).singleElement()
                .satisfies(row -> assertThat(row.json().get("test").asBoolean()).isFalse());
        assertThat(rows).filteredOn(row -> row.body().length > 59_000).hasSizeGreaterThan(50);
    }
}
