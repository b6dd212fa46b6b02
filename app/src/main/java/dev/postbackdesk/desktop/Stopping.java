package dev.postbackdesk.desktop;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the desktop ends: the user quits, or a signal comes. From then on everything is closed, and the process has a while
/// for that: a disk that hangs must not keep it, so it is halted then. What was answered is on disk at any moment, and
/// the rest was never promised.
///
/// A virtual machine that is ended by a signal exits with 128 + its number unless it is halted before, and being stopped
/// is no failure: so a signal ends in a halt, too.
final class Stopping implements AutoCloseable {
    /// The contract gives five seconds, and ending a virtual machine takes a moment.
    static final Duration AT_MOST = Duration.ofMillis(4_700);
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final PrintStream err;
    private final IntConsumer halt;
    private final Duration atMost;
    private final Thread onSignal = Thread.ofPlatform().name("desktop-stop").unstarted(this::signalled);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exit = Exit.DONE;

    /// @param halt ends the process at once, with an exit code
    Stopping(PrintStream err, IntConsumer halt, Duration atMost) {
        this.err = err;
        this.halt = halt;
        this.atMost = atMost;
    }

    /// Listens to signals from now on.
    void install() {
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /// Begins to stop, and returns at once. Called on any thread; asking again changes nothing.
    void ask() {
        if (begun.compareAndSet(false, true)) {
            // Before anybody begins to close.
            Thread.ofPlatform().daemon().name("stop-at-last").start(this::haltUnlessEnded);
            asked.complete(null);
        }
    }

    boolean isAsked() {
        return asked.isDone();
    }

    /// Done when somebody asked.
    CompletableFuture<Void> asked() {
        return asked.copy();
    }

    /// Everything with data in it is closed.
    ///
    /// @param code what a signal makes the process end with
    void closed(int code) {
        exit = code;
        closed.countDown();
    }

    /// The process is about to end by itself.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            LOG.debug("A signal ends the process, and its hook sees to the exit code", e);
        }
    }

    /// In a shutdown hook.
    void signalled() {
        ask();
        try {
            closed.await();
            halt.accept(exit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void haltUnlessEnded() {
        try {
            if (!ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Closing takes too long; what was answered is stored");
                err.println(
                        "Closing takes too long: look at the disk that the data lie on. What was answered is stored.");
                err.flush();
                halt.accept(Exit.DONE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
