package dev.postbackdesk.rehearsal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// How long answers took, in buckets of which each is 5 % wider than the one before: of any number in the same memory.
/// Thread-safe.
final class Latencies {
    private static final double LEAST_NANOS = 50_000;
    private static final double GROWTH = Math.log(1.05);
    /// Up to about 10 s.
    private static final int BUCKETS = 252;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(Duration took) {
        double times = Math.max(took.toNanos() / LEAST_NANOS, 1);
        counts.incrementAndGet(Math.min((int) (Math.log(times) / GROWTH), BUCKETS - 1));
    }

    /// The time that so many of a hundred stay below, to 5 %; zero where there is none.
    Duration percentile(int percent) {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) {
            all += counts.get(i);
        }
        long sought = Math.ceilDiv(all * percent, 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS && all > 0; i++) {
            seen += counts.get(i);
            if (seen >= sought) {
                return Duration.ofNanos((long) (LEAST_NANOS * Math.exp(GROWTH * (i + 1))));
            }
        }
        return Duration.ZERO;
    }
}
