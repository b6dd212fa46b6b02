package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.language.Translation;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import picocli.CommandLine;

/// The composition root of the desktop: every long-lived object is made and wired here, and closed in reverse order.
///
/// The receiver opens on the calling thread while JavaFX starts on its own; the window comes last, so that what it shows
/// is there. With no display, or where JavaFX fails, all but the window is the same. What follows what is in [Sessions].
public final class Desktop {
    private static final List<String> SCREENS = List.of("live", "conversions", "links", "clicks", "reports",
            "rehearsal", "settings", "connect", "check");

    private final PrintStream out;
    private final PrintStream err;
    private final Display display;

    public Desktop(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        display = new Display(environment);
    }

    /// Begins what takes longest, JavaFX, on a thread of its own, unless a picture or an explanation is asked for. [#run] does
    /// so as well; whoever has something else to do first begins before that.
    public void begin(String... args) {
        if (Arrays.stream(args)
                .noneMatch(argument -> argument.startsWith("--screenshot") || argument.equals("--help"))) {
            var _ = display.begin();
        }
    }

    /// Runs until the user quits, or the process is told to end.
    ///
    /// @return the exit code, see the contract
    public int run(String... args) {
        begin(args);
        Arguments arguments = new Arguments();
        // From the menu there are none, and picocli's classes, which no cache can hold, are not read.
        if (args.length > 0) {
            CommandLine line = new CommandLine(arguments);
            try {
                line.parseArgs(args);
            } catch (CommandLine.ParameterException e) {
                return usage(String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ".");
            }
            if (arguments.help()) {
                line.usage(out);
                return Exit.DONE;
            }
        }
        if (arguments.namesNoData()) {
            return usage("--data is empty. Name a folder, or leave the option out.");
        }
        Optional<String> nameless = arguments.namelessData();
        if (nameless.isPresent()) {
            return usage(nameless.get() + ".");
        }
        if (!SCREENS.contains(arguments.screen())) {
            return usage("There is no screen " + arguments.screen() + ". Screens are " + String.join(", ", SCREENS)
                    + ".");
        }
        try (Logs log = new Logs()) {
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
        if (arguments.language().isEmpty()) {
            return usage("--language is one of " + Translation.languages().map(Locale::getLanguage)
                    .collect(Collectors.joining(", ")) + ".");
        }
        Scenario scenario = arguments.scene().flatMap(Scenario::named)
                .orElse(arguments.demo() ? Scenario.DEMO : null);
        if (arguments.scene().isPresent() && scenario == null) {
            return usage("There is no scene " + arguments.scene().get() + ".");
        }
        if (!canDraw()) {
            return Exit.USAGE;
        }
        int[] size = arguments.size().get();
        try {
            Theme.loadFonts();
            Picture.write(PictureCommand.take(new PictureCommand.Shot(arguments.screen(), scenario, arguments.data(),
                    size[0], size[1], arguments.theme().get(), arguments.language().get(),
                    arguments.projector())), file);
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

    /// On a display where there is one, else into memory; where it can't, it has said why.
    private boolean canDraw() {
        boolean onDisplay = display.isThere();
        if (!onDisplay) {
            display.drawIntoMemory();
        }
        return display.begin().handle((started, failure) -> {
            if (failure != null) {
                err.println("JavaFX can't draw a picture here: " + cause(failure) + ".");
                return false;
            }
            if (!started) {
                err.println(onDisplay
                        ? "The display can't be opened. Without DISPLAY and WAYLAND_DISPLAY pictures are drawn into memory."
                        : "JavaFX can't draw a picture here: the system lacks a library that it needs.");
            }
            return started;
        }).join();
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    /// JavaFX starts on a thread of its own, and gets ready what a window needs, while the receiver is opened on this one.
    private int receive(Arguments arguments, Logs log) {
        try (Stopping stopping = new Stopping(err, Runtime.getRuntime()::halt, Stopping.AT_MOST)) {
            stopping.install();
            Supplier<Messages> messages = () -> new Messages(
                    Settings.in(arguments.data()).language().get().locale(Locale.getDefault()));
            CompletableFuture<Optional<Windows>> windows = windows(arguments, messages, stopping);
            int exit = Exit.DONE;
            try {
                exit = new Sessions(arguments, out, err, log, messages, stopping, windows::join).run();
                return exit;
            } finally {
                // First: while the process is being ended by a signal, JavaFX no longer lets itself be ended.
                stopping.closed(exit);
                if (windows.join().isPresent()) {
                    Platform.exit();
                }
            }
        }
    }

    private CompletableFuture<Optional<Windows>> windows(Arguments arguments, Supplier<Messages> messages,
            Stopping stopping) {
        return display.begin().handle((there, failure) -> {
            if (failure != null) {
                // Whatever it is that JavaFX lacks, what is sent to the receiver is not to be lost for that.
                err.println("JavaFX can't open a window here: " + cause(failure) + ". Receiving without one.");
                return Optional.empty();
            }
            if (!there) {
                err.println("There is no display; receiving without a window.");
                return Optional.empty();
            }
            return Optional.of(new Windows(arguments.data(), messages, stopping, arguments.background()));
        });
    }
}
