package dev.postbackdesk.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Closes what was opened, in reverse order, whatever fails on the way. Thread-safe: a window that is closed and a signal
/// may come together, and whoever comes second waits until all is closed.
final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /// Has it closed before everything added so far.
    synchronized <T extends AutoCloseable> T add(T closeable) {
        open.push(closeable);
        return closeable;
    }

    /// @throws IllegalStateException if anything could not be closed, with all the causes; the rest is closed all the same
    @Override
    public synchronized void close() {
        @Nullable
        IllegalStateException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("Not everything could be closed.");
                }
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// After another failure, which takes up those of closing.
    void closeAfter(Exception cause) {
        try {
            close();
        } catch (IllegalStateException e) {
            cause.addSuppressed(e);
        }
    }
}
