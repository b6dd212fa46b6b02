package dev.postbackdesk.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A path as it was written on the command line. Stateless.
final class PathArgument implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(refusal(e));
        }
    }

    /// Likewise, of a file that is named as text.
    static Path of(String text) throws CommandFailure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw CommandFailure.usage(refusal(e) + ".");
        }
    }

    /// Without a language, as under `LC_ALL=C`, Java knows ASCII alone: it reads any other letter as none, and finds no place for it
    /// in a name.
    private static String refusal(InvalidPathException e) {
        return e.getIndex() < 0
                ? e.getInput()
                        + " holds characters that the system's language setting can't write. Write LC_ALL=C.UTF-8"
                        + " before the command"
                : e.getInput() + " is no path (" + e.getReason() + ")";
    }
}
