package dev.postbackdesk.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Closes what was opened, in reverse order, whatever fails on the way. One thread at a time.
final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /// Has it closed before everything added so far.
    <T extends AutoCloseable> T add(T closeable) {
        open.push(closeable);
        return closeable;
    }

    /// @throws IllegalStateException if anything could not be closed, with all the causes; the rest is closed all the same
    @Override
    public void close() {
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
