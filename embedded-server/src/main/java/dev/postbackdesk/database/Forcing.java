package dev.postbackdesk.database;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A committed batch on its way to the disk. One thread runs it, the writer's looks how far it is.
final class Forcing {
    private final List<WaitingJob<?>> batch;
    private final CountDownLatch ended = new CountDownLatch(1);
    // Written before the latch opens, read after.
    private long nanos;
    private @Nullable Throwable failure;

    Forcing(List<WaitingJob<?>> batch) {
        this.batch = batch;
    }

    List<WaitingJob<?>> batch() {
        return batch;
    }

    /// Waits for the disk, and does what follows; whatever fails on the way is the disk's failure.
    void run(Storage storage, Runnable then) {
        try {
            long start = System.nanoTime();
            storage.force();
            nanos = System.nanoTime() - start;
            then.run();
        } catch (Throwable e) {
            // An Error too: the writer has to hear of it, and would wait for ever.
            failure = e;
        } finally {
            ended.countDown();
        }
    }

    boolean isDone() {
        return ended.getCount() == 0;
    }

    /// Waits until it has ended; null if all of it is on disk.
    @Nullable
    Throwable await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the writer", e);
        }
        return failure;
    }

    /// Once it has ended.
    boolean isFailed() {
        return failure != null;
    }

    /// How long the disk took. Once it has ended.
    long nanos() {
        return nanos;
    }
}
