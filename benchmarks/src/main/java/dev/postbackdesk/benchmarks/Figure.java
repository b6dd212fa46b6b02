package dev.postbackdesk.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure of the window.
///
/// @param unit e.g. `ms`, or `""`
/// @param goal null where there is none
record Figure(String what, double value, String unit, @Nullable Goal goal) {
    private static final double SMALL = 10;

    /// What a figure should be.
    ///
    /// @param most whether it should be no more than that, or no less
    record Goal(boolean most, double bound) {
        static Goal atMost(double bound) {
            return new Goal(true, bound);
        }

        static Goal atLeast(double bound) {
            return new Goal(false, bound);
        }

        boolean isMetBy(double value) {
            return most ? value <= bound : value >= bound;
        }

        @Override
        public String toString() {
            return (most ? "≤ " : "≥ ") + number(bound);
        }
    }

    static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, null);
    }

    boolean isMissed() {
        return goal != null && !goal.isMetBy(value);
    }

    /// What the table shows: a missed goal is marked.
    String cell() {
        return number(value) + (isMissed() ? " !" : "  ");
    }

    private static String number(double value) {
        boolean whole = Math.abs(value) >= SMALL || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.1f", value);
    }
}
