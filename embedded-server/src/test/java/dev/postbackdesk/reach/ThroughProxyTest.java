package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pages that are got through the user's proxy.
@Timeout(60)
class ThroughProxyTest {
    /// Where no name server answers, a name is given up after some 10 s only.
    private static final Duration WITHIN = Duration.ofSeconds(25);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    @SuppressWarnings("NullAway.Init") // by open
    private HttpServer proxy;

    @BeforeEach
    void open() throws Exception {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                byte[] page = "of the proxy".getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.stop(0);
    }

    /// Private addresses may not be called, as when a link is followed.
    private Fetcher fetcher() {
        Fetcher fetcher = new Fetcher((_, _, address) -> !Reach.isPrivate(address), new SslContextFactory.Client(),
                new SystemProxy(ProxySelector.of(proxy.getAddress()), Map.of()));
        fetcher.start();
        return fetcher;
    }

    @Test
    void aNameServerThatDoesNotAnswerIsWaitedForNoLongerThanTheCall() {
        CountDownLatch end = new CountDownLatch(1);
        try (Fetcher fetcher = new Fetcher((_, _, _) -> true, new SslContextFactory.Client(),
                new SystemProxy(ProxySelector.of(proxy.getAddress()), Map.of()), host -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                })) {
            fetcher.start();
            long start = System.nanoTime();
            assertThatThrownBy(() -> fetcher.get(URI.create("http://slow.example/"), Map.of(), Duration.ofMillis(300),
                    1_000)).isInstanceOfSatisfying(Unreached.class,
                            e -> assertThat(e.reason()).isEqualTo(Unreached.Reason.TIMED_OUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(asked).isEmpty();
        } finally {
            end.countDown();
        }
    }

    @Test
    void aNameThatOnlyTheProxyKnowsIsLeftToIt() throws Exception {
        try (Fetcher fetcher = fetcher()) {
            Fetcher.Answer answer = fetcher.get(URI.create("http://shop.invalid/a?b=c"), Map.of(), WITHIN, 100);
            assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("of the proxy");
            fetcher.get(URI.create("http://other.invalid/"), Map.of(), WITHIN, 100);
        }
        assertThat(asked).containsExactly("GET http://shop.invalid/a?b=c", "GET http://other.invalid/");
    }

    @Test
    void theProxyLeadsIntoNoPrivateNetwork() {
        try (Fetcher fetcher = fetcher()) {
            for (String inside : List.of("http://10.1.2.3/", "http://192.168.0.1/admin", "http://[fd00::1]/")) {
                assertThatThrownBy(() -> fetcher.get(URI.create(inside), Map.of(), WITHIN, 100))
                        .isInstanceOfSatisfying(Unreached.class,
                                unreached -> assertThat(unreached.reason())
                                        .isEqualTo(Unreached.Reason.PRIVATE_ADDRESS));
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void thisMachineIsCalledStraight() throws Exception {
        HttpServer here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        here.start();
        try (Fetcher fetcher = new Fetcher((_, _, _) -> true, new SslContextFactory.Client(),
                new SystemProxy(ProxySelector.of(proxy.getAddress()), Map.of()))) {
            fetcher.start();
            assertThat(
                    fetcher.get(URI.create("http://127.0.0.1:" + here.getAddress().getPort() + "/"), Map.of(), WITHIN,
                            100).status())
                    .isEqualTo(204);
        } finally {
            here.stop(0);
        }
        assertThat(asked).isEmpty();
    }
}
