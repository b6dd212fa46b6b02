package dev.postbackdesk.desktop.demo;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A clock that shows the past while that is written, and the time of day from then on. Thread-safe.
public final class DemoClock implements InstantSource {
    private volatile @Nullable Instant past;

    /// Shows this time until told otherwise.
    public void show(Instant time) {
        past = time;
    }

    /// Shows the time of day.
    public void run() {
        past = null;
    }

    @Override
    public Instant instant() {
        Instant shown = past;
        return shown == null ? Instant.now() : shown;
    }
}
