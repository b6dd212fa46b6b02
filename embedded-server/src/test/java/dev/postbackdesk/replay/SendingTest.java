package dev.postbackdesk.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.postback.Header;
import dev.postbackdesk.reach.SystemProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a server that answers whatever it is told to.
class SendingTest {
    private static final ReplayRequest REQUEST = new ReplayRequest("unused", "POST", "/p?c={x}#y#",
            List.of(new Header("host", "old.example"), new Header("Content-Length", "99"),
                    new Header("Accept-Encoding", "gzip"), new Header("X-A", "1")),
            "b".getBytes(UTF_8));

    @SuppressWarnings("NullAway.Init") // by listen
    private ServerSocket server;
    private final CompletableFuture<String> received = new CompletableFuture<>();

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private Sending sending(Duration limit) throws ReplayProblem {
        return Sending.to(Address.parse("http://127.0.0.1:" + server.getLocalPort()), limit);
    }

    private Replayed answered(String answer) throws ReplayProblem {
        serve(answer, true);
        return sending(Duration.ofSeconds(10)).send(REQUEST, "new.example");
    }

    private void serve(String answer, boolean close) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\nb") < 0) {
                    int b = in.read();
                    if (b < 0) {
                        throw new IOException("The request ended in " + request);
                    }
                    request.append((char) b);
                }
                received.complete(request.toString());
                socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
                if (!close) {
                    in.read();
                }
            } catch (IOException e) {
                received.completeExceptionally(e);
            }
        });
    }

    private static String body(Replayed answer) {
        return new String(answer.body(), UTF_8);
    }

    /// A proxy that lets one caller through to our server, as CONNECT asks for.
    private static CompletableFuture<String> tunnel(ServerSocket proxy, int to) {
        CompletableFuture<String> asked = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (Socket caller = proxy.accept(); Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) caller.getInputStream().read());
                }
                asked.complete(head.substring(0, head.indexOf("\r\n")));
                caller.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
                Thread back = Thread.ofVirtual().start(() -> {
                    try {
                        server.getInputStream().transferTo(caller.getOutputStream());
                        caller.shutdownOutput();
                    } catch (IOException e) {
                        asked.completeExceptionally(e);
                    }
                });
                caller.getInputStream().transferTo(server.getOutputStream());
                back.join();
            } catch (IOException | InterruptedException e) {
                asked.completeExceptionally(e);
            }
        });
        return asked;
    }

    @Test
    void theSystemsProxyIsATunnelAndNotABitIsChanged() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", true);
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = tunnel(proxy, server.getLocalPort());
            Sending sending = Sending.to(Address.parse("http://staging.invalid:8080"), Duration.ofSeconds(10),
                    new SystemProxy(ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress()), Map.of()));

            assertThat(body(sending.send(REQUEST, "staging.invalid:8080"))).isEqualTo("ok");

            assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo("CONNECT staging.invalid:8080 HTTP/1.1");
            assertThat(received.get(10, TimeUnit.SECONDS)).startsWith("POST /p?c={x}#y# HTTP/1.1\r\n");
        }
    }

    @Test
    void sendsWhatItIsToldAndMakesAnewWhatBelongsToAConnection() throws Exception {
        Replayed answer = answered("HTTP/1.1 201 Created\r\nX-B: 2\r\nContent-Length: 2\r\n\r\nOKrest");

        assertThat(received.get(5, TimeUnit.SECONDS)).isEqualTo("POST /p?c={x}#y# HTTP/1.1\r\nhost: new.example\r\n"
                + "X-A: 1\r\nContent-Length: 1\r\nConnection: close\r\n\r\nb");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsExactly(new Header("X-B", "2"), new Header("Content-Length", "2"));
        assertThat(body(answer)).isEqualTo("OK");
        assertThat(answer.cut()).isFalse();
    }

    @Test
    void readsEachWayThatABodyEnds() throws ReplayProblem {
        String chunked = String.join("\r\n", "HTTP/1.1 100 Continue", "", "HTTP/1.1 200 OK",
                "Transfer-Encoding: chunked", "", "3;x=y", "abc", "2", "de", "0", "", "");
        assertThat(body(answered(chunked))).isEqualTo("abcde");
        assertThat(body(answered("HTTP/1.0 200 OK\n\nto the end"))).isEqualTo("to the end");
        assertThat(body(answered("HTTP/1.1 204 No Content\r\n\r\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 400000\r\n\r\n", "\r\n", "Transfer-Encoding: chunked\r\n\r\n61A80\r\n"})
    void takesABoundedPartOfWhatIsTooLong(String end) throws ReplayProblem {
        Replayed answer = answered("HTTP/1.1 200 OK\r\n" + end + "x".repeat(400_000));

        assertThat(answer.cut()).isTrue();
        assertThat(answer.body()).hasSize(Replayed.MOST_BODY);
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-OpenSSH\r\n',is no HTTP/1.1", "'',closed the connection",
            "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab',closed the connection",
            "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',is no HTTP/1.1",
            "'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',is no HTTP/1.1"})
    void saysWhatWasNoAnswer(String answer, String says) {
        assertThatThrownBy(() -> answered(answer)).isInstanceOf(ReplayProblem.class).hasMessageContaining(says);
    }

    @Test
    void headsWithoutEndAreNotRead() {
        assertThatThrownBy(() -> answered("HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000)))
                .hasMessageContaining("is no HTTP/1.1");
    }

    @Test
    void waitsNoLongerThanItsTime() {
        serve("HTTP/1.1 200 OK\r\n", false);

        assertThatThrownBy(() -> sending(Duration.ofMillis(200)).send(REQUEST, "")).isInstanceOf(ReplayProblem.class)
                .hasMessageContaining("did not answer within");
    }

    @Test
    void closingBreaksItOff() throws Exception {
        serve("HTTP/1.1 200 OK\r\n", false);
        Sending sending = sending(Duration.ofSeconds(30));
        CompletableFuture<String> problem = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                problem.complete("answered " + sending.send(REQUEST, "").status());
            } catch (ReplayProblem e) {
                problem.complete(String.valueOf(e.getMessage()));
            }
        });
        received.get(5, TimeUnit.SECONDS);

        sending.close();

        assertThat(problem.get(5, TimeUnit.SECONDS)).endsWith("was broken off.");
    }

    @Test
    void nothingListensIsASentence() throws Exception {
        int free = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> Sending.to(Address.parse("http://127.0.0.1:" + free)).send(REQUEST, ""))
                .hasMessageStartingWith("Nothing listens on http://127.0.0.1:" + free);
    }

    @Test
    void aServerWithoutTlsIsNotTrusted() throws Exception {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
                received.complete(new String(socket.getInputStream().readNBytes(4), ISO_8859_1));
            } catch (IOException e) {
                received.completeExceptionally(e);
            }
        });

        assertThatThrownBy(() -> Sending.to(Address.parse("https://127.0.0.1:" + server.getLocalPort()),
                Duration.ofSeconds(10)).send(REQUEST, "")).isInstanceOf(ReplayProblem.class)
                .hasMessageContaining("can't be trusted, or speaks no TLS");
        assertThat(received.get(5, TimeUnit.SECONDS)).doesNotStartWith("POST");
    }

    @ParameterizedTest
    @CsvSource({"https://staging.example,true,staging.example,443,staging.example",
            "http://b\u00FCcher.example:8080/,false,xn--bcher-kva.example,8080,xn--bcher-kva.example:8080",
            "HTTP://[::1]:9,false,::1,9,[::1]:9"})
    void readsAddresses(String text, boolean secure, String host, int port, String authority) throws ReplayProblem {
        assertThat(Address.parse(text)).isEqualTo(new Address(secure, host, port, authority));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "staging.example", "ftp://x.example", "http://", "http://x.example/path",
            "http://user@x.example", "http://x.example:0", "http://x.example:70000", "http://x y", "http://a/b?c"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(ReplayProblem.class)
                .hasMessageContaining("is no address to send to. Write scheme and host");
    }
}
