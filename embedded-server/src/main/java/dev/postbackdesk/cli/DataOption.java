package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.PathRefusal;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// The options that all commands have.
final class DataOption {
    private static final String DATA = "The data folder (default: the operating system's place for application data).";
    private static final String HELP = "Show this help and end.";

    @Option(names = "--data", paramLabel = "DIR", converter = PathArgument.class, description = DATA)
    private @Nullable Path data;

    @SuppressWarnings("UnusedVariable") // picocli answers it
    @Option(names = {"-h", "--help"}, usageHelp = true, description = HELP)
    private boolean help;

    /// `--data` of a command that puts its options together by hand. picocli's own way to a path is reflection, for which the
    /// virtual machine makes classes at each start.
    static OptionSpec data() {
        return OptionSpec.builder("--data").paramLabel("DIR").type(Path.class).converters(new PathArgument())
                .description(DATA).build();
    }

    /// `--help`, likewise.
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").type(boolean.class).usageHelp(true).description(HELP).build();
    }

    /// @throws CommandFailure if it is named, and empty: what a script's unset variable leaves would be the present folder; or if
    ///         none is named, and the usual one can't be
    Path folder(Console console) throws CommandFailure {
        return folder(console, data);
    }

    /// Likewise, of a command that puts its options together by hand.
    static Path folder(Console console, @Nullable Path named) throws CommandFailure {
        if (named != null && named.toString().isEmpty()) {
            throw CommandFailure.usage("--data is empty. Name a folder, or leave the option out.");
        }
        try {
            return named == null ? console.defaultData().get() : named;
        } catch (InvalidPathException e) {
            throw CommandFailure.usage(PathRefusal.of(e) + ".");
        }
    }

    /// The folder, with the log in it.
    ///
    /// @throws CommandFailure if there is none
    Path existing(Console console) throws CommandFailure {
        Path folder = folder(console);
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.usage("There is no data folder " + folder
                    + ". Name the right one with --data, or run receive or setup import first.");
        }
        console.logs().commandIn(folder);
        return folder;
    }

    /// Opens what is stored; empty if nothing was stored in the folder yet.
    ///
    /// @throws CommandFailure if there is no such folder: a command that reads makes none, and a mistyped name is not to
    ///         look like an empty result
    Optional<Archive> archive(Console console, Backend backend, String holder) throws CommandFailure {
        Path folder = existing(console);
        try {
            return backend.archive(folder, holder);
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }
}
