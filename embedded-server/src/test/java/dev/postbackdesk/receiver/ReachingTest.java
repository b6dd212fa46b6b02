package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.AddressCheck.Outcome;
import dev.postbackdesk.reach.Gateway;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.Unreached;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The public address, proxies in front, and what becomes of a visitor, with a receiver that listens.
@Timeout(120)
class ReachingTest {
    @TempDir
    Path data;

    private LocalReceiver receiver;

    @BeforeEach
    void open() throws ReceiverException {
        receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
        Desk.get(receiver.saveConversion(Conversion.named(Desk.SALE, "Sale")));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Outcome check(URI address) {
        AddressCheck check = Desk.get(receiver.checkAddress(address));
        assertThat(check.address()).isEqualTo(address);
        assertThat(check.works()).isEqualTo(check.outcome() instanceof Outcome.Works);
        return check.outcome();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void anAddressThatLeadsHereWorks() {
        assertThat(check(receiver.localAddress())).isInstanceOf(Outcome.Works.class);
    }

    @Test
    void anotherReceiverIsSomethingElse(@TempDir Path other) throws Exception {
        try (LocalReceiver second = LocalReceiver.open(ReceiverConfig.of(other, "test").at("127.0.0.1", 0))) {
            assertThat(check(second.localAddress())).isEqualTo(new Outcome.SomethingElse(200, true));
        }
    }

    @Test
    void otherAnswersAreSomethingElse() throws Exception {
        HttpServer server = server();
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] big = "OK ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(404, big.length);
                exchange.getResponseBody().write(big);
            }
        });
        server.createContext("/moved/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", "https://pb.example/health");
                exchange.sendResponseHeaders(301, -1);
            }
        });
        server.start();
        try {
            assertThat(check(address(server))).isEqualTo(new Outcome.SomethingElse(404, false));
            assertThat(check(URI.create(address(server) + "/moved")))
                    .isEqualTo(new Outcome.MovesOn(301, "https://pb.example/health"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aProxyThatChangesAnswersIsToldApart() throws Exception {
        HttpServer proxy = server();
        proxy.createContext("/", exchange -> {
            try (exchange;
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), receiver.localAddress().getPort())) {
                there.getOutputStream().write(("GET " + exchange.getRequestURI()
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                there.getInputStream().readAllBytes();
                exchange.sendResponseHeaders(502, -1);
            }
        });
        proxy.start();
        try {
            assertThat(check(address(proxy))).isEqualTo(new Outcome.AnswerChanged(502));
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void nothingIsToldWithItsReason() throws Exception {
        assertThat(check(URI.create("http://127.0.0.1:" + freePort()))).isInstanceOfSatisfying(Outcome.Nothing.class,
                nothing -> assertThat(nothing.reason()).isEqualTo(Unreached.Reason.REFUSED));
        assertThat(check(URI.create("http://pb.invalid"))).isInstanceOfSatisfying(Outcome.Nothing.class,
                nothing -> assertThat(nothing.reason()).isEqualTo(Unreached.Reason.NAME_NOT_FOUND));
    }

    /// Again and again, since the client is stopped just while the connection comes about.
    @RepeatedTest(20)
    void aCheckCanBeCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<AddressCheck> check = receiver
                    .checkAddress(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            try (Socket caller = silent.accept()) {
                caller.setSoTimeout(5_000);
                assertThat(check.cancel(false)).isTrue();
                // The request, and then the end: nobody waits on.
                while (caller.getInputStream().read() >= 0) {
                    assertThat(check).isCancelled();
                }
            }
        }
    }

    @Test
    void trustedProxiesAreRememberedAndCountAtOnce() throws Exception {
        SenderRange loopback = new SenderRange("127.0.0.0/8");
        assertThat(receiver.trustedProxies()).isEmpty();
        assertThat(senderOf("203.0.113.7")).isEqualTo("127.0.0.1");

        Desk.get(receiver.saveTrustedProxies(List.of(loopback, new SenderRange("::1"))));
        assertThat(senderOf("203.0.113.7")).isEqualTo("203.0.113.7");

        receiver.close();
        receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
        assertThat(receiver.trustedProxies()).containsExactly(loopback, new SenderRange("::1"));
        assertThat(senderOf("203.0.113.8")).isEqualTo("203.0.113.8");

        Desk.get(receiver.saveTrustedProxies(List.of()));
        assertThat(senderOf("203.0.113.8")).isEqualTo("127.0.0.1");
    }

    @Test
    void aCommandsProxiesHoldUntilOthersAreSaved() throws Exception {
        Desk.get(receiver.saveTrustedProxies(List.of(new SenderRange("::1"))));
        receiver.close();
        receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0)
                .trusting(List.of(new SenderRange("127.0.0.1"))));
        assertThat(senderOf("203.0.113.8")).isEqualTo("203.0.113.8");
        Desk.get(receiver.saveTrustedProxies(List.of()));
        assertThat(receiver.trustedProxies()).isEmpty();
    }

    /// A caller that comes through our proxy can write what he likes, but not make himself the proxy.
    @Test
    void nobodyPassesAnAllowListAsTheProxyItself() throws Exception {
        Conversion fenced = Conversion.named(Desk.SALE, "Sale")
                .withAllowedSenders(List.of(new SenderRange("127.0.0.1"), new SenderRange("198.51.100.0/24")));
        Desk.get(receiver.saveConversion(fenced));
        Desk.get(receiver.saveTrustedProxies(List.of(new SenderRange("127.0.0.1"))));

        for (String headers : List.of("X-Forwarded-For: \", 203.0.113.7\r\n",
                "X-Forwarded-For: 203.0.113.7\r\nForwarded: for=192.0.2.1\r\n", "X-Forwarded-For: unknown\r\n")) {
            assertThat(sale(headers)).startsWith("HTTP/1.1 403").contains("ERROR SENDER_NOT_ALLOWED ");
        }
        assertThat(sale("X-Forwarded-For: 198.51.100.9\r\n")).doesNotContain("SENDER_NOT_ALLOWED");
        assertThat(sale("")).as("a local program").doesNotContain("SENDER_NOT_ALLOWED");
    }

    @Test
    void thatASenderIsHiddenIsNotForgottenWhenJudgedAgain() throws Exception {
        Desk.get(receiver.saveTrustedProxies(List.of(new SenderRange("127.0.0.1"))));
        sale("X-Forwarded-For: unknown\r\n");
        assertThat(newest().findings()).extracting(Finding::code).doesNotContain(FindingCode.SENDER_NOT_ALLOWED);
        Arrival kept = Desk.get(receiver.postback(newest().number())).orElseThrow().arrival();
        assertThat(kept.senderHidden()).isTrue();
        assertThat(kept.headers()).extracting(Header::name).containsExactly("Host", "Connection", "X-Forwarded-For");

        Desk.get(receiver.saveConversion(Conversion.named(Desk.SALE, "Sale")
                .withAllowedSenders(List.of(new SenderRange("127.0.0.1")))));
        Desk.get(receiver.judgeAgain(new RejectedOnes.Numbered(Set.of(newest().number()))));

        assertThat(newest().sender()).isEqualTo("127.0.0.1");
        assertThat(newest().findings().getFirst()).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SENDER_NOT_ALLOWED);
            assertThat(FindingText.english().cause(finding)).contains("came through the proxy 127.0.0.1");
        });
    }

    private String sale(String headers) throws IOException {
        return send(receiver.localAddress().getPort(), "/postback?clickId=x&id=" + Desk.SALE + "&val=1&com=0", headers);
    }

    /// What the store keeps as the sender of a postback that came with this in X-Forwarded-For.
    private String senderOf(String forwardedFor) throws IOException {
        send(receiver.localAddress().getPort(), "/postback?clickId=x&id=" + Desk.SALE + "&val=1&com=0",
                "X-Forwarded-For: " + forwardedFor + "\r\n");
        return newest().sender();
    }

    private PostbackRow newest() {
        return Desk.get(receiver.postbacks(new PostbackQuery(Set.of(), null, null, "", null, null, 1))).getFirst();
    }

    private static String send(int port, String target, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: pb.example\r\nConnection: close\r\n"
                    + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// The very text that Settings shows, its certificate apart.
    @Test
    void theConfigurationForNginxWorks(@TempDir Path prefix) throws Exception {
        Path nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx").map(Path::of)
                .filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(nginx != null, "nginx is not installed");
        int port = freePort();
        String server = Gateway.NGINX.command(receiver.localAddress(), "pb.example")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";").replaceAll("ssl_certificate.*\n", "\n");
        Path config = prefix.resolve("nginx.conf");
        Files.writeString(config, "daemon off; pid " + prefix
                + "/pid; error_log stderr warn; events {} http { access_log off; "
                + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                        .map(kind -> kind + "_temp_path " + prefix + "/" + kind + ";").reduce("", String::concat)
                + "\n" + server + "}");
        Desk.get(receiver.saveTrustedProxies(List.of(new SenderRange("127.0.0.1"))));
        Process running = new ProcessBuilder(nginx.toString(), "-p", prefix.toString(), "-c", config.toString())
                .inheritIO()
                .start();
        try {
            awaitListening(port, running);

            assertThat(check(URI.create("http://127.0.0.1:" + port))).isInstanceOf(Outcome.Works.class);
            String raw = "/postback?clickId=#s2#&id=" + Desk.SALE + "&val={payout}|%zz&com=0&param="
                    + "x".repeat(12_000);
            assertThat(send(port, raw, "X-Forwarded-For: 198.51.100.1\r\nForwarded: for=198.51.100.2\r\n"))
                    .startsWith("HTTP/1.1 400").contains("PLACEHOLDER_NOT_REPLACED");
            // The test is itself on loopback, which is trusted: so the hop before it is the sender.
            assertThat(newest().sender()).isEqualTo("198.51.100.1");
            assertThat(Desk.get(receiver.postback(newest().number())).orElseThrow().arrival().query())
                    .isEqualTo(raw.substring(raw.indexOf('?') + 1));
        } finally {
            running.destroy();
            assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// All of it, its certificate included, which is made here; only what needs root differs: the port, and where files lie.
    @Test
    void theWholeConfigurationForNginxIsTakenByNginx(@TempDir Path prefix) throws Exception {
        Path nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx").map(Path::of)
                .filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(nginx != null, "nginx is not installed, so the configuration that Settings shows was not tried out");
        Path keys = prefix.resolve("keys.p12");
        run(prefix, Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "pb",
                "-keyalg", "EC", "-dname", "CN=pb.example", "-ext", "SAN=dns:pb.example", "-validity", "2", "-keystore",
                keys.toString(), "-storepass", "changeit", "-storetype", "PKCS12");
        KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
        Path live = Files.createDirectories(prefix.resolve("letsencrypt/live/pb.example"));
        Files.writeString(live.resolve("fullchain.pem"),
                pem("CERTIFICATE", store.getCertificate("pb").getEncoded()));
        Files.writeString(live.resolve("privkey.pem"),
                pem("PRIVATE KEY", store.getKey("pb", "changeit".toCharArray()).getEncoded()));
        String shown = Gateway.NGINX.command(receiver.localAddress(), "pb.example");
        assertThat(shown).contains("listen 443 ssl;", "/etc/letsencrypt/live/pb.example/fullchain.pem");
        Path config = prefix.resolve("nginx.conf");
        Files.writeString(config, "pid " + prefix + "/pid; error_log stderr warn; events {} http { access_log off; "
                + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                        .map(kind -> kind + "_temp_path " + prefix + "/" + kind + ";").reduce("", String::concat)
                + "\n" + shown.replace("listen 443", "listen 127.0.0.1:" + freePort())
                        .replace("/etc/letsencrypt", prefix + "/letsencrypt")
                + "}");

        assertThat(run(prefix, nginx.toString(), "-t", "-p", prefix.toString(), "-c", config.toString()))
                .contains("syntax is ok", "test is successful").doesNotContain("[warn]");
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    /// What it prints; it has to end well.
    private static String run(Path folder, String... command) throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static void awaitListening(int port, Process process) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                assertThat(process.isAlive()).as("nginx runs").isTrue();
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nginx did not listen");
    }

    private int link(String destination, Lifecycle lifecycle) {
        return Desk.get(receiver.saveLink(null, new TrackingLink(new Slug("summer"), "Summer", destination, null,
                List.of(Desk.SALE), lifecycle))).link(new Slug("summer")).orElseThrow().key();
    }

    @Test
    void aLinkIsFollowedFromItsClickOnAndTheClickIsATest() throws Exception {
        HttpServer shop = server();
        shop.createContext("/", exchange -> {
            try (exchange) {
                boolean go = exchange.getRequestURI().getPath().equals("/go");
                if (go) {
                    exchange.getResponseHeaders().add("Location", "/landing?lang=it");
                }
                exchange.sendResponseHeaders(go ? 301 : 200, -1);
            }
        });
        shop.start();
        try {
            LinkWalk walk = Desk.get(receiver
                    .followLink(link(address(shop) + "/go?aff_sub=[s2sidentifier]", Lifecycle.ACTIVE)));

            assertThat(walk.end()).isEqualTo(new End.Arrived(false));
            assertThat(walk.loss()).hasValueSatisfying(loss -> {
                assertThat(loss.from()).isEqualTo(address(shop) + "/go?aff_sub=" + walk.clickId());
                assertThat(loss.to()).isEqualTo(address(shop) + "/landing?lang=it");
                assertThat(loss.parameter()).isEqualTo("aff_sub");
            });
            // A postback of that click is one of ours, and marked.
            send(receiver.localAddress().getPort(),
                    "/postback?clickId=" + walk.clickId() + "&id=" + Desk.SALE + "&val=1&com=0", "");
            assertThat(newest().test()).isTrue();
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void whatCannotBeFollowedIsSaid() {
        int paused = link("https://shop.example/?s=[s2sidentifier]", Lifecycle.PAUSED);
        assertThat(catchThrowable(() -> Desk.get(receiver.followLink(paused)))).hasRootCauseInstanceOf(
                ReceiverException.class).hasMessageContaining("Resume the link");
        Desk.get(receiver.saveLink(paused, new TrackingLink(new Slug("summer"), "Summer", "https://shop.example/", null,
                List.of(), Lifecycle.ACTIVE)));
        assertThat(catchThrowable(() -> Desk.get(receiver.followLink(paused))))
                .hasMessageContaining("carries no click id");
    }
}
