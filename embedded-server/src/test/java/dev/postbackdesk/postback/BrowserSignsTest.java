package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserSignsTest {
    private static Optional<Header> sign(Header header) {
        return BrowserSigns.in(Arrival.plain(Instant.EPOCH, "GET", "/postback", List.of(header), "192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36|true",
            "Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0|true", "x Mozilla/Chrome/|true",
            "Mozilla/5.0 (compatible; MSIE 9.0)|true", "Mozilla/5.0 (compatible; bot/1.0)|false", "curl/8.5.0|false",
            "Chrome/1 Mozilla/5.0|false", "Chrome/129|false", "Mozilla/|false"})
    void tellsBrowsersFromThoseThatCallThemselvesMozillaToo(String agent, boolean browser) {
        Header header = new Header("user-AGENT", agent);

        assertThat(sign(header)).isEqualTo(browser ? Optional.of(header) : Optional.empty());
    }

    /// Sought anew from each of its beginnings, this would take days.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTextOfAnyLengthIsLookedThroughOnce() {
        assertThat(sign(new Header("User-Agent", "Mozilla/".repeat(4_000_000)))).isEmpty();
    }
}
