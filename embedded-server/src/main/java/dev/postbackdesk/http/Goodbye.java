package dev.postbackdesk.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Reads and drops what a refused peer still sends, until it stops, or has had its time, or has sent too much. Holds no
/// thread while it waits.
final class Goodbye implements Callback, Runnable {
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private final EndPoint endPoint;
    private final Scheduler scheduler;
    private final Duration time;
    private final Runnable then;
    private final ByteBuffer dropped = BufferUtil.allocate(8 * 1024);
    private final AtomicBoolean over = new AtomicBoolean();
    private long count;
    private Scheduler.@Nullable Task end;

    /// @param then runs once, when it is over
    Goodbye(EndPoint endPoint, Scheduler scheduler, Duration time, Runnable then) {
        this.endPoint = endPoint;
        this.scheduler = scheduler;
        this.time = time;
        this.then = then;
    }

    @Override
    public void run() {
        // Closing the end point fails the wait for more bytes, which ends this.
        end = scheduler.schedule(endPoint::close, time.toMillis(), TimeUnit.MILLISECONDS);
        endPoint.shutdownOutput();
        drop();
    }

    private void drop() {
        try {
            while (count < MAX_BYTES) {
                BufferUtil.clear(dropped);
                int filled = endPoint.fill(dropped);
                if (filled < 0) {
                    break;
                }
                if (filled == 0) {
                    if (endPoint.tryFillInterested(this)) {
                        return;
                    }
                    break;
                }
                count += filled;
            }
        } catch (IOException _) {
            // The peer is gone: that is all that was waited for.
        }
        finish();
    }

    @Override
    public void succeeded() {
        drop();
    }

    @Override
    public void failed(@Nullable Throwable x) {
        finish();
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            Scheduler.Task task = end;
            if (task != null) {
                task.cancel();
            }
            then.run();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return Invocable.InvocationType.NON_BLOCKING;
    }
}
