package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
        assertThat(printed.lines()).containsExactly("--globoff", "--header", "X-Nasty: " + nasty, "--data-binary",
                nasty, Curl.url(arrival, BASE));
    }
}
