package dev.postbackdesk.benchmarks;

import java.util.function.LongSupplier;

/// When a request may go out, if only so many are to be sent in a second. What could not be sent in time is made up for, but
/// not more than a tenth of a second of it: after a pause there is no flood. Not thread-safe.
final class Pace {
    private static final long MADE_UP_FOR = 100_000_000;
    private static final long SECOND = 1_000_000_000;

    private final long step;
    private final LongSupplier nanoTime;
    private long next;

    /// @param perSecond 0 for no bound
    /// @param nanoTime as [System#nanoTime]
    Pace(int perSecond, LongSupplier nanoTime) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("So many requests can't be sent in a second: " + perSecond);
        }
        step = perSecond == 0 ? 0 : SECOND / perSecond;
        this.nanoTime = nanoTime;
        next = nanoTime.getAsLong();
    }

    /// Whether one may be sent now; it counts as sent then.
    boolean take() {
        long now = nanoTime.getAsLong();
        if (next - now > 0) {
            return false;
        }
        next = (now - next > MADE_UP_FOR ? now - MADE_UP_FOR : next) + step;
        return true;
    }

    /// How long until one may be sent, rounded up; 0 if one may be now.
    long millis() {
        return Math.max(0, (next - nanoTime.getAsLong() + 999_999) / 1_000_000);
    }
}
