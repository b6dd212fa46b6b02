package dev.postbackdesk.receiver;

import dev.postbackdesk.database.NotStored;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done every few seconds besides receiving: what the door counted is stored; and where nothing arrived since the
/// last time, memory gives to disk what it holds back. Both once more at the end. Then the file is made smaller. Soon after
/// the start, what is recorded is read ahead.
final class Housekeeping implements AutoCloseable {
    private static final long SECONDS = 3;
    /// Of the five that closing may take.
    private static final long CLOSING_SECONDS = 2;
    /// What settles at once: some 30 ms of the writer's time.
    private static final int SLICE = 4_096;
    /// Of tidying, each of some megabytes.
    private static final int SLICES = 2_000;
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final Store store;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postback-housekeeping").daemon().factory());
    private long storedBefore = -1;
    private long tidiedAt = -1;
    private CompletableFuture<Boolean> resting = CompletableFuture.completedFuture(false);
    private CompletableFuture<Boolean> counting = CompletableFuture.completedFuture(false);
    private CompletableFuture<Boolean> lesson = CompletableFuture.completedFuture(false);

    private Housekeeping(Store store) {
        this.store = store;
    }

    static Housekeeping start(Store store) {
        Housekeeping housekeeping = new Housekeeping(store);
        // What the start left out, so that the first postback does not wait for it; apart, since a tick that fails is the last.
        var _ = housekeeping.timer.schedule(() -> {
            try {
                var _ = store.networks().now();
            } catch (RuntimeException e) {
                log.error("The networks that came with the program can't be read", e);
            }
        }, SECONDS, TimeUnit.SECONDS);
        var _ = housekeeping.timer.scheduleWithFixedDelay(housekeeping::tick, SECONDS, SECONDS, TimeUnit.SECONDS);
        return housekeeping;
    }

    private void tick() {
        var _ = storeDoorCounts(store);
        learn();
        if (counting.isDone() && !store.postbacks().reasonsCounted()) {
            counting = countReasons();
        }
        long stored = store.activity();
        if (resting.isDone()) {
            resting = stored == storedBefore ? rest(stored) : tidy(false);
        }
        storedBefore = stored;
    }

    /// What is done while nothing arrives; the second part only once each time.
    private CompletableFuture<Boolean> rest(long stored) {
        CompletableFuture<Boolean> settled = settleWhileQuiet(stored);
        if (tidiedAt == stored) {
            return settled;
        }
        tidiedAt = stored;
        return settled.thenCompose(_ -> tidyWhileQuiet(stored, SLICES));
    }

    /// In slices too. What H2 writes anew frees other space: that this ends is counted.
    private CompletableFuture<Boolean> tidyWhileQuiet(long stored, int atMost) {
        return tidy(true).thenCompose(more -> more && atMost > 1 && store.activity() == stored
                ? tidyWhileQuiet(stored, atMost - 1)
                : CompletableFuture.completedFuture(more));
    }

    /// @return whether there is more to do
    private CompletableFuture<Boolean> tidy(boolean quiet) {
        return store.writer().submit(() -> store.database().tidy(quiet)).exceptionally(failure -> {
            log.debug("The file is made smaller later: {}", NotStored.sentence(failure));
            return false;
        });
    }

    /// Sums up why earlier postbacks were rejected, after a change of the database's layout: slice by slice, so that who comes
    /// now hardly waits, until it is done.
    private CompletableFuture<Boolean> countReasons() {
        return store.writer().submit(() -> store.postbacks().countReasons(SLICE)).exceptionally(failure -> {
            log.debug("Reasons of rejections are counted later: {}", NotStored.sentence(failure));
            return false;
        }).thenCompose(more -> more && !timer.isShutdown()
                ? countReasons()
                : CompletableFuture.completedFuture(more));
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

    /// In slices, so that who comes now hardly waits.
    private CompletableFuture<Boolean> settleWhileQuiet(long stored) {
        return settle(SLICE).thenCompose(more -> more && store.activity() == stored
                ? settleWhileQuiet(stored)
                : CompletableFuture.completedFuture(more));
    }

    /// @return whether there was anything
    private CompletableFuture<Boolean> settle(int atMost) {
        return store.writer().submit(() -> store.postbacks().settle(atMost)).exceptionally(failure -> {
            log.debug("What memory holds back goes to disk later: {}", NotStored.sentence(failure));
            return false;
        });
    }

    /// Before the writer drains.
    @Override
    public void close() {
        timer.shutdown();
        var _ = storeDoorCounts(store);
        try {
            boolean more = true;
            while (more) {
                more = settle(Integer.MAX_VALUE).get(CLOSING_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            log.info("The disk is slow; the next start takes a little longer");
        } catch (ExecutionException e) {
            log.warn("What memory holds back was not written; the next start takes a little longer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
