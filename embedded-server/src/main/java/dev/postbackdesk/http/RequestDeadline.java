package dev.postbackdesk.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// The time that a request may take to arrive, from its first byte. An idle timeout begins anew with every byte and so
/// never ends a trickle. Started only where a request is waited for: most arrive at once and never need a timer.
/// Thread-safe.
final class RequestDeadline {
    /// How soon to try again where the time is up while bytes are being read, in milliseconds.
    private static final long AGAIN = 50;

    private final Scheduler scheduler;
    private final long nanos;
    private final Predicate<TimeoutException> onPassed;
    private Scheduler.@Nullable Task task;

    /// @param onPassed ends the wait; false if nobody waits just now
    RequestDeadline(Scheduler scheduler, Duration time, Predicate<TimeoutException> onPassed) {
        this.scheduler = scheduler;
        this.nanos = time.toNanos();
        this.onPassed = onPassed;
    }

    /// Does nothing where it runs already.
    ///
    /// @param begin when the request began, by [System#nanoTime()]
    synchronized void startAt(long begin) {
        if (task == null) {
            long left = Math.max(0, begin + nanos - System.nanoTime());
            task = scheduler.schedule(this::run, TimeUnit.NANOSECONDS.toMillis(left) + 1, TimeUnit.MILLISECONDS);
        }
    }

    boolean isPassed(long begin) {
        return System.nanoTime() - begin > nanos;
    }

    synchronized void stop() {
        if (task != null) {
            task.cancel();
            task = null;
        }
    }

    private void run() {
        synchronized (this) {
            if (task == null) {
                return;
            }
        }
        if (!onPassed.test(new Passed())) {
            synchronized (this) {
                if (task != null) {
                    task = scheduler.schedule(this::run, AGAIN, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    /// What those who wait are told. Without a stack trace, which would only show the timer.
    static final class Passed extends TimeoutException {
        private static final long serialVersionUID = 1;

        Passed() {
            super("the request took too long to arrive");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
