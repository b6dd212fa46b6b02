package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void isZeroWhereNothingWasRecorded() {
        assertThat(histogram.quantile(0.99)).isZero();
        assertThat(histogram.count()).isZero();
        assertThat(histogram.max()).isZero();
    }

    @Test
    void knowsSmallValuesExactly() {
        for (int value = 1; value <= 50; value++) {
            histogram.record(value);
        }

        assertThat(histogram.quantile(0)).isEqualTo(1);
        assertThat(histogram.quantile(0.5)).isEqualTo(25);
        assertThat(histogram.quantile(0.98)).isEqualTo(49);
        assertThat(histogram.quantile(1)).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 63, 64, 65, 127, 128, 1_000, 999_999, 1L << 40, (1L << 40) - 1, Long.MAX_VALUE})
    void readsAValueBackThatIsAtMostOneSixtyFourthTooHigh(long value) {
        histogram.record(value);
        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.quantile(0.5)).isBetween(value, value + Math.min(value / 64, Long.MAX_VALUE - value));
    }

    @Test
    void agreesWithSorting() {
        Random random = new Random(7);
        long[] values = random.doubles(100_000, 0, 1).mapToLong(x -> (long) Math.exp(20 * x)).toArray();
        Arrays.stream(values).forEach(histogram::record);
        Arrays.sort(values);

        for (double part : new double[]{0.5, 0.9, 0.99, 0.999}) {
            long exact = values[(int) Math.ceil(part * values.length) - 1];
            assertThat((double) histogram.quantile(part)).isCloseTo((double) exact, within(exact / 64.0 + 1));
        }
        assertThat(histogram.max()).isEqualTo(values[values.length - 1]);
    }

    @Test
    void neverExceedsTheGreatestValue() {
        histogram.record(1_000_001);

        assertThat(histogram.quantile(1)).isEqualTo(1_000_001);
    }

    @Test
    void takesOverAnother() {
        Histogram other = new Histogram();
        other.record(10);
        histogram.record(20);
        histogram.add(other);

        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.quantile(0.5)).isEqualTo(10);
        assertThat(histogram.max()).isEqualTo(20);
    }

    @Test
    void beginsAnew() {
        histogram.record(5);
        histogram.clear();
        histogram.record(-1);

        assertThat(histogram.count()).isEqualTo(1);
        assertThat(histogram.max()).isZero();
        assertThat(histogram.quantile(1)).isZero();
    }

    @Test
    void refusesWhatIsNoPart() {
        assertThatIllegalArgumentException().isThrownBy(() -> histogram.quantile(99)).withMessageContaining("99");
    }
}
