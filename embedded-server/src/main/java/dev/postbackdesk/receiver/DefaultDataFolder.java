package dev.postbackdesk.receiver;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the data lie unless the user names another folder: by the operating system's convention for application data, so
/// that desktop and commands find the same. Pure.
public final class DefaultDataFolder {
    private DefaultDataFolder() {}

    /// `%APPDATA%\Postback Desk` on Windows, `~/Library/Application Support/Postback Desk` on macOS, and
    /// `$XDG_DATA_HOME/postback-desk` or `~/.local/share/postback-desk` elsewhere. It need not exist.
    public static Path here() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return absolute(environment, "APPDATA").orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("Postback Desk");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Postback Desk");
        }
        // The XDG base directory specification: a relative path is to be ignored.
        return absolute(environment, "XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"))
                .resolve("postback-desk");
    }

    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
