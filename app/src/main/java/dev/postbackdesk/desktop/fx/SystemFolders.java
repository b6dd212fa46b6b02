package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The system's own file manager, by the command that each has for it. JavaFX knows only how to open an address, and that
/// only for an `Application`; AWT would bring a second toolkit into the process.
public final class SystemFolders implements Folders {
    private static final int SECONDS = 3;

    private final String system;
    private final String path;

    /// @param system `os.name`
    /// @param path the environment's PATH
    public SystemFolders(String system, String path) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.path = path;
    }

    public static SystemFolders here() {
        return new SystemFolders(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    }

    @Override
    public boolean canShow() {
        return system.startsWith("windows") || system.startsWith("mac")
                || Arrays.stream(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isBlank())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xdg-open")));
    }

    /// What is run.
    List<String> command(Path file) {
        if (system.startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        return system.startsWith("mac")
                ? List.of("open", "-R", file.toString())
                : List.of("xdg-open", String.valueOf(file.getParent()));
    }

    @Override
    public CompletableFuture<Void> show(Path file) {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        Thread.ofVirtual().name("show-folder").start(() -> {
            try {
                // Our own output is for the ready line alone.
                Process command = new ProcessBuilder(command(file)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
                // Explorer ends with 1 when all is well, and others may run for as long as their window is open.
                boolean failed = command.waitFor(SECONDS, TimeUnit.SECONDS) && command.exitValue() != 0
                        && !system.startsWith("windows");
                if (failed) {
                    shown.completeExceptionally(cannotShow(file, null));
                } else {
                    shown.complete(null);
                }
            } catch (IOException | InterruptedException e) {
                shown.completeExceptionally(cannotShow(file, e));
            }
        });
        return shown;
    }

    private static ReceiverException cannotShow(Path file, @Nullable Exception cause) {
        return new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
                Saying.of("said.folder.not-shown", String.valueOf(file.getParent())), cause);
    }
}
