package dev.postbackdesk.receiver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Where the data lie unless the user names another folder: by the operating system's convention for application data, so
/// that desktop and commands find the same.
public final class DefaultDataFolder {
    private DefaultDataFolder() {}

    /// `%LOCALAPPDATA%\Postback Desk` on Windows, `~/Library/Application Support/Postback Desk` on macOS, and
    /// `$XDG_DATA_HOME/postback-desk` or `~/.local/share/postback-desk` elsewhere. It need not exist.
    ///
    /// Earlier versions used `%APPDATA%` on Windows, which is copied to other machines at each log-in where an
    /// administrator wants it so: no place for a database. A folder that is there stays in use.
    ///
    /// @throws java.nio.file.InvalidPathException if it has a name that the system's language setting can't write, see [PathRefusal]
    public static Path here() {
        return of(System.getProperty("os.name", ""), DefaultDataFolder::home, System.getenv(),
                Files::isDirectory);
    }

    /// @throws java.nio.file.InvalidPathException if it has a name that the system's language setting can't write
    static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    static Path of(String system, Supplier<Path> home, Map<String, String> environment, Predicate<Path> isThere) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path local = absolute(environment, "LOCALAPPDATA")
                    .orElseGet(() -> home.get().resolve("AppData").resolve("Local"))
                    .resolve("Postback Desk");
            Path earlier = absolute(environment, "APPDATA")
                    .orElseGet(() -> home.get().resolve("AppData").resolve("Roaming"))
                    .resolve("Postback Desk");
            return !isThere.test(local) && isThere.test(earlier) ? earlier : local;
        }
        if (os.startsWith("mac")) {
            return home.get().resolve("Library").resolve("Application Support").resolve("Postback Desk");
        }
        return absolute(environment, "XDG_DATA_HOME").orElseGet(() -> home.get().resolve(".local").resolve("share"))
                .resolve("postback-desk");
    }

    /// The XDG base directory specification: a relative path is to be ignored.
    static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
