package dev.postbackdesk.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the process when it is told to by a signal: closes the receiver, and halts. A virtual machine that is ended by a
/// signal exits with 128 + its number unless it is halted before, and being stopped is no failure.
///
/// A disk that hangs, or a search that does not end, must not keep the process: after a while it halts all the same. What
/// was answered is on disk at any moment, and the rest was never promised.
final class Stopping {
    /// The contract gives five seconds, and ending a virtual machine takes a moment.
    static final Duration AT_MOST = Duration.ofMillis(4_700);
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final Runnable close;
    private final Console console;
    private final IntConsumer halt;
    private final Duration atMost;

    Stopping(Runnable close, Console console, IntConsumer halt, Duration atMost) {
        this.close = close;
        this.console = console;
        this.halt = halt;
        this.atMost = atMost;
    }

    void run() {
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("stop-at-last").start(() -> haltUnless(closed));
        Exit exit = Exit.DONE;
        try {
            close.run();
            LOG.info("Stopped");
        } catch (RuntimeException e) {
            LOG.error("The receiver could not be closed cleanly", e);
            console.err().println("The data could not be closed cleanly. Look at the disk that they lie on; what was"
                    + " answered is stored.");
            exit = Exit.DATA;
        }
        closed.countDown();
        end(exit);
    }

    private void haltUnless(CountDownLatch closed) {
        try {
            if (!closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Closing takes too long; what was answered is stored");
                end(Exit.DONE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Exit exit) {
        console.out().flush();
        console.logs().close();
        halt.accept(exit.code());
    }
}
