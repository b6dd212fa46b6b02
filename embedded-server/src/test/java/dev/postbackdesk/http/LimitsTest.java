package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each limit at exactly the limit and one above.
@NullMarked
class LimitsTest {
    private static final int KIB_16 = 16_384;
    private static final int KIB_64 = 65_536;

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
        assertThat(receiver.logged()).isEmpty();
    }

    @Test
    void aRequestLineOf16KibIsTaken() throws IOException {
        RawClient.Answer answer = receiver.exchange(line(KIB_16) + "\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(receiver.arrivals.getFirst().query()).hasSize(KIB_16 - "GET /postback? HTTP/1.1".length());
    }

    @Test
    void aLongerRequestLineIsRefused() throws IOException {
        RawClient.Answer answer = receiver.exchange(line(KIB_16 + 1) + "\r\nHost: x\r\n\r\n");

        isRefused(answer, 414, "request line too long");
    }

    @Test
    void aRequestLineWithoutEndIsRefusedBeforeItEnds() throws IOException {
        try (RawClient client = receiver.connect()) {
            isRefused(client.send("GET /" + "x".repeat(KIB_16)).receive(), 414, "request line too long");
        }
    }

    @Test
    void headersOf16KibAreTaken() throws IOException {
        RawClient.Answer answer = receiver.exchange(line(KIB_16) + "\r\n" + headers(KIB_16) + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(receiver.arrivals.getFirst().headers()).hasSize(2);
    }

    @Test
    void bodiesBeyondTheRoomForAllOfThemAreNotStored() throws Exception {
        CompletableFuture<PostbackRequest> arrived = new CompletableFuture<>();
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        String post = "POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: " + KIB_64 + "\r\n\r\n"
                + "x".repeat(KIB_64);
        try (TestReceiver small = new TestReceiver("127.0.0.1", Timing.DEFAULT, new Capacity(10, KIB_64 + 10));
                RawClient first = small.connect()) {
            small.intake = request -> {
                arrived.complete(request);
                return outcome;
            };
            first.send(post);
            PostbackRequest request = arrived.orTimeout(10, TimeUnit.SECONDS).join();
            RawClient.Answer answer = small.exchange(post);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.all("Retry-After")).isNotEmpty();
            outcome.complete(small.stored(request));
            assertThat(first.receive().status()).isEqualTo(200);
            assertThat(small.exchange(post).status()).as("once there is room again").isEqualTo(200);
        }
    }

    @Test
    void largerHeadersAreRefused() throws IOException {
        isRefused(receiver.exchange("GET /postback HTTP/1.1\r\n" + headers(KIB_16 + 1) + "\r\n"), 431,
                "headers too large");
    }

    @Test
    void headersWithoutEndAreRefusedBeforeTheyEnd() throws IOException {
        try (RawClient client = receiver.connect()) {
            isRefused(client.send("GET /postback HTTP/1.1\r\n" + "a: b\r\n".repeat(KIB_16 / 6 + 1)).receive(), 431,
                    "headers too large");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyOf64KibIsTaken(boolean chunked) throws IOException {
        assertThat(receiver.exchange(post(KIB_64, chunked)).status()).isEqualTo(200);
        assertThat(receiver.arrivals.getFirst().body()).hasSize(KIB_64);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargerBodyIsRefused(boolean chunked) throws IOException {
        isRefused(receiver.exchange(post(KIB_64 + 1, chunked)), 413, "body too large");
    }

    @Test
    void anAnnouncedLargeBodyIsRefusedAtOnce() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n");
            RawClient.Answer answer = client.receive();
            isRefused(answer, 413, "body too large");
            assertThat(answer.all("Connection")).containsExactly("close");
            // What is sent all the same is dropped, so that the answer can be read; then the connection ends.
            client.send("x".repeat(KIB_64 + 1)).end();
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void aSenderThatAsksFirstIsToldSoInsteadOfContinue() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
            isRefused(client.receive(), 413, "body too large");
        }
    }

    @Test
    void anAnswerIsReadableAfterMegabytesOfBody() throws IOException {
        // Closing with unread bytes would reset the connection and lose the answer.
        isRefused(receiver.exchange(post(3_000_000, false)), 413, "body too large");
    }

    @Test
    void aHugeNumberOfBytesIsNoBody() throws IOException {
        RawClient.Answer answer = receiver
                .exchange("POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void trailersAreHeldToo() throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send("POST /postback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n");
            String trailers = "t: u\r\n".repeat(10_000);
            assertThat(client.send(trailers).receive().status()).isEqualTo(400);
        }
        assertThat(receiver.arrivals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", ""})
    void anEncodedBodyIsRefused(String encoding) throws IOException {
        RawClient.Answer answer = receiver.exchange("POST /postback?a=1 HTTP/1.1\r\nHost: x\r\ncontent-ENCODING: "
                + encoding + "\r\nContent-Length: 1\r\n\r\nx");

        isRefused(answer, 415, "body is encoded");
    }

    private void isRefused(RawClient.Answer answer, int status, String reason) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(answer.all("Server")).isEmpty();
        assertThat(receiver.arrivals).isEmpty();
        assertThat(receiver.refused)
                .containsExactly(new TestReceiver.Refused(TestReceiver.NOW, status, reason, "127.0.0.1"));
    }

    private static String line(int length) {
        String rest = "GET /postback? HTTP/1.1";
        return "GET /postback?" + "x".repeat(length - rest.length()) + " HTTP/1.1";
    }

    private static String headers(int length) {
        String host = "Host: x\r\n";
        return host + "X: " + "y".repeat(length - host.length() - "X: \r\n".length()) + "\r\n";
    }

    private static String post(int length, boolean chunked) {
        String head = "POST /postback HTTP/1.1\r\nHost: x\r\n";
        if (!chunked) {
            return head + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(length);
        }
        StringBuilder body = new StringBuilder();
        for (int left = length; left > 0; left -= 1000) {
            int size = Math.min(left, 1000);
            body.append(Integer.toHexString(size)).append("\r\n").repeat("x", size).append("\r\n");
        }
        return head + "Transfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n";
    }
}
