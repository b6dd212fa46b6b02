package dev.postbackdesk.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/// Starts another appender with the first line for it: a log file is not made before there is something to write.
final class LazyAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Appender<ILoggingEvent> target;
    private final Runnable before;

    /// @param before makes what the target needs, such as its folder
    LazyAppender(Appender<ILoggingEvent> target, Runnable before) {
        this.target = target;
        this.before = before;
    }

    @Override
    protected void append(ILoggingEvent event) {
        synchronized (this) {
            if (!target.isStarted()) {
                before.run();
                target.start();
            }
        }
        target.doAppend(event);
    }

    @Override
    public void stop() {
        super.stop();
        synchronized (this) {
            target.stop();
        }
    }
}
