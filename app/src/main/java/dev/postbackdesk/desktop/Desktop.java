package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The composition root of the desktop: every long-lived object is made and wired here, and closed in reverse order.
///
/// The receiver opens on the calling thread while JavaFX starts on its own; the window comes last, so that what it shows
/// is there. With no display all but the window is the same.
public final class Desktop {
    private static final List<String> SCREENS = List.of("live", "conversions", "links");
    private static final long SECONDS_TO_END = 5;

    private final PrintStream out;
    private final PrintStream err;
    private final Display display;
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    public Desktop(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        display = new Display(environment);
    }

    /// Runs until the user quits, or the process is told to end.
    ///
    /// @return the exit code, see the contract
    public int run(String... args) {
        Arguments arguments = new Arguments();
        CommandLine line = new CommandLine(arguments);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            return usage(String.valueOf(e.getMessage()));
        }
        if (arguments.help()) {
            line.usage(out);
            return Exit.DONE;
        }
        if (arguments.demo()) {
            return usage("The demo is not there yet. Start without --demo.");
        }
        if (!SCREENS.contains(arguments.screen())) {
            return usage("There is no screen " + arguments.screen() + ". Screens are " + String.join(", ", SCREENS)
                    + ".");
        }
        try (DesktopLog log = new DesktopLog()) {
            log.silence();
            return arguments.screenshot().isPresent()
                    ? picture(arguments, arguments.screenshot().get())
                    : receive(arguments, log);
        }
    }

    private int usage(String sentence) {
        err.println(sentence + " See --help.");
        return Exit.USAGE;
    }

    private int picture(Arguments arguments, Path file) {
        if (arguments.theme().isEmpty() || arguments.size().isEmpty()) {
            return usage("--theme is light or dark, and --size such as 1440x900.");
        }
        Scenario scenario = arguments.scene().flatMap(Scenario::named).orElse(null);
        if (arguments.scene().isPresent() && scenario == null) {
            return usage("There is no scene " + arguments.scene().get() + ".");
        }
        if (!display.isThere()) {
            display.drawIntoMemory();
        }
        display.start();
        int[] size = arguments.size().get();
        try {
            Theme.loadFonts();
            Picture.write(PictureCommand.take(new PictureCommand.Shot(arguments.screen(), scenario, arguments.data(),
                    size[0], size[1], arguments.theme().get())), file);
            return Exit.DONE;
        } catch (ReceiverException e) {
            err.println(e.sentence());
            return Exit.of(e.kind());
        } catch (IOException e) {
            err.println("The picture " + file + " can't be written: " + e.getMessage());
            return Exit.USAGE;
        } finally {
            Platform.exit();
        }
    }

    private int receive(Arguments arguments, DesktopLog log) {
        boolean windows = display.isThere() && display.start();
        if (!windows) {
            err.println("There is no display; receiving without a window.");
        }
        Path data = arguments.data();
        int port = arguments.port();
        try {
            while (true) {
                try (LocalReceiver receiver = LocalReceiver
                        .open(ReceiverConfig.of(data, "Postback Desk").at(arguments.bind(), port))) {
                    log.startIn(data);
                    importSetup(receiver, arguments);
                    out.println("Receiving on " + receiver.localAddress());
                    out.flush();
                    serve(receiver, arguments, windows);
                    return Exit.DONE;
                } catch (ReceiverException e) {
                    if (e.kind() == ReceiverException.Kind.IN_USE && ControlSocket.askToShow(data)) {
                        out.println("Postback Desk runs already with " + data + "; its window is shown.");
                        return Exit.DONE;
                    }
                    err.println(e.sentence());
                    OptionalInt other = windows ? explain(e, data) : OptionalInt.empty();
                    if (other.isEmpty()) {
                        return Exit.of(e.kind());
                    }
                    port = other.getAsInt();
                }
            }
        } finally {
            // First: while the process is being ended by a signal, JavaFX no longer lets itself be ended.
            ended.countDown();
            if (windows) {
                Platform.exit();
            }
        }
    }

    private static void importSetup(LocalReceiver receiver, Arguments arguments) throws ReceiverException {
        if (arguments.setup().isEmpty()) {
            return;
        }
        Path file = arguments.setup().get();
        try {
            receiver.importSetup(Files.readAllBytes(file)).join();
        } catch (IOException e) {
            throw new ReceiverException(ReceiverException.Kind.INVALID, "The file " + file + " can't be read.", e);
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof ReceiverException known) {
                throw known;
            }
            throw e;
        }
    }

    /// Until the user quits, or a signal comes.
    private void serve(LocalReceiver receiver, Arguments arguments, boolean windows) {
        Thread hook = Thread.ofPlatform().name("desktop-end").unstarted(this::endNow);
        Runtime.getRuntime().addShutdownHook(hook);
        @Nullable
        ControlSocket socket = null;
        CompletableFuture<MainWindow> window = new CompletableFuture<>();
        try {
            if (windows) {
                CompletableFuture<MainStage> stage = new CompletableFuture<>();
                Platform.runLater(() -> open(receiver, arguments, window, stage));
                socket = ControlSocket.open(arguments.data(),
                        () -> Platform.runLater(() -> show(stage)));
            }
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (socket != null) {
                socket.close();
            }
            if (windows) {
                closeWindow(window);
            }
        }
    }

    private void open(LocalReceiver receiver, Arguments arguments, CompletableFuture<MainWindow> made,
            CompletableFuture<MainStage> shown) {
        Theme.loadFonts();
        Settings settings = Settings.in(arguments.data());
        MainWindow window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), messages,
                new Format(messages.locale(), ZoneId.systemDefault()), false, () -> {
                    settings.save();
                    end.countDown();
                });
        MainStage stage = new MainStage(window, messages, settings, end::countDown);
        made.complete(window);
        shown.complete(stage);
        window.start();
        window.shell().open(arguments.screen());
        stage.show();
    }

    private static void show(CompletableFuture<MainStage> stage) {
        if (stage.isDone()) {
            stage.join().show();
        }
    }

    private static void closeWindow(CompletableFuture<MainWindow> window) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            if (window.isDone()) {
                window.join().close();
            }
            closed.complete(null);
        });
        closed.orTimeout(1, TimeUnit.SECONDS).exceptionally(_ -> null).join();
    }

    /// Shows why it does not start, and waits for the answer.
    ///
    /// @return another port to try, where the user chose one
    private OptionalInt explain(ReceiverException failure, Path data) {
        CompletableFuture<OptionalInt> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            Theme.loadFonts();
            Stage stage = new Stage();
            FailureWindow window = new FailureWindow(messages, failure, () -> answer.complete(OptionalInt.empty()),
                    port -> answer.complete(OptionalInt.of(port)));
            stage.setTitle(messages.text("shell.name"));
            stage.setScene(window.scene(Settings.in(data).theme().get()));
            stage.setResizable(false);
            stage.setOnHidden(_ -> answer.complete(OptionalInt.empty()));
            stage.show();
            var _ = answer.thenRun(() -> Platform.runLater(stage::close));
        });
        return answer.join();
    }

    /// A signal came: the receiver is closed before the process ends.
    private void endNow() {
        end.countDown();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                err.println("The receiver took more than five seconds to close.");
                return;
            }
            // A signal's own exit code would say that it failed.
            Runtime.getRuntime().halt(Exit.DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
