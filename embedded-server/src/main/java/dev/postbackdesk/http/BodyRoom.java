package dev.postbackdesk.http;

import java.util.concurrent.atomic.AtomicLong;

/// The memory for the bodies of all requests together. Thread-safe.
final class BodyRoom {
    private final AtomicLong left;

    BodyRoom(long bytes) {
        left = new AtomicLong(bytes);
    }

    /// One request's part, to be given back when it is answered. One thread at a time.
    final class Part implements AutoCloseable {
        private long taken;

        /// @return false if there is no room for so many more bytes
        boolean take(int bytes) {
            if (left.addAndGet(-bytes) < 0) {
                left.addAndGet(bytes);
                return false;
            }
            taken += bytes;
            return true;
        }

        @Override
        public void close() {
            left.addAndGet(taken);
            taken = 0;
        }
    }
}
