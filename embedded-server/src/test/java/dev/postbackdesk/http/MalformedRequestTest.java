package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no HTTP is answered in plain text, closed, and listed at the door; never as a postback, never in the log.
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestTest {
    private final TestReceiver receiver = new TestReceiver();

    @BeforeEach
    void forget() {
        receiver.refused.clear();
        receiver.logged().clear();
    }

    @AfterAll
    void close() {
        receiver.close();
    }

    /// In the requests, `~` stands for CR LF, `^` for CR, a number in braces for that control character.
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"GET /postback HTTP/1.1~~; 400; no Host header",
            "GET /postback HTTP/1.1~Host:~~; 400; no Host header",
            "GET /postback HTTP/1.1~Host: x~HOST: x~~; 400; two Host headers",
            "GET /postback HTTP/1.1~Host: x^y~~; 400; malformed request",
            "GET /postback HTTP/1.1^Host: x~~; 400; malformed request",
            "GET /postback HTTP/1.1~Host: x~X: a{0}b~~; 400; illegal character",
            "GET /post{0}back HTTP/1.1~Host: x~~; 400; illegal character",
            "GET /postback?a=b c HTTP/1.1~Host: x~~; 400; illegal character",
            "GET /postback?a=b\tc HTTP/1.1~Host: x~~; 400; illegal character",
            "GET /postback HTTP/1.1~Host: x~X y: 1~~; 400; illegal character",
            "GET /postback HTTP/1.1~Host: x~X : 1~~; 400; illegal character",
            "GET /postback HTTP/1.1~Host: x~X~~; 400; illegal character",
            "GET /postback HTTP/1.1~Host: x~ folded~~; 400; malformed request",
            "GET /postback HTTP/1.1~Host: x~: 1~~; 400; malformed request",
            "POST /postback HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~; 400; malformed request",
            "POST /postback HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 1~~; 400; malformed request",
            "POST /postback HTTP/1.1~Host: x~Content-Length: -1~~; 400; malformed request",
            "POST /postback HTTP/1.1~Host: x~Content-Length: 1~Transfer-Encoding: chunked~~; 400; malformed request",
            "POST /postback HTTP/1.1~Host: x~Transfer-Encoding: gzip~~; 400; malformed request",
            "GET /postback HTTP/1.2~Host: x~~; 505; HTTP version not supported",
            "GET /postback HTTP/9.9~Host: x~~; 505; HTTP version not supported",
            "GET /postback FTP/1.1~Host: x~~; 505; HTTP version not supported",
            "GET /postback~~; 505; HTTP version not supported", "GET~~; 400; malformed request",
            "G{0}T / HTTP/1.1~~; 400; illegal character", "GET  ~~; 400; malformed request",
            "PRI * HTTP/2.0~~SM~~; 426; malformed request", "{0}{0}{0}~~; 400; illegal character",
            "{22}{3}{1}; 400; https sent to an http port", "\u00fcGET / HTTP/1.1~~; 400; illegal character"})
    void isRefused(String shorthand, int status, String reason) throws IOException {
        String request = shorthand.replace("~", "\r\n").replace('^', '\r').replace("{0}", "\0").replace("{1}", "\1")
                .replace("{3}", "\3").replace("{22}", "\26");
        try (RawClient client = receiver.connect()) {
            RawClient.Answer answer = client.send(request).receive();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
            assertThat(answer.all("Server")).isEmpty();
            assertThat(answer.all("X-Powered-By")).isEmpty();
            assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.all("Connection")).containsExactly("close");
            assertThat(answer.body()).isNotBlank().doesNotContain("<");
            assertThat(client.end().atEnd()).isTrue();
        }
        assertThat(receiver.refused)
                .containsExactly(new TestReceiver.Refused(TestReceiver.NOW, status, reason, "127.0.0.1"));
        assertThat(receiver.arrivals).isEmpty();
        assertThat(receiver.logged()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,x:1,404", "OPTIONS,*,404", "CONNECT,/postback,405", "GET,postback,404", "GET,?a=1,404"})
    void oddTargetsAreOnlyNotFound(String method, String target, int status) throws IOException {
        assertThat(receiver.exchange(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").status())
                .isEqualTo(status);
        assertThat(receiver.logged()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'5\r\nab'", "'zz\r\nab\r\n0\r\n\r\n'", "'1\r\nabc\r\n0\r\n\r\n'", "'fffffffffff\r\nab'"})
    void aBrokenBodyIsNoPostback(String body) throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /postback?a=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body).end();
            assertThat(client.receive().status()).isEqualTo(400);
            assertThat(client.atEnd()).isTrue();
        }
        assertThat(receiver.refused).extracting(TestReceiver.Refused::reason).containsExactly("broken body");
        assertThat(receiver.arrivals).isEmpty();
        assertThat(receiver.logged()).isEmpty();
    }

    @Timeout(20)
    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /x", "GET /x HTTP/1.1\r\nHo", "GET /x HTTP/1.1\r\nHost: x\r\n"})
    void aHeadThatBreaksOffIsListed(String begin) throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send(begin).end().rest();
        }
        // The peer that has ended sees the connection close before or after it is listed.
        while (receiver.refused.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(receiver.refused).extracting(TestReceiver.Refused::reason).containsExactly("request broke off");
        assertThat(receiver.logged()).isEmpty();
    }

    @Test
    void aPeerThatOnlyConnectsIsNotListed() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.end();
            assertThat(client.atEnd()).isTrue();
        }
        assertThat(receiver.refused).isEmpty();
    }
}
