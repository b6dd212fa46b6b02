package dev.postbackdesk.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Counts the requests that are being answered, so that closing can wait for them. Thread-safe.
final class RunningRequests {
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch none = new CountDownLatch(1);
    private volatile boolean closing;

    /// Counts a request until its answer has been sent. Whoever is told so twice, as of a step that failed and whose failure
    /// failed too, counts it out once.
    Callback enter(Callback callback) {
        count.incrementAndGet();
        AtomicBoolean left = new AtomicBoolean();
        return new Callback() {
            @Override
            public void succeeded() {
                try {
                    callback.succeeded();
                } finally {
                    leave(left);
                }
            }

            @Override
            public void failed(@Nullable Throwable x) {
                try {
                    callback.failed(x);
                } finally {
                    leave(left);
                }
            }

            @Override
            public InvocationType getInvocationType() {
                return callback.getInvocationType();
            }
        };
    }

    /// Whether no further request is to be begun.
    boolean isClosing() {
        return closing;
    }

    /// Lets no further request begin and waits for the running ones.
    ///
    /// @return whether all of them were answered in time
    boolean close(Duration atMost) throws InterruptedException {
        closing = true;
        if (count.get() == 0) {
            return true;
        }
        return none.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void leave(AtomicBoolean left) {
        if (!left.getAndSet(true) && count.decrementAndGet() == 0 && closing) {
            none.countDown();
        }
    }
}
