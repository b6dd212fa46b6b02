package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.PathRefusal;
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
            throw new TypeConversionException(PathRefusal.of(e));
        }
    }

    /// Likewise, of a file that is named as text.
    static Path of(String text) throws CommandFailure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw CommandFailure.usage(PathRefusal.of(e) + ".");
        }
    }
}
