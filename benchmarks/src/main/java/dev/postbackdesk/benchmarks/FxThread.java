package dev.postbackdesk.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Work on the JavaFX thread for threads that measure, and waiting that ends with a sentence and not with a hang.
final class FxThread {
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final long LOOK = 500_000;

    private FxThread() {}

    /// How long something took.
    ///
    /// @param millis on the wall's clock
    /// @param computed milliseconds that the JavaFX thread computed meanwhile: whatever else the machine does
    record Took(double millis, double computed) {}

    /// A moment on the JavaFX thread.
    record Now(long nanos, long cpu) {
        static Now here() {
            return new Now(System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }

        Took since(Now before) {
            return new Took((nanos - before.nanos) / 1e6, (cpu - before.cpu) / 1e6);
        }
    }

    static <T> T call(Supplier<T> work) throws InterruptedException {
        return get(CompletableFuture.supplyAsync(work, Platform::runLater), "the JavaFX thread to take something");
    }

    static void run(Runnable work) throws InterruptedException {
        Boolean _ = call(() -> {
            work.run();
            return true;
        });
    }

    /// Does something on the JavaFX thread, and waits until what comes of it has been laid out.
    ///
    /// @param seen asked after each layout, on the JavaFX thread
    /// @return from before the one to after the other
    static Took untilLaidOut(Scene scene, Runnable action, BooleanSupplier seen, String what)
            throws InterruptedException {
        CompletableFuture<Now> at = new CompletableFuture<>();
        Runnable look = new Runnable() {
            @Override
            public void run() {
                if (at.isDone() || seen.getAsBoolean()) {
                    at.complete(Now.here());
                    scene.removePostLayoutPulseListener(this);
                }
            }
        };
        Now start = call(() -> {
            scene.addPostLayoutPulseListener(look);
            Now before = Now.here();
            action.run();
            Platform.requestNextPulse();
            return before;
        });
        return get(at, what).since(start);
    }

    static <T> T get(CompletableFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw tooLong(what, e);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("Waiting for " + what + " failed", e);
        }
    }

    /// Waits until something holds, asked on this thread.
    static void await(BooleanSupplier condition, Duration atMost, String what) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw tooLong(what, null);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private static IllegalStateException tooLong(String what, @Nullable Exception cause) {
        return new IllegalStateException("Waited too long for " + what, cause);
    }
}
