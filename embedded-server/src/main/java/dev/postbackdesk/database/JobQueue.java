package dev.postbackdesk.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Jobs that wait for the writer, oldest first: bounded in number, and in the bytes that they hold from here until they are
/// answered, since a full queue of the biggest bodies would not fit into memory. Any thread offers and wakes; one takes.
final class JobQueue {
    /// Jobs that may wait to be run.
    static final int MOST = 16_384;
    /// Bytes that may wait to be answered: of a small heap, as packages give it, an eighth.
    static final long MOST_BYTES = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final BlockingQueue<WaitingJob<?>> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicLong bytes = new AtomicLong();
    /// No job, but something to look after.
    private final WaitingJob<String> wake = new WaitingJob<>(() -> "", 0);

    /// @return false if there is no room; the job is nobody's then
    boolean offer(WaitingJob<?> job) {
        if (bytes.addAndGet(job.bytes()) > MOST_BYTES || !waiting.offer(job)) {
            bytes.addAndGet(-job.bytes());
            return false;
        }
        return true;
    }

    /// Takes a job back.
    ///
    /// @return false if somebody took it before
    boolean remove(WaitingJob<?> job) {
        return waiting.remove(job);
    }

    /// Ends a [#poll]. Where the queue is full it ends by itself.
    void wake() {
        waiting.offer(wake);
    }

    /// Waits for a job; null when time is up or it was woken.
    @Nullable
    WaitingJob<?> poll(long millis) {
        try {
            WaitingJob<?> first = waiting.poll(millis, TimeUnit.MILLISECONDS);
            return first == wake ? null : first;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the writer", e);
        }
    }

    /// Adds what waits to a batch, until that holds so many.
    void drainTo(List<WaitingJob<?>> batch, int most) {
        waiting.drainTo(batch, most - batch.size());
        batch.removeIf(job -> job == wake);
    }

    /// All that waits.
    List<WaitingJob<?>> drain() {
        List<WaitingJob<?>> all = new ArrayList<>();
        drainTo(all, Integer.MAX_VALUE);
        return all;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /// These are about to be answered, and what they held is free. To be called before, since who is answered may send more;
    /// once more does no harm.
    void release(List<WaitingJob<?>> batch) {
        for (WaitingJob<?> job : batch) {
            bytes.addAndGet(-job.release());
        }
    }
}
