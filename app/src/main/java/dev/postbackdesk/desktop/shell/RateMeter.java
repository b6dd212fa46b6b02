package dev.postbackdesk.desktop.shell;

import java.time.Instant;
import java.time.InstantSource;

/// How many postbacks arrived in the last sixty seconds, in sixty numbers. Not thread-safe.
final class RateMeter {
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final long[] counts = new long[SECONDS];
    private long newest;

    RateMeter(InstantSource clock) {
        this.clock = clock;
        newest = clock.instant().getEpochSecond();
    }

    void add(Instant at, long count) {
        forward();
        long second = Math.min(at.getEpochSecond(), newest);
        if (newest - second < SECONDS) {
            counts[Math.floorMod(second, SECONDS)] += count;
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
        long now = clock.instant().getEpochSecond();
        for (long second = Math.max(newest + 1, now - SECONDS + 1); second <= now; second++) {
            counts[Math.floorMod(second, SECONDS)] = 0;
        }
        newest = Math.max(newest, now);
    }
}
