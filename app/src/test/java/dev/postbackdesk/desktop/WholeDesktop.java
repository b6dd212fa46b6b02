package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.log.Logs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;
import picocli.CommandLine;

/// The whole desktop but its process: sessions one after the other, what they print, and the exit code. It ends with the
/// test.
final class WholeDesktop implements AfterEachCallback {
    private static final String RECEIVING = "Receiving on ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream printErr = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Stopping stopping = new Stopping(printErr, code -> {
        throw new AssertionError("Halted with " + code);
    }, Duration.ofMinutes(5));
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    /// Starts it on a thread of its own, as its process would.
    void start(String... options) {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).parseArgs(options);
        Messages messages = new Messages(Locale.ENGLISH);
        Thread.ofPlatform().name("main").start(() -> {
            try (Logs log = new Logs()) {
                Optional<Windows> windows = Optional
                        .of(new Windows(arguments.data(), () -> messages, stopping, false));
                exit.complete(new Sessions(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), printErr, log,
                        () -> messages, stopping, () -> windows)
                        .run());
            } catch (RuntimeException e) {
                exit.completeExceptionally(e);
            }
        });
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// The addresses that it said it receives on, oldest first.
    List<String> addresses() {
        return printed().lines().filter(line -> line.startsWith(RECEIVING))
                .map(line -> line.substring(RECEIVING.length())).toList();
    }

    /// Waits for its end, and returns its exit code.
    int exit() throws Exception {
        return exit.get(60, TimeUnit.SECONDS);
    }

    /// Asks it to end, and returns its exit code; once more does no harm.
    int end() throws Exception {
        stopping.ask();
        int code = exit();
        stopping.close();
        return code;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        end();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
