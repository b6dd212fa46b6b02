package dev.postbackdesk.receiver;

import dev.postbackdesk.database.DurableFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the logs of a data folder lie: for the system's own folder in the system's place for logs, for one that the user
/// named in that folder, so that it is all there is.
public final class LogFolder {
    private LogFolder() {}

    /// `~/Library/Logs/Postback Desk` on macOS, `logs` in the data folder on Windows, and `$XDG_STATE_HOME/postback-desk` or
    /// `~/.local/state/postback-desk` elsewhere. It need not exist.
    public static Path of(Path data) {
        return of(System.getProperty("os.name", ""), DefaultDataFolder::home, System.getenv(), data,
                DefaultDataFolder::here);
    }

    /// Likewise, and makes it: for its owner alone, since there are addresses of visitors in a log.
    public static Path make(Path data) throws IOException {
        Path folder = of(data);
        DurableFiles.createFolder(folder);
        return folder;
    }

    /// @param usual the data folder where the user names none
    static Path of(String system, Supplier<Path> home, Map<String, String> environment, Path data,
            Supplier<Path> usual) {
        String os = system.toLowerCase(Locale.ROOT);
        try {
            if (os.startsWith("windows") || !same(data, usual.get())) {
                return data.resolve("logs");
            }
            if (os.startsWith("mac")) {
                return home.get().resolve("Library").resolve("Logs").resolve("Postback Desk");
            }
            Optional<Path> named = DefaultDataFolder.absolute(environment, "XDG_STATE_HOME");
            Path state = named.isPresent() ? named.get() : home.get().resolve(".local").resolve("state");
            return state.resolve("postback-desk");
        } catch (InvalidPathException _) {
            // The system's language setting can't write the name of the usual place: the data lie in one that it can.
            return data.resolve("logs");
        }
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
