package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurlTest {
    private static final String BASE = "http://127.0.0.1:8377";

    private static Arrival arrival(String method, String query, List<Header> headers, String body) {
        return new Arrival(Instant.EPOCH, method, "/postback", query, headers, body.getBytes(StandardCharsets.UTF_8),
                "192.0.2.1", false);
    }

    @Test
    void namesTheUrlAndTheHeadersButNotWhatCurlMakesItself() {
        String curl = Curl.of(arrival("GET", "clickId={clickid}&val=1", List.of(new Header("Host", "pb.example"),
                new Header("User-Agent", "peakline-s2s/2.4"), new Header("X-Empty", "")), ""), BASE);

        assertThat(curl).isEqualTo("""
                curl --globoff \\
                  --header 'User-Agent: peakline-s2s/2.4' \\
                  --header 'X-Empty;' \\
                  'http://127.0.0.1:8377/postback?clickId={clickid}&val=1'""");
    }

    @Test
    void encodesWhatAClientWouldCutOrRefuse() {
        assertThat(Curl.url(arrival("GET", "clickId=#s2#&x=a b\u00E9", List.of(), ""), BASE))
                .isEqualTo(BASE + "/postback?clickId=%23s2%23&x=a%20b%E9");
    }

    /// The shell itself tells whether the quoting holds: it prints each word that curl would get.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nothingInARequestReachesTheShell() throws IOException, InterruptedException {
        String nasty = "it's $(touch owned) `id` \"x\" \\ ; & | > f";
        Arrival arrival = arrival("POST", "v=" + nasty, List.of(new Header("X-Nasty", nasty)), nasty);
        String printing = Curl.of(arrival, BASE).replaceFirst("curl", "printf '%s\\\\n'");

        Process shell = new ProcessBuilder("sh", "-c", printing).redirectErrorStream(true).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        // curl would call the body a form.
        assertThat(printed.lines()).containsExactly("--globoff", "--header", "X-Nasty: " + nasty, "--header",
                "Content-Type:", "--data-binary", nasty, Curl.url(arrival, BASE));
    }

    static Stream<Arrival> requests() {
        String odd = "caf\u00E9 'it''s' \"$HOME\" `id` \\ % %s \\n";
        List<Header> form = List.of(new Header("User-Agent", "Shop/1.0"),
                new Header("Content-Type", "application/x-www-form-urlencoded"));
        return Stream.of(
                arrival("GET", "clickId={clickid}&id=[x]&val=%7Bpayout%7D&com='0'&q=$(id)`id`\"<|>^\\",
                        List.of(new Header("User-Agent", "it's \\ \"a\" $shop %d"), new Header("X-Empty", "")), ""),
                arrival("GET", "a=1", List.of(new Header("X-Latin", "caf\u00E9 %s 'q'")), ""),
                arrival("POST", "", form, "clickId={clickid}&val=1&x=" + odd),
                arrival("POST", "", form, "@/etc/hostname"),
                arrival("POST", "", List.of(new Header("User-Agent", "x")), "{\"val\": \"1\",\n\t\"x\": \"it's\"}"),
                withBody(form, new byte[]{'a', '=', 0, 1, '\r', '\n', (byte) 0xFF, '\'', '%', '\\', 'n', 0x7F}));
    }

    private static Arrival withBody(List<Header> headers, byte[] body) {
        return new Arrival(Instant.EPOCH, "POST", "/postback", "", headers, body, "192.0.2.1", false);
    }

    /// The copied command, run by a real shell and a real curl: the receiver stores the very request again.
    @ParameterizedTest
    @MethodSource("requests")
    void theCopiedCommandSendsTheSameRequest(Arrival arrival, @TempDir Path folder) throws Exception {
        assumeTrue(runs("bash", "--version") && runs("curl", "--version"),
                "Skipped: there is no bash or no curl on this machine");
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(folder, "test").at("127.0.0.1", 0))) {
            String command = Curl.of(arrival, receiver.localAddress().toString());

            Process shell = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
            String answered = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor()).as(answered).isZero();
            Arrival stored = receiver.postback(1).get(10, TimeUnit.SECONDS).orElseThrow().arrival();
            assertThat(stored.method()).isEqualTo(arrival.method());
            assertThat(stored.path()).isEqualTo(arrival.path());
            assertThat(stored.query()).isEqualTo(arrival.query());
            byte @Nullable [] body = stored.body();
            assertThat(body == null ? new byte[0] : body).isEqualTo(arrival.body());
            assertThat(stored.headers()).containsAll(arrival.headers());
            assertThat(stored.header("Content-Type")).isEqualTo(arrival.header("Content-Type"));
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
