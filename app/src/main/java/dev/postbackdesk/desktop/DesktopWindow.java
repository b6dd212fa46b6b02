package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.Receiver;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// The desktop's own window over a receiver that the caller opens and closes: for programs that measure it. It is made and
/// closed as [Desktop] does it, and keeps its settings in the data folder; only what concerns the process (arguments, signals,
/// log files, exit codes) is left out. What is in it is found by the ids of its nodes, from `Window.getWindows()` on.
///
/// JavaFX can be started once in a process. Not thread-safe, and used on any thread but that of JavaFX, unless
/// said otherwise.
public final class DesktopWindow implements AutoCloseable {
    private final Windows windows;

    private DesktopWindow(Windows windows) {
        this.windows = windows;
    }

    /// Starts JavaFX.
    ///
    /// @param data where the settings are kept: the receiver's folder
    /// @param intoMemory whether to draw into memory, and not on the display
    /// @param environment of the process, which names the display
    /// @throws IllegalStateException where there is no display to draw on
    public static DesktopWindow start(Path data, boolean intoMemory, Map<String, String> environment) {
        Display display = new Display(environment);
        if (intoMemory) {
            display.drawIntoMemory();
        }
        if (!display.isThere() || !display.start()) {
            throw new IllegalStateException("There is no display to open a window on");
        }
        return new DesktopWindow(new Windows(data,
                () -> new Messages(Settings.in(data).language().get().locale(Locale.getDefault())),
                new Stopping(System.err, Runtime.getRuntime()::halt, Stopping.AT_MOST), false));
    }

    /// Opens the window on a screen, or another one in its place after [#leave()], and returns at once.
    ///
    /// @param screen its name, e.g. `live`
    public void open(Receiver receiver, String screen) {
        windows.open(receiver, screen, Optional.empty(), _ -> {});
    }

    /// Writes every postback to a CSV file, as the live screen's menu does after the file was chosen: there is no file chooser
    /// without a display. On the FX thread.
    ///
    /// @return true when the file is whole, false if it was broken off
    public CompletableFuture<Boolean> exportEverything(Path file) {
        return windows.window().orElseThrow(() -> new IllegalStateException("No window is open")).live()
                .exportFound(file);
    }

    /// Ends what follows the receiver; the window stays in sight, and shows what it showed.
    public void leave() {
        var _ = windows.close();
    }

    /// Closes the window, and ends JavaFX.
    @Override
    public void close() {
        leave();
        Platform.exit();
    }
}
