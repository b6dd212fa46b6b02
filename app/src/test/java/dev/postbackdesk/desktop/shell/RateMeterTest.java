package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    /// Monotonic time begins anywhere, below zero too.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();
    private final RateMeter meter = new RateMeter(() -> now);

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void countsTheLastSixtySeconds() {
        meter.add(Duration.ZERO, 3);
        pass(30);
        meter.add(Duration.ZERO, 2);
        assertThat(meter.perMinute()).isEqualTo(5);

        pass(29);
        assertThat(meter.perMinute()).isEqualTo(5);
        pass(1);
        assertThat(meter.perMinute()).isEqualTo(2);
        pass(3600);
        assertThat(meter.perMinute()).isZero();
    }

    @Test
    void takesWhatArrivedBeforeItBegan() {
        meter.add(Duration.ofSeconds(59), 1);
        meter.add(Duration.ofSeconds(60), 7);

        assertThat(meter.perMinute()).isEqualTo(1);
    }

    @Test
    void takesWhatCarriesALaterDateAsNew() {
        meter.add(Duration.ofHours(-3), 4);
        pass(59);
        assertThat(meter.perMinute()).isEqualTo(4);
        pass(1);
        assertThat(meter.perMinute()).isZero();
    }
}
