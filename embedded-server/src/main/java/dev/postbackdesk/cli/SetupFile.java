package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.SetupReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A definitions file on its way into a receiver.
final class SetupFile {
    /// One byte more than the largest definitions file: reading stops there, whatever somebody names.
    private static final int ENOUGH = 16 * 1024 * 1024 + 1;

    private SetupFile() {}

    /// @param file `-` for standard input
    static byte[] read(String file, Console console) throws CommandFailure {
        if (file.equals("-")) {
            return read("Standard input", console.in());
        }
        Path path = PathArgument.of(file);
        if (!Files.exists(path)) {
            throw CommandFailure.usage(file + " does not exist. Name a definitions file, such as one that setup export"
                    + " wrote.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(file, in);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Imports a file, with its warnings on standard error.
    static SetupReport importInto(Receiver receiver, byte[] json, Console console) throws CommandFailure {
        SetupReport report = Waiting.on(receiver.importSetup(json));
        warn(report, console);
        return report;
    }

    /// Says on standard error what was imported and will not work as it stands.
    static void warn(SetupReport report, Console console) {
        report.warnings().forEach(warning -> console.err().println("Warning: " + warning));
    }

    private static byte[] read(String name, InputStream in) throws CommandFailure {
        try {
            return in.readNBytes(ENOUGH);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static CommandFailure unreadable(String name, IOException e) {
        return new CommandFailure(Exit.USAGE,
                name + " can't be read (" + Output.reason(e) + "). Name a definitions file.", e);
    }
}
