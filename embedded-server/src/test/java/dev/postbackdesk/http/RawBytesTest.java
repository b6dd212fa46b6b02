package dev.postbackdesk.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.io.IOException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrived is kept byte for byte: pinned here, because Jetty by itself would decode, cut or refuse it.
@NullMarked
class RawBytesTest {
    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clickId=#S1#&id=x", "clickId={clickid}&id=x", "clickId={{a}}|{b}&id=x", "a=%ZZ&b=%&c=%2",
            "a=\u00c3\u00bc", "a=\u00fc", "a=\u00ff\u00fe\u0080\u00a0", "a=[[[x]]]&b=<x>&c=\"y\"&d=`^\\~", "?a=1?b=2",
            "a=%00%0d%0a", "#", "a=1#frag?b=2", "a=//../..;x=y", "=&&==&", "a=%u00fc&b=+", "a=\u007f"})
    void aQueryIsKeptAsItArrived(String query) throws IOException {
        RawClient.Answer answer = receiver.exchange("GET /postback?" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        Arrival arrival = receiver.arrivals.getFirst();
        assertThat(arrival.query()).isEqualTo(query);
        assertThat(arrival.path()).isEqualTo("/postback");
        assertThat(arrival.method()).isEqualTo("GET");
        assertThat(arrival.body()).isNull();
        assertThat(arrival.sender()).isEqualTo("127.0.0.1");
        assertThat(arrival.receivedAt()).isEqualTo(TestReceiver.NOW);
        assertThat(arrival.test()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"/postback /postback ''", "/postback? /postback ''",
            "http://h.example:1/postback?a=1#b /postback a=1#b", "HTTP://h.example/s2s /s2s ''",
            "/postback#x?a=1 /postback#x a=1", "/conversion.aspx?a=http://b/c /conversion.aspx a=http://b/c"})
    void targetsOfAllForms(String target, String path, String query) throws IOException {
        RawClient.Answer answer = receiver.exchange("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(receiver.arrivals.getFirst().path()).isEqualTo(path);
        assertThat(receiver.arrivals.getFirst().query()).isEqualTo(query);
    }

    @Test
    void headersAreKeptInOrderWithTheirCase() throws IOException {
        receiver.exchange("GET /postback?a=1 HTTP/1.1\r\nhOsT: x\r\nX-one:1\r\nACCEPT: \t */*  \r\nX-One: \u00fc\u00ff"
                + "\r\nuser-agent:\r\nConnection: KEEP-alive\r\ncontent-TYPE: Text/Plain\r\n\r\n");

        assertThat(receiver.arrivals.getFirst().headers()).containsExactly(new Header("hOsT", "x"),
                new Header("X-one", "1"), new Header("ACCEPT", "*/*"), new Header("X-One", "\u00fc\u00ff"),
                new Header("user-agent", ""), new Header("Connection", "KEEP-alive"),
                new Header("content-TYPE", "Text/Plain"));
    }

    @Test
    void everyRequestOfAConnectionHasItsOwnHead() throws IOException {
        try (RawClient client = receiver.connect()) {
            for (int i = 0; i < 50; i++) {
                // Jetty's header cache would give the second one the first one's case.
                String name = i % 2 == 0 ? "User-Agent" : "uSER-aGENT";
                client.send("GET /postback?n=" + i + " HTTP/1.1\r\nHost: x\r\n" + name + ": A\r\n\r\n");
                assertThat(client.receive().status()).isEqualTo(200);
                assertThat(receiver.arrivals.get(i).query()).isEqualTo("n=" + i);
                assertThat(receiver.arrivals.get(i).headers().get(1)).isEqualTo(new Header(name, "A"));
            }
        }
    }

    @Test
    void pipelinedRequestsHaveTheirOwnHeadAndBody() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("GET /postback?n=1#a HTTP/1.1\r\nHost: one\r\n\r\n"
                    + "POST /s2s?n=2 HTTP/1.1\r\nHost: two\r\nContent-Length: 5\r\n\r\nGET /"
                    + "\r\nPOST /s2s HTTP/1.1\r\nHost: three\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n2;x=y\r\n&c\r\n"
                    + "0\r\nTrailer: t\r\n\r\nGET /postback?n=4 HTTP/1.0\r\n\r\n");
            for (int i = 0; i < 4; i++) {
                assertThat(client.receive().status()).isEqualTo(200);
            }
            assertThat(client.atEnd()).isTrue();
        }
        assertThat(receiver.arrivals).extracting(Arrival::query).containsExactly("n=1#a", "n=2", "", "n=4");
        assertThat(receiver.arrivals).extracting(a -> a.header("host").orElse("-")).containsExactly("one", "two",
                "three", "-");
        assertThat(receiver.arrivals.get(1).body()).isEqualTo("GET /".getBytes(ISO_8859_1));
        assertThat(receiver.arrivals.get(2).body()).isEqualTo("a=b&c".getBytes(ISO_8859_1));
    }

    @Test
    void aHeadThatArrivesByteByByteIsTheSame() throws IOException {
        String query = "clickId=#S1#&id=\u00c3\u00bc|{x}";
        try (RawClient client = receiver.connect()) {
            for (byte b : ("\r\nPOST /postback?" + query + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n\u00e4\n")
                    .getBytes(ISO_8859_1)) {
                client.send(new byte[]{b});
            }
            assertThat(client.receive().status()).isEqualTo(200);
        }
        assertThat(receiver.arrivals.getFirst().query()).isEqualTo(query);
        assertThat(receiver.arrivals.getFirst().headers()).containsExactly(new Header("Host", "x"),
                new Header("Content-Length", "2"));
        assertThat(receiver.arrivals.getFirst().body()).isEqualTo(new byte[]{(byte) 0xe4, '\n'});
    }
}
