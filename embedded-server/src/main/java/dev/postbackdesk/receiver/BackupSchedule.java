package dev.postbackdesk.receiver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a backup is due. Pure but for what it was told: used by one thread at a time.
///
/// Time that passes is monotonic, so that a clock that is set neither stops backups nor brings a flood of them. What that
/// does not count is a machine's sleep, so the newest backup's date is looked at as well: at most once an hour.
final class BackupSchedule {
    /// A start is busy enough, and many last no longer.
    static final Duration FIRST = Duration.ofMinutes(5);
    static final Duration EVERY = Duration.ofHours(24);
    /// Between two attempts, whatever the calendar says.
    static final Duration PAUSE = Duration.ofHours(1);

    private final long started;
    private long last;
    private boolean tried;

    /// @param now [System#nanoTime]
    BackupSchedule(long now) {
        started = now;
        last = now;
    }

    /// @param now [System#nanoTime]
    /// @param date by the clock
    /// @param newest the newest backup's date, or null if there is none
    boolean isDue(long now, Instant date, @Nullable Instant newest) {
        if (now - started < FIRST.toNanos() || (tried && now - last < PAUSE.toNanos())) {
            return false;
        }
        if (now - last >= EVERY.toNanos() || newest == null) {
            return true;
        }
        Duration age = Duration.between(newest, date);
        // One from the future was dated by a clock that was wrong, or this one is.
        return age.isNegative() || age.compareTo(EVERY) >= 0;
    }

    /// Notes an attempt, whatever came of it.
    void tried(long now) {
        tried = true;
        last = now;
    }
}
