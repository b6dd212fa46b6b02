package dev.postbackdesk.benchmarks;

import java.util.Arrays;

/// What one figure is made of several by.
final class Median {
    private Median() {}

    /// The mean of the middle two where there is an even number; 0 of nothing.
    static double of(double... values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
