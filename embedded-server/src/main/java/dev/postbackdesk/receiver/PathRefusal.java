package dev.postbackdesk.receiver;

import java.nio.file.InvalidPathException;

/// Why a text names no file or folder, in words that say what to do: for the commands and for the desktop.
public final class PathRefusal {
    private PathRefusal() {}

    /// Without a language, as under `LC_ALL=C`, Java knows ASCII alone: it reads any other letter as none, and finds no place for it
    /// in a name.
    ///
    /// @return a sentence without its full stop
    public static String of(InvalidPathException e) {
        return e.getIndex() < 0
                ? e.getInput()
                        + " holds characters that the system's language setting can't write. Write LC_ALL=C.UTF-8"
                        + " before the command"
                : e.getInput() + " is no path (" + e.getReason() + ")";
    }
}
