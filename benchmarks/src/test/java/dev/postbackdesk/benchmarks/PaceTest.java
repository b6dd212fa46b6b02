package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 5;

    private int taken(Pace pace) {
        int taken = 0;
        while (pace.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void letsAsManyGoAsAreDue() {
        Pace pace = new Pace(1_000, () -> now);

        assertThat(taken(pace)).isEqualTo(1);
        assertThat(pace.millis()).isEqualTo(1);
        now += 999_999;
        assertThat(pace.take()).isFalse();
        assertThat(pace.millis()).isEqualTo(1);
        now += 1;
        assertThat(pace.millis()).isZero();
        assertThat(taken(pace)).isEqualTo(1);
        now += 7_500_000;
        assertThat(taken(pace)).isEqualTo(7);
    }

    @Test
    void makesUpForATenthOfASecondAtMost() {
        Pace pace = new Pace(1_000, () -> now);

        now += 60_000_000_000L;
        assertThat(taken(pace)).isEqualTo(101);
    }

    @Test
    void knowsNoBoundWhereNoneIsSet() {
        Pace pace = new Pace(0, () -> now);

        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.take()).isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(-1, () -> now));
    }
}
