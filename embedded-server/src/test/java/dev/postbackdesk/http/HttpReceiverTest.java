package dev.postbackdesk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Opening, closing, and many requests at once.
@NullMarked
class HttpReceiverTest {
    private static final String GET = "GET /postback?a=1 HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void aTakenPortIsSaidSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            HttpReceiver receiver = receiver("127.0.0.1", other.getLocalPort());

            assertThatThrownBy(receiver::start).isInstanceOf(CannotListen.class)
                    .hasMessage(
                            "127.0.0.1:%d is taken: another program listens there. Close it, or choose another port.",
                            other.getLocalPort())
                    .asInstanceOf(type(CannotListen.class)).satisfies(e -> {
                        assertThat(e.reason()).isEqualTo(CannotListen.Cause.PORT_TAKEN);
                        assertThat(e.address()).isEqualTo("127.0.0.1:" + other.getLocalPort());
                    });
            receiver.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "no-such-name.invalid"})
    void aForeignAddressIsSaidSo(String bind) {
        HttpReceiver receiver = receiver(bind, 0);

        assertThatThrownBy(receiver::start).isInstanceOf(CannotListen.class).hasMessageStartingWith(bind)
                .asInstanceOf(type(CannotListen.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CannotListen.Cause.NO_SUCH_ADDRESS));
        receiver.close();
    }

    @Test
    void nothingListensBeforeItIsStartedAndAfterItIsClosed() throws IOException, CannotListen {
        HttpReceiver receiver = receiver("127.0.0.1", 0);
        receiver.start();
        int port = receiver.address().getPort();
        assertThat(receiver.address()).hasToString("http://127.0.0.1:" + port);
        receiver.close();
        receiver.close();

        HttpReceiver next = receiver("127.0.0.1", port);
        next.start();
        next.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]"})
    void itListensOnIpv6(String bind) throws IOException {
        assumeThat(hasIpv6()).isTrue();
        try (TestReceiver receiver = new TestReceiver(bind, Timing.DEFAULT)) {
            assertThat(receiver.address().toString()).isEqualTo("http://[::1]:" + receiver.address().getPort());
            assertThat(receiver.exchange(GET).status()).isEqualTo(200);
            assertThat(receiver.arrivals).extracting(Arrival::sender).containsExactly("::1");
        }
    }

    @Test
    void anIpv4PeerOfAnIpv6SocketIsIpv4() throws IOException {
        assumeThat(hasIpv6()).isTrue();
        try (TestReceiver receiver = new TestReceiver("::", Timing.DEFAULT);
                RawClient client = new RawClient(
                        URI.create("http://127.0.0.1:" + receiver.address().getPort()))) {
            assertThat(client.send(GET).receive().status()).isEqualTo(200);
            assertThat(receiver.arrivals).extracting(Arrival::sender).containsExactly("127.0.0.1");
        }
    }

    @Test
    void aHundredRequestsWaitForTheStoreAtOnce() throws Exception {
        // More than there are threads: none is answered before all have arrived.
        CountDownLatch arrived = new CountDownLatch(100);
        try (TestReceiver receiver = new TestReceiver()) {
            receiver.intake = request -> {
                arrived.countDown();
                return CompletableFuture.supplyAsync(() -> {
                    awaitAll(arrived);
                    return receiver.stored(request);
                }, task -> Thread.ofVirtual().start(task));
            };
            List<Future<RawClient.Answer>> answers = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                    answers.add(clients.submit(() -> receiver.exchange(GET)));
                }
                for (Future<RawClient.Answer> answer : answers) {
                    assertThat(answer.get().status()).isEqualTo(200);
                }
            }
            assertThat(receiver.numbers).hasValue(100);
        }
    }

    @Test
    void aConnectionServesTenThousandRequests() throws IOException {
        try (TestReceiver receiver = new TestReceiver(); RawClient client = receiver.connect()) {
            String batch = GET.repeat(50);
            for (int i = 0; i < 200; i++) {
                client.send(batch);
                for (int j = 0; j < 50; j++) {
                    assertThat(client.receive().status()).isEqualTo(200);
                }
            }
            assertThat(receiver.numbers).hasValue(10_000);
        }
    }

    @Test
    void closingLetsARunningRequestFinish() throws Exception {
        AtomicReference<@Nullable PostbackRequest> running = new AtomicReference<>();
        CompletableFuture<Intake.Outcome> outcome = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        TestReceiver receiver = new TestReceiver();
        receiver.intake = request -> {
            running.set(request);
            arrived.countDown();
            return outcome;
        };
        try (RawClient client = receiver.connect(); RawClient idle = receiver.connect()) {
            client.send(GET);
            arrived.await();
            Thread closing = Thread.ofPlatform().start(receiver::close);
            // The port is shut before the running request ends.
            while (isOpen(receiver)) {
                Thread.onSpinWait();
            }
            outcome.complete(receiver.stored(requireNonNull(running.get())));

            RawClient.Answer answer = client.receive();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(client.atEnd()).isTrue();
            assertThat(idle.atEnd()).isTrue();
            closing.join();
        }
        assertThat(receiver.logged()).isEmpty();
    }

    @Test
    void closingDoesNotWaitForEver() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        TestReceiver receiver = new TestReceiver("127.0.0.1", new Timing(Duration.ofSeconds(10), Duration.ofSeconds(15),
                Duration.ofSeconds(1), Duration.ofMillis(100)));
        CompletableFuture<Intake.Outcome> never = new CompletableFuture<>();
        receiver.intake = _ -> {
            arrived.countDown();
            return never;
        };
        try (RawClient client = receiver.connect()) {
            client.send(GET);
            arrived.await();
            receiver.close();
            assertThat(client.rest()).isEmpty();
        }
        // Its virtual thread is left waiting: woken now, it would log into the next test's log.
        assertThat(receiver.logged()).singleElement().asString().contains("still running");
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOpen(TestReceiver receiver) {
        try (RawClient _ = receiver.connect()) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static HttpReceiver receiver(String bind, int port) {
        return new HttpReceiver(
                new HttpReceiverConfig(bind, port, InstantSource.system(), TestReceiver.SECRET), _ -> CompletableFuture
                        .completedFuture(new Intake.Outcome.NotStored(Saying.verbatim("nothing is"))),
                _ -> CompletableFuture.completedFuture(new Redirects.Outcome.NotFound()),
                () -> true, (_, _, _, _) -> {});
    }

    private static boolean hasIpv6() {
        try (ServerSocket _ = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
