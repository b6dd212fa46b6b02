package dev.postbackdesk.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.WarnStatus;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.postbackdesk.receiver.LogFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a process logs: never to standard output. A file lies in the [folder for logs][LogFolder]; it is made with the first
/// line, so that a command that has nothing to say leaves nothing behind, and is kept to 25 MB, with the older ones beside it.
public final class Logs implements AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} - %msg%n";
    static final long LARGEST = 5 * FileSize.MB_COEFFICIENT;
    static final int OLDER = 4;

    private final LoggerContext context;

    public Logs() {
        this((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    Logs(LoggerContext context) {
        this.context = context;
    }

    /// A command that ends by itself: warnings, to a file alone.
    public void commandIn(Path data) {
        start(Level.WARN, file(data, "commands.log"));
    }

    /// The receiver without a window: everything worth knowing to a file, warnings to standard error as well.
    public void receiverIn(Path data) {
        start(Level.INFO, file(data, "receiver.log"), standardError());
        quieten();
    }

    /// The desktop: everything worth knowing, to a file alone.
    public void desktopIn(Path data) {
        start(Level.INFO, file(data, "desktop.log"));
        quieten();
    }

    /// Their information is about themselves.
    private void quieten() {
        for (String talkative : new String[]{"org.eclipse.jetty", "org.flywaydb", "org.jdbi", "com.h2database"}) {
            context.getLogger(talkative).setLevel(Level.WARN);
        }
    }

    /// Nothing at all, for as long as it is not known where to.
    public void silence() {
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }

    /// Writes what is in memory and closes the files.
    @Override
    public void close() {
        context.stop();
    }

    @SafeVarargs
    private void start(Level level, Appender<ILoggingEvent>... appenders) {
        context.reset();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        for (Appender<ILoggingEvent> appender : appenders) {
            appender.start();
            root.addAppender(appender);
        }
    }

    private Appender<ILoggingEvent> file(Path data, String name) {
        String file = LogFolder.of(data).resolve(name).toString();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file);
        OlderFiles rolling = new OlderFiles(OLDER);
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(LARGEST));
        // At each line: Logback's own minute between two looks is enough for a flood of lines to fill a disk.
        size.setCheckIncrement(Duration.buildByMilliseconds(0));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        LazyAppender lazy = new LazyAppender(ready(appender), () -> makeFolder(data));
        lazy.setContext(context);
        return lazy;
    }

    /// Where that fails, the appender fails as well, and the process goes on without a log.
    private void makeFolder(Path data) {
        try {
            LogFolder.make(data);
        } catch (IOException e) {
            context.getStatusManager().add(new WarnStatus("The log's folder can't be made", this, e));
        }
    }

    private Appender<ILoggingEvent> standardError() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        appender.addFilter(warnings);
        return ready(appender);
    }

    private Appender<ILoggingEvent> ready(OutputStreamAppender<ILoggingEvent> appender) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        return appender;
    }
}
