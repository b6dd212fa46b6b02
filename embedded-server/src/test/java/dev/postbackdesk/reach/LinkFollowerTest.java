package dev.postbackdesk.reach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.reach.LinkWalk.By;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import dev.postbackdesk.reach.LinkWalk.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LinkFollowerTest {
    private static final String ID = "7h3k9v2xq8m4t0c6zr1p5w8ney";
    private static final Instant NOW = Instant.parse("2026-11-22T10:41:00Z");

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop();
        shop.html("/landing", "<h1>Spring box</h1>");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static LinkFollower follower(Duration within) {
        return new LinkFollower(InstantSource.fixed(NOW), within, Fetcher::new);
    }

    private LinkWalk follow(String path) throws InterruptedException {
        return follower(Duration.ofSeconds(10)).follow(shop.url() + path, ID, Set.of());
    }

    private static List<String> urls(LinkWalk walk) {
        return walk.hops().stream().map(Hop::url).toList();
    }

    @Test
    void arrivesWhereNothingMovesOn() throws Exception {
        LinkWalk walk = follow("/landing?aff_sub=" + ID);

        assertThat(walk.end()).isEqualTo(new End.Arrived(false));
        assertThat(walk.hops()).singleElement().satisfies(hop -> {
            assertThat(hop.status()).isEqualTo(200);
            assertThat(hop.next()).isNull();
        });
        assertThat(walk.loss()).isEmpty();
        assertThat(walk.at()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void theIdSurvivesARedirectThatKeepsIt(int status) throws Exception {
        shop.redirect("/go", status, "{self}/landing?{query}");

        LinkWalk walk = follow("/go?aff_sub=" + ID);

        assertThat(urls(walk)).containsExactly(shop.url() + "/go?aff_sub=" + ID, shop.url() + "/landing?aff_sub=" + ID);
        assertThat(walk.loss()).isEmpty();
    }

    @Test
    void namesTheHopThatLosesIt() throws Exception {
        shop.redirect("/one", 302, "/two?{query}");
        shop.redirect("/two", 301, "/landing?lang=it");

        LinkWalk walk = follow("/one?lang=it&aff_sub=" + ID);

        assertThat(walk.end()).isEqualTo(new End.Arrived(false));
        assertThat(walk.loss()).contains(new Loss(shop.url() + "/two?lang=it&aff_sub=" + ID,
                shop.url() + "/landing?lang=it", "aff_sub", true, false));
    }

    @Test
    void anIdThatComesBackIsNotLost() throws Exception {
        shop.redirect("/one", 302, "/consent");
        shop.redirect("/consent", 302, "/landing?aff_sub=" + ID);

        assertThat(follow("/one?aff_sub=" + ID).loss()).isEmpty();
    }

    @Test
    void saysWhereACookieKeepsIt() throws Exception {
        shop.page("/one", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "click=" + ID + "; Path=/");
            exchange.getResponseHeaders().add("Location", "/landing");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(follow("/one?sub=" + ID).loss().orElseThrow().keptInCookie()).isTrue();
    }

    @Test
    void cookiesAreSentBack() throws Exception {
        // As shops do that want to know whether cookies stay.
        shop.page("/landing", exchange -> {
            String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            if (cookie.contains("seen=1")) {
                Shop.send(exchange, 200, "Welcome");
            } else {
                exchange.getResponseHeaders().add("Set-Cookie", "seen=1; Path=/");
                exchange.getResponseHeaders().add("Location", String.valueOf(exchange.getRequestURI()));
                exchange.sendResponseHeaders(302, -1);
            }
        });

        LinkWalk walk = follow("/landing?sub=" + ID);

        assertThat(walk.end()).isEqualTo(new End.Arrived(false));
        assertThat(walk.hops()).extracting(Hop::status).containsExactly(302, 200);
    }

    @Test
    void sendsWhatABrowserSends() throws Exception {
        CompletableFuture<String> agent = new CompletableFuture<>();
        shop.page("/landing", exchange -> {
            agent.complete(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
            Shop.send(exchange, 200, "Welcome");
        });
        follow("/landing");

        assertThat(agent.get(5, TimeUnit.SECONDS)).startsWith("Mozilla/5.0").doesNotContain("Jetty");
    }

    @Test
    void aLoopEnds() throws Exception {
        shop.redirect("/a", 302, "/b?{query}");
        shop.redirect("/b", 302, "/a?{query}");

        LinkWalk walk = follow("/a?sub=" + ID);

        assertThat(walk.end()).isEqualTo(new End.Loop(shop.url() + "/a?sub=" + ID));
        assertThat(walk.hops()).hasSize(4);
    }

    @Test
    void tooManyEnd() throws Exception {
        for (int i = 0; i < 20; i++) {
            shop.redirect("/" + i, 302, "/" + (i + 1) + "?{query}");
        }

        LinkWalk walk = follow("/0?sub=" + ID);

        assertThat(walk.end()).isEqualTo(new End.TooMany(10));
        assertThat(shop.asked).hasSize(11);
    }

    @Test
    void tenAreFollowed() throws Exception {
        for (int i = 0; i < 10; i++) {
            shop.redirect("/" + i, 302, i == 9 ? "/landing" : "/" + (i + 1));
        }

        assertThat(follow("/0").end()).isEqualTo(new End.Arrived(false));
    }

    @Test
    void aPageThatNeverAnswersIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            long start = System.nanoTime();
            LinkWalk walk = follower(Duration.ofMillis(600)).follow(url, ID, Set.of());

            assertThat(walk.end()).isEqualTo(new End.OutOfTime(url, Duration.ofMillis(600)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPageThatTricklesIsLeft() throws Exception {
        shop.page("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                sleep(50);
            }
        });
        LinkWalk walk = follower(Duration.ofMillis(600)).follow(shop.url() + "/slow", ID, Set.of());

        assertThat(walk.end()).isInstanceOf(End.OutOfTime.class);
    }

    @Test
    void whoStopsWaitingStopsIt() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        shop.page("/slow", exchange -> {
            asked.complete(null);
            sleep(5_000);
        });
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread walker = Thread.ofVirtual().start(() -> {
            try {
                ended.completeExceptionally(new AssertionError(String.valueOf(follow("/slow"))));
            } catch (InterruptedException e) {
                ended.complete(e);
            }
        });
        asked.get(5, TimeUnit.SECONDS);
        walker.interrupt();

        assertThat(ended.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void locationsAreReadAsBrowsersReadThem() throws Exception {
        shop.redirect("/a/b/start", 302, "next?{query}");
        shop.redirect("/a/b/next", 302, "../up?{query}");
        shop.redirect("/a/up", 302, "?again=1&{query}");
        LinkWalk walk = follow("/a/b/start?sub=" + ID);

        assertThat(urls(walk)).startsWith(shop.url() + "/a/b/start?sub=" + ID, shop.url() + "/a/b/next?sub=" + ID,
                shop.url() + "/a/up?sub=" + ID, shop.url() + "/a/up?again=1&sub=" + ID);
    }

    @Test
    void oddLettersAreEncodedAsBrowsersDo() throws Exception {
        shop.redirect("/go", 302, "/landing?name={x}|y z&100%&sub=" + ID);

        LinkWalk walk = follow("/go?q={a|b}&sub=" + ID);

        assertThat(urls(walk)).containsExactly(shop.url() + "/go?q=%7Ba%7Cb%7D&sub=" + ID,
                shop.url() + "/landing?name=%7Bx%7D%7Cy%20z&100%25&sub=" + ID);
    }

    @Test
    void aRedirectToNoWebAddressEnds() throws Exception {
        shop.redirect("/go", 302, "intent://shop/x#Intent;end");

        assertThat(follow("/go?sub=" + ID).end()).isEqualTo(new End.NoAddress("intent://shop/x#Intent;end"));
    }

    @Test
    void aMetaRefreshIsFollowedAlsoPacked() throws Exception {
        shop.page("/go", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(("<html><head><META content='0; URL=/landing?a=1&amp;sub=" + ID
                        + "' HTTP-EQUIV=refresh></head>").getBytes(UTF_8));
            }
        });

        LinkWalk walk = follow("/go?sub=" + ID);

        assertThat(walk.hops()).extracting(Hop::by).containsExactly(By.META_REFRESH, null);
        assertThat(urls(walk)).last().isEqualTo(shop.url() + "/landing?a=1&sub=" + ID);
        assertThat(walk.loss()).isEmpty();
    }

    @Test
    void aPackedPageOfAnySizeIsReadWithinItsBounds() throws Exception {
        shop.page("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            byte[] zeros = new byte[1 << 20];
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                for (int i = 0; i < 200; i++) {
                    out.write(zeros);
                }
            } catch (IOException e) {
                // The reader has had enough, as it should.
            }
        });

        assertThat(follow("/bomb").end()).isEqualTo(new End.Arrived(false));
    }

    @Test
    void scriptsAreNotRunAndThatIsSaid() throws Exception {
        shop.html("/go", "<script>if (true) { window.location.href = '/landing'; }</script>");

        assertThat(follow("/go?sub=" + ID).end()).isEqualTo(new End.Arrived(true));
    }

    @Test
    void noRedirectLeadsIntoAPrivateNetwork() throws Exception {
        try (Shop inner = new Shop()) {
            inner.html("/landing", "secret");
            shop.redirect("/go", 302, inner.url() + "/landing?{query}");

            LinkWalk walk = follow("/go?sub=" + ID);

            assertThat(walk.end()).isInstanceOfSatisfying(End.NotReached.class, end -> {
                assertThat(end.reason()).isEqualTo(Unreached.Reason.PRIVATE_ADDRESS);
                assertThat(end.url()).startsWith(inner.url());
            });
            assertThat(inner.asked).isEmpty();
            assertThat(follower(Duration.ofSeconds(10)).follow(shop.url() + "/go", ID, Set.of(URI.create(inner.url())))
                    .end()).as("unless it is one's own").isEqualTo(new End.Arrived(false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:{port}/landing", "http://[::ffff:127.0.0.1]:{port}/landing",
            "http://2130706433:{port}/landing", "http://127.1:{port}/landing", "http://0.0.0.0:{port}/landing"})
    void namesThatLeadThereAreNoWayRound(String location) throws Exception {
        try (Shop inner = new Shop()) {
            shop.redirect("/go", 302, location.replace("{port}", Integer.toString(URI.create(inner.url()).getPort())));

            assertThat(follow("/go").end()).isNotInstanceOf(End.Arrived.class);
            assertThat(inner.asked).isEmpty();
        }
    }

    @Test
    void refusedIsTold() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(follower(Duration.ofSeconds(10)).follow("http://127.0.0.1:" + port + "/", ID, Set.of()).end())
                .isInstanceOfSatisfying(End.NotReached.class,
                        end -> assertThat(end.reason()).isEqualTo(Unreached.Reason.REFUSED));
    }

    @Test
    void httpAfterHttpsIsSeenAndCertificatesAreChecked(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("shop.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "shop", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "SAN=IP:127.0.0.1",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit").inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        Function<Fetcher.Rule, Fetcher> believing = _ -> {
            SslContextFactory.Client client = new SslContextFactory.Client();
            client.setTrustStore(keys);
            return new Fetcher((_, _, _) -> true, client);
        };
        try (Shop secure = new Shop(tls)) {
            secure.redirect("/go", 302, shop.url() + "/landing?{query}");
            LinkWalk walk = new LinkFollower(InstantSource.fixed(NOW), Duration.ofSeconds(10), believing)
                    .follow(secure.url() + "/go?sub=" + ID, ID, Set.of());

            assertThat(walk.end()).isEqualTo(new End.Arrived(false));
            assertThat(walk.downgrade().map(Hop::url)).contains(secure.url() + "/go?sub=" + ID);
            assertThat(walk.loss()).isEmpty();

            assertThat(follower(Duration.ofSeconds(10)).follow(secure.url() + "/go", ID, Set.of()).end())
                    .isInstanceOfSatisfying(End.NotReached.class,
                            end -> assertThat(end.reason()).isEqualTo(Unreached.Reason.CERTIFICATE));
            try (Fetcher other = believing.apply((_, _, _) -> true)) {
                other.start();
                String byName = secure.url().replace("127.0.0.1", "localhost");
                assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(Unreached.class,
                        () -> other.get(URI.create(byName), java.util.Map.of(), Duration.ofSeconds(5), 100)).reason())
                        .as("a certificate for another name").isEqualTo(Unreached.Reason.CERTIFICATE);
            }
        }
    }

    @Test
    void whatSpeaksNoHttpIsTold() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = other.accept(); InputStream in = socket.getInputStream()) {
                    in.read();
                    socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(follower(Duration.ofSeconds(10))
                    .follow("http://127.0.0.1:" + other.getLocalPort() + "/", ID, Set.of()).end())
                    .isInstanceOfSatisfying(End.NotReached.class,
                            end -> assertThat(end.reason()).isEqualTo(Unreached.Reason.BROKEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "ftp://shop.example/", "http:///x", "http://user@shop.example/"})
    void noAddressIsNoWalk(String destination) throws Exception {
        assertThat(follower(Duration.ofSeconds(1)).follow(destination, ID, Set.of()).end())
                .isEqualTo(new End.NoAddress(destination));
    }

    @Test
    void sitesAreTheSameUpToTheirFirstName() {
        assertThat(LinkWalk.isSameSite("www.verda.example", "verda.example")).isTrue();
        assertThat(LinkWalk.isSameSite("go.verda.example:8443", "VERDA.example")).isTrue();
        assertThat(LinkWalk.isSameSite("track.network.example", "verda.example")).isFalse();
        assertThat(LinkWalk.isSameSite("averda.example", "verda.example")).isFalse();
    }
}
