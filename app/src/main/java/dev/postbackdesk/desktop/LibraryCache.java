package dev.postbackdesk.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where JavaFX unpacks its libraries: in the user's home, but where the system's language setting can't write the name of that.
/// JavaFX would end there, and no window would open. Logs nothing: it is at work while the log is being opened.
final class LibraryCache {
    /// JavaFX's own.
    private static final String SETTING = "javafx.cachedir";
    private static final String NAME = "postback-desk-javafx";

    private LibraryCache() {}

    /// Chooses it, before JavaFX is started: a folder that is nobody else's, and goes with this process.
    static void choose() {
        if (System.getProperty(SETTING) != null || isWritable(System.getProperty("user.home", ""))) {
            return;
        }
        try {
            Path cache = Files.createTempDirectory(NAME);
            System.setProperty(SETTING, cache.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(cache), NAME));
        } catch (IOException _) {
            // JavaFX looks for one itself, and says what it could not do.
        }
    }

    private static boolean isWritable(String home) {
        try {
            var _ = Path.of(home);
            return true;
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static void delete(Path cache) {
        try (Stream<Path> walk = Files.walk(cache)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException _) {
            // It lies where the system tidies up.
        }
    }
}
