package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The time for a whole request is from its first byte to its last, however steadily it trickles. Here it is 300 ms, and
/// the peer trickles until it is told to stop: no test depends on how fast anything is.
@NullMarked
class TimingTest {
    private static final Timing SHORT = new Timing(Duration.ofMillis(300), Duration.ofSeconds(15),
            Duration.ofMillis(100), Duration.ofSeconds(4));

    private final TestReceiver receiver = new TestReceiver("127.0.0.1", SHORT);

    @AfterEach
    void close() {
        receiver.close();
        assertThat(receiver.logged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /postback?", "GET /postback HTTP/1.1\r\nHost: x\r\nX: ",
            "POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
            "POST /postback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n",
            "POST /postback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;"})
    void aTrickleIsEnded(String begin) throws IOException, InterruptedException {
        try (RawClient client = receiver.connect()) {
            client.send(begin);
            Thread trickle = Thread.ofVirtual().start(() -> trickle(client));
            isTooSlow(client.receive());
            trickle.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /postback HTTP/1.1\r\nHost: x\r\n",
            "POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n",
            "POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nx",
            "POST /postback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"})
    void aPauseIsEnded(String begin) throws IOException {
        try (RawClient client = receiver.connect()) {
            client.send(begin);
            isTooSlow(client.receive());
            assertThat(client.end().atEnd()).isTrue();
        }
    }

    /// Otherwise whoever opens connections and says nothing keeps everybody else out, or fills the memory.
    @Test
    void whileAllConnectionsAreTakenIdleOnesAreClosedSoon() throws Exception {
        Timing patient = new Timing(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(100),
                Duration.ofSeconds(4));
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        try (TestReceiver small = new TestReceiver("127.0.0.1", patient, new Capacity(3, 1 << 20));
                RawClient busy = small.connect();
                RawClient idle = small.connect()) {
            CompletableFuture<PostbackRequest> arrived = new CompletableFuture<>();
            small.intake = request -> {
                arrived.complete(request);
                return outcome;
            };
            busy.send("GET /postback HTTP/1.1\r\nHost: x\r\n\r\n");
            PostbackRequest request = arrived.orTimeout(10, TimeUnit.SECONDS).join();
            idle.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(idle.receive().status()).isEqualTo(200);
            try (RawClient last = small.connect()) {
                assertThat(idle.atEnd()).isTrue();
                last.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(last.receive().status()).isEqualTo(200);
            }
            outcome.complete(small.stored(request));
            assertThat(busy.receive().status()).as("of one that waits for the store").isEqualTo(200);
        }
        assertThat(receiver.logged()).isEmpty();
    }

    @Test
    void aSlowStoreIsNotThePeersFault() throws Exception {
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        try (TestReceiver patient = new TestReceiver("127.0.0.1", new Timing(Duration.ofSeconds(2),
                Duration.ofSeconds(15), Duration.ofMillis(100), Duration.ofSeconds(4)));
                RawClient client = patient.connect();
                RawClient slow = patient.connect()) {
            patient.intake = request -> {
                arrived.countDown();
                return outcome.thenApply(_ -> patient.stored(request));
            };
            client.send("POST /postback HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n").send("x");
            arrived.await();
            // Begun later and too slow by now: so the first one's time would have been up as well.
            assertThat(slow.send("GET /").receive().status()).isEqualTo(408);
            outcome.complete(new Intake.Outcome.NotStored(Saying.verbatim("never seen")));
            assertThat(client.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatTakesLongerThanTheIdleTimeIsSentAllTheSame() throws Exception {
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        try (TestReceiver patient = new TestReceiver("127.0.0.1", new Timing(Duration.ofSeconds(10),
                Duration.ofMillis(400), Duration.ofMillis(100), Duration.ofSeconds(4)));
                RawClient client = patient.connect()) {
            patient.intake = request -> {
                arrived.countDown();
                return outcome.thenApply(_ -> patient.stored(request));
            };
            client.send("GET /postback?a=1 HTTP/1.1\r\nHost: x\r\n\r\n");
            arrived.await();
            for (int i = 0; i < 2; i++) {
                try (RawClient idle = patient.connect()) {
                    assertThat(idle.atEnd()).isTrue();
                }
            }
            outcome.complete(new Intake.Outcome.NotStored(Saying.verbatim("never seen")));
            assertThat(client.receive().status()).isEqualTo(200);
            assertThat(patient.logged()).isEmpty();
        }
    }

    @Test
    void aPeerThatIsGoneWhenItsAnswerComesIsNotLogged() throws Exception {
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        receiver.intake = request -> {
            arrived.countDown();
            return outcome.thenApply(_ -> receiver.stored(request));
        };
        try (RawClient client = receiver.connect()) {
            client.send("GET /postback?a=1 HTTP/1.1\r\nHost: x\r\n\r\n");
            arrived.await();
        }
        outcome.complete(new Intake.Outcome.NotStored(Saying.verbatim("never seen")));
        assertThat(receiver.exchange("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
        receiver.close();
        assertThat(receiver.numbers).hasValue(1);
    }

    private void isTooSlow(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.all("Connection")).containsExactly("close");
        assertThat(answer.all("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(receiver.refused)
                .containsExactly(new TestReceiver.Refused(TestReceiver.NOW, 408, "too slow", "127.0.0.1"));
        assertThat(receiver.arrivals).isEmpty();
    }

    private static void trickle(RawClient client) {
        try {
            while (true) {
                client.send("x");
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException _) {
            // The receiver has closed, which is what is waited for.
        }
    }
}
