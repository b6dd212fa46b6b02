package dev.postbackdesk.desktop.shell;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How many postbacks arrived in the last sixty seconds, in sixty numbers. Its seconds are monotonic: a clock that is set
/// must neither empty nor freeze it. Not thread-safe.
final class RateMeter {
    private static final int SECONDS = 60;

    private final LongSupplier nanoTime;
    private final long began;
    private final long[] counts = new long[SECONDS];
    /// The newest second, counted from when it began.
    private long newest;

    /// @param nanoTime as [System#nanoTime]
    RateMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /// @param age how long ago they arrived; below zero counts as now
    void add(Duration age, long count) {
        forward();
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < SECONDS) {
            counts[Math.floorMod(newest - seconds, SECONDS)] += count;
        }
    }

    long perMinute() {
        forward();
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /// Empties the seconds that went by since the last time.
    private void forward() {
        long now = (nanoTime.getAsLong() - began) / 1_000_000_000;
        for (long second = Math.max(newest + 1, now - SECONDS + 1); second <= now; second++) {
            counts[Math.floorMod(second, SECONDS)] = 0;
        }
        newest = Math.max(newest, now);
    }
}
