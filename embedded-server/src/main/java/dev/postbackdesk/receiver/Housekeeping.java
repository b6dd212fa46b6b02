package dev.postbackdesk.receiver;

import dev.postbackdesk.database.NotStored;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done every few seconds besides receiving: what the door counted is stored; and where nothing arrived since the
/// last time, memory gives to disk what it holds back. Both once more at the end. Soon after the start, what is recorded is
/// read ahead.
final class Housekeeping implements AutoCloseable {
    private static final long SECONDS = 3;
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Store store;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postback-housekeeping").daemon().factory());
    private long storedBefore = -1;
    private CompletableFuture<Boolean> lesson = CompletableFuture.completedFuture(false);

    private Housekeeping(Store store) {
        this.store = store;
    }

    static Housekeeping start(Store store) {
        Housekeeping housekeeping = new Housekeeping(store);
        var _ = housekeeping.timer.scheduleWithFixedDelay(housekeeping::tick, SECONDS, SECONDS, TimeUnit.SECONDS);
        return housekeeping;
    }

    private void tick() {
        var _ = storeDoorCounts(store);
        learn();
        long stored = store.postbacks().stored();
        if (stored == storedBefore) {
            var _ = settle(store);
        }
        storedBefore = stored;
    }

    /// Until it was done once.
    private void learn() {
        if (lesson.isDone() && !lesson.join()) {
            lesson = store.readers().submit((handle, _) -> {
                store.postbacks().learn(handle.getConnection());
                return true;
            }).exceptionally(failure -> {
                log.debug("What is recorded could not be read ahead", failure);
                return false;
            });
        }
    }

    /// Stores what the door counted so far. Fails never; false if it comes later.
    static CompletableFuture<Boolean> storeDoorCounts(Store store) {
        DoorLog.Counts counts = store.door().drain();
        if (counts.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return store.writer().submit(() -> {
            store.door().store(counts);
            return true;
        }).exceptionally(failure -> {
            log.debug("What was refused at the door is stored later: {}", failure.getMessage());
            store.door().putBack(counts);
            return false;
        });
    }

    private static CompletableFuture<Boolean> settle(Store store) {
        return store.writer().submit(store.postbacks()::settle).exceptionally(failure -> {
            log.debug("What memory holds back goes to disk later: {}", NotStored.sentence(failure));
            return false;
        });
    }

    /// Queues both before the writer drains.
    @Override
    public void close() {
        timer.shutdown();
        var _ = storeDoorCounts(store);
        // One generation leaves, and then the one that has filled meanwhile.
        var _ = settle(store).thenCompose(more -> more ? settle(store) : CompletableFuture.completedFuture(false));
    }
}
