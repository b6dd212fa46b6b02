package dev.postbackdesk.rehearsal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets a rehearsal pass step by step, or at an even pace from some step on. Thread-safe.
public final class Gate implements Pace {
    private int granted;
    private @Nullable Duration every;

    /// Lets one more step happen.
    public synchronized void step() {
        granted++;
        notifyAll();
    }

    /// Lets all that is left happen, `interval` before each; zero for at once.
    public synchronized void run(Duration interval) {
        every = interval;
        notifyAll();
    }

    @Override
    public void await() throws InterruptedException {
        Duration interval;
        synchronized (this) {
            while (granted == 0 && every == null) {
                wait();
            }
            if (granted > 0) {
                granted--;
                return;
            }
            interval = every;
        }
        if (interval != null) {
            Thread.sleep(interval);
        }
    }
}
