package dev.postbackdesk.desktop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.WarnStatus;
import ch.qos.logback.core.util.FileSize;
import dev.postbackdesk.receiver.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the desktop logs: `desktop.log` in the [folder for logs][LogFolder], kept to some megabytes. Never to standard output.
final class DesktopLog implements AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} - %msg%n";
    private static final long LARGEST = 5 * FileSize.MB_COEFFICIENT;
    private static final int KEPT = 3;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    /// Nothing at all, for as long as it is not known whether the folder is ours.
    void silence() {
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }

    void startIn(Path data) {
        context.reset();
        String file = folder(data).resolve("desktop.log").toString();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(KEPT);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(LARGEST));
        size.start();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        for (String talkative : new String[]{"org.eclipse.jetty", "org.flywaydb", "org.jdbi", "com.h2database"}) {
            context.getLogger(talkative).setLevel(Level.WARN);
        }
    }

    /// Where that fails, the appender fails as well, and the desktop goes on without a log.
    private Path folder(Path data) {
        try {
            return LogFolder.make(data);
        } catch (IOException e) {
            context.getStatusManager().add(new WarnStatus("The log's folder can't be made", this, e));
            return LogFolder.of(data);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
