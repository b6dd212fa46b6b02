package dev.postbackdesk.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.postbackdesk.log.Logs;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.LoggerFactory;

/// The commands in the process of a test: everything but the virtual machine's start.
public final class InProcess {
    private InProcess() {}

    /// Runs a command in the time zone UTC, with nothing on standard input and no default data folder.
    ///
    /// @return the exit code
    public static int run(OutputStream out, OutputStream err, String... args) {
        Logs logs = new Logs();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.system(), ZoneOffset.UTC, () -> Path.of("/nowhere/at/all"), logs);
        try {
            return new Program(console, new LocalBackend()).run(args);
        } finally {
            logs.close();
            logAsTestsDo();
        }
    }

    /// A command sets up its own log; what runs after it in this process wants the tests' one.
    private static void logAsTestsDo() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        context.start();
    }
}
