package dev.postbackdesk.receiver;

import dev.postbackdesk.database.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the logs of a data folder lie: for the system's own folder in the system's place for logs, for one that the user
/// named in that folder, so that it is all there is.
public final class LogFolder {
    private LogFolder() {}

    /// `~/Library/Logs/Postback Desk` on macOS, `logs` in the data folder on Windows, and `$XDG_STATE_HOME/postback-desk` or
    /// `~/.local/state/postback-desk` elsewhere. It need not exist.
    public static Path of(Path data) {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv(),
                data, DefaultDataFolder.here());
    }

    /// Likewise, and makes it: for its owner alone, since there are addresses of visitors in a log.
    public static Path make(Path data) throws IOException {
        Path folder = of(data);
        DurableFiles.createFolder(folder);
        return folder;
    }

    /// @param usual the data folder where the user names none
    static Path of(String system, Path home, Map<String, String> environment, Path data, Path usual) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows") || !same(data, usual)) {
            return data.resolve("logs");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Logs").resolve("Postback Desk");
        }
        return DefaultDataFolder.absolute(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local").resolve("state")).resolve("postback-desk");
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
