package dev.postbackdesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads the text whose URLs are to be checked.
final class CheckText {
    /// All of it is held in memory, some times over.
    private static final int MOST = 16 * 1024 * 1024;

    private CheckText() {}

    /// @param what a file, or `-` for standard input
    static String read(String what, Console console) throws CommandFailure {
        if (what.equals("-")) {
            return read("Standard input", console.in());
        }
        String lower = what.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://") || !isFile(what)) {
            throw CommandFailure.usage("This is no postback URL and no file. Write the URL whole and in quotes, such as"
                    + " 'http://127.0.0.1:8377/postback?clickId=…&id=…&val=20.00&com=0'; for other URLs, name a file"
                    + " with them, or - for standard input.");
        }
        try (InputStream in = Files.newInputStream(Path.of(what))) {
            return read(what, in);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    private static boolean isFile(String what) {
        try {
            return Files.isRegularFile(Path.of(what));
        } catch (InvalidPathException _) {
            // A text with characters that no file's name has.
            return false;
        }
    }

    private static String read(String name, InputStream in) throws CommandFailure {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MOST + 1);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        if (bytes.length > MOST) {
            throw CommandFailure.usage(name + " holds more than 16 MiB. Cut it into smaller ones.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CommandFailure unreadable(String name, IOException e) {
        return new CommandFailure(Exit.USAGE,
                name + " can't be read (" + Output.reason(e) + "). Name a file with the URLs in it.", e);
    }
}
