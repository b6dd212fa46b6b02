package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final RateMeter meter = new RateMeter(() -> now);

    @Test
    void countsTheLastSixtySeconds() {
        meter.add(now, 3);
        now = now.plusSeconds(30);
        meter.add(now, 2);
        assertThat(meter.perMinute()).isEqualTo(5);

        now = now.plusSeconds(29);
        assertThat(meter.perMinute()).isEqualTo(5);
        now = now.plusSeconds(1);
        assertThat(meter.perMinute()).isEqualTo(2);
        now = now.plusSeconds(3600);
        assertThat(meter.perMinute()).isZero();
    }

    @Test
    void takesWhatArrivedBeforeItBegan() {
        meter.add(now.minusSeconds(59), 1);
        meter.add(now.minusSeconds(60), 7);

        assertThat(meter.perMinute()).isEqualTo(1);
    }
}
