package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a server that is as small as can be.
@Timeout(60)
class GeneratorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
    private static final String BAD = "HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n";
    private static final String UNKNOWN = "HTTP/1.1 404 Unknown\r\nContent-Length: 5\r\n\r\nnever";

    private ServerSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void loadsKeptConnectionsForASecond() throws Exception {
        answer(GeneratorTest::judged);

        LoadResult result = run(true, Duration.ofSeconds(1), 0);

        assertThat(result.problems()).isEmpty();
        assertThat(result.seconds()).isGreaterThanOrEqualTo(1);
        assertThat(result.answers()).isBetween(100L, result.all());
        assertThat(result.statuses()).containsOnlyKeys(200, 400, 404);
        assertThat(result.statuses().values().stream().mapToLong(n -> n).sum()).isEqualTo(result.all());
        assertThat(result.p50()).isPositive().isLessThanOrEqualTo(result.p99());
        assertThat(result.p99()).isLessThanOrEqualTo(result.max());
    }

    @Test
    void opensAConnectionForEachRequest() throws Exception {
        answer(GeneratorTest::judged);

        LoadResult result = run(false, Duration.ofSeconds(20), 500);

        assertThat(result.problems()).isEmpty();
        assertThat(result.all()).isBetween(500L, 600L);
    }

    @Test
    void endsAfterTheRequestsThatItWasToSend() throws Exception {
        answer(GeneratorTest::judged);

        LoadResult result = run(true, Duration.ofSeconds(20), 500);

        assertThat(result.all()).isBetween(500L, 504L);
        assertThat(result.seconds()).isLessThan(20);
    }

    @Test
    void sendsNoMoreThanItShould() throws Exception {
        answer(GeneratorTest::judged);
        Load load = load(true, Duration.ofSeconds(1), 0, 200, false);

        try (Generator generator = new Generator(load, source(load))) {
            LoadResult result = generator.run();
            assertThat(result.problems()).isEmpty();
            // What a busy machine could not send in time may come a tenth of a second later.
            assertThat(result.answers()).isBetween(50L, (long) (220 * result.seconds()) + 10);
        }
    }

    @Test
    void findsAnotherStatus() throws Exception {
        answer(_ -> OK);

        LoadResult result = run(true, Duration.ofSeconds(20), 500);

        assertThat(result.problems()).isNotEmpty()
                .allMatch(problem -> problem.startsWith("Answered with 200 in place of 40"));
        assertThat(result.all()).isLessThan(result.statuses().getOrDefault(200, 0L));
    }

    @Test
    void takesAnyAnswerOfAReference() throws Exception {
        answer(_ -> OK);
        Load load = load(true, Duration.ofSeconds(20), 500, true);

        try (Generator generator = new Generator(load, source(load))) {
            assertThat(generator.run().problems()).isEmpty();
        }
    }

    @Test
    void findsAConnectionThatEndsEarly() throws Exception {
        answer(_ -> OK.substring(0, OK.length() - 1));

        LoadResult result = run(false, Duration.ofSeconds(20), 0);

        assertThat(result.problems()).contains("A connection was closed before its answer was whole",
                "The load ended early: no connection was left");
        assertThat(result.all()).isZero();
    }

    @Test
    void findsMoreThanAnAnswer() throws Exception {
        answer(_ -> OK + "!");

        assertThat(run(true, Duration.ofSeconds(20), 0).problems())
                .anyMatch(problem -> problem.startsWith("More than an answer came: HTTP/1.1 200 OK"));
    }

    private LoadResult run(boolean keepAlive, Duration measured, long count) throws Exception {
        Load load = load(keepAlive, measured, count, false);
        try (Generator generator = new Generator(load, source(load))) {
            return generator.run();
        }
    }

    private static Generator.RequestSource source(Load load) {
        return seed -> new PostbackRequests(load.kind(), load.port(), load.keepAlive(),
                "c".repeat(26).getBytes(US_ASCII),
                seed);
    }

    private Load load(boolean keepAlive, Duration measured, long count, boolean reference) {
        return load(keepAlive, measured, count, 0, reference);
    }

    private Load load(boolean keepAlive, Duration measured, long count, int perSecond, boolean reference) {
        return new Load(socket.getLocalPort(), Kind.ONCE, 4, keepAlive ? 1 : 2, keepAlive, Duration.ZERO, measured,
                count, perSecond, 9,
                Path.of("unused"), reference, List.of(ProcessHandle.current().pid()));
    }

    /// As the receiver would.
    private static String judged(String request) {
        if (request.contains("%7B") || request.contains("%2C")) {
            return BAD;
        }
        return request.contains("clickId=0") ? UNKNOWN : OK;
    }

    private void answer(UnaryOperator<String> answers) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket accepted = socket.accept();
                    Thread.ofVirtual().start(() -> serve(accepted, answers));
                }
            } catch (IOException _) {
                // The test is over.
            }
        });
    }

    private static void serve(Socket accepted, UnaryOperator<String> answers) {
        try (accepted;
                BufferedReader in = new BufferedReader(new InputStreamReader(accepted.getInputStream(), US_ASCII))) {
            OutputStream out = accepted.getOutputStream();
            String target = in.readLine();
            boolean open = true;
            while (open && target != null) {
                String header = in.readLine();
                while (header != null && !header.isEmpty()) {
                    open &= !header.equals("Connection: close");
                    header = in.readLine();
                }
                out.write(answers.apply(target).getBytes(US_ASCII));
                target = open ? in.readLine() : null;
            }
        } catch (SocketException _) {
            // The generator has closed it.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
