package dev.postbackdesk.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A job with the future of whoever waits for it. The writer's thread runs it, perhaps more than once; what it came to is
/// told when its batch is on disk.
final class WaitingJob<T> {
    private final Job<T> job;
    private final int bytes;
    private final AtomicBoolean held = new AtomicBoolean(true);
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Refusal refusal;

    WaitingJob(Job<T> job, int bytes) {
        this.job = job;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /// Ends holding them.
    ///
    /// @return how many are free now: none if they were before
    int release() {
        return held.getAndSet(false) ? bytes : 0;
    }

    CompletableFuture<T> future() {
        return future;
    }

    void run() throws Exception {
        refusal = null;
        try {
            result = job.run();
        } catch (Refusal e) {
            refusal = e;
        }
    }

    @SuppressWarnings("NullAway") // a job may well return null where T allows it
    void complete() {
        if (refusal == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(refusal);
        }
    }

    void fail(Throwable failure) {
        future.completeExceptionally(failure);
    }
}
