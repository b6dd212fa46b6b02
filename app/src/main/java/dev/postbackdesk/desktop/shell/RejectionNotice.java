package dev.postbackdesk.desktop.shell;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Tells of rejected postbacks, one notice for a burst: the first is told at once, what follows is gathered for a minute.
/// Used on the FX thread.
final class RejectionNotice {
    /// Nanoseconds between two notices.
    static final long APART = 60_000_000_000L;

    private final LongSupplier nanoTime;
    private final LongConsumer tell;
    private long gathered;
    private long told;
    private boolean toldBefore;

    /// @param nanoTime what time is measured by
    /// @param tell is given how many were rejected since the last notice
    RejectionNotice(LongSupplier nanoTime, LongConsumer tell) {
        this.nanoTime = nanoTime;
        this.tell = tell;
    }

    /// So many were rejected.
    void rejected(long number) {
        gathered += number;
        tick();
    }

    /// The user sees them, or does not want to be told: what was gathered is old.
    void forget() {
        gathered = 0;
    }

    /// Time went by.
    void tick() {
        if (gathered > 0 && (!toldBefore || nanoTime.getAsLong() - told >= APART)) {
            long number = gathered;
            gathered = 0;
            told = nanoTime.getAsLong();
            toldBefore = true;
            tell.accept(number);
        }
    }
}
