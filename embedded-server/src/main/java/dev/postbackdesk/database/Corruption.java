package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// Tells a damaged file from a disk that fails.
final class Corruption {
    private Corruption() {}

    /// Whether a failure says that the file's content is not what it has to be. What says that the disk fails is none:
    /// such a file may be whole, and is left where it is.
    static boolean isBehind(Throwable failure) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(OlderVersion.class::isInstance)) {
            return true;
        }
        for (Throwable cause : causes) {
            switch (cause) {
                case MVStoreException e -> {
                    return isBehind(e, causes);
                }
                case SQLException e -> {
                    if (e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
                        return true;
                    }
                }
                case IOException e -> {
                    return e instanceof EOFException;
                }
                case IndexOutOfBoundsException _,ClassCastException _,IllegalArgumentException _,NegativeArraySizeException _,NullPointerException _,BufferUnderflowException _,AssertionError _,StackOverflowError _ -> {
                    // H2 checks little of what it reads: content that makes no sense lets it stumble.
                    return true;
                }
                default -> {
                    // Perhaps it wraps one of these.
                }
            }
        }
        return false;
    }

    private static boolean isBehind(MVStoreException failure, List<Throwable> causes) {
        return switch (failure.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND,
                    DataUtils.ERROR_SERIALIZATION, DataUtils.ERROR_INTERNAL ->
                true;
            // A file that was cut off ends before what it points to.
            case DataUtils.ERROR_READING_FAILED -> causes.stream().anyMatch(EOFException.class::isInstance);
            default -> false;
        };
    }

    /// The same of a failure to open: H2 runs then what the file says, and nothing else. Whatever that trips over, the
    /// file's content is to blame.
    static boolean isBehindOpening(Throwable failure) {
        if (isBehind(failure)) {
            return true;
        }
        boolean other = causes(failure).stream().anyMatch(
                cause -> cause instanceof MVStoreException || cause instanceof IOException
                        || cause instanceof OutOfMemoryError);
        return !other && failure instanceof SQLException e && (e.getErrorCode() == ErrorCode.HEX_STRING_WRONG_1
                || e.getErrorCode() == ErrorCode.HEX_STRING_ODD_1 || e.getErrorCode() == ErrorCode.GENERAL_ERROR_1
                || Stream.of("21", "22", "23", "42").anyMatch(String.valueOf(e.getSQLState())::startsWith));
    }

    /// What is wrong with such a file, as a sentence without its full stop. H2's own words, which are about records and tools, are for the log.
    static Saying words(Path file, Throwable failure) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(OlderVersion.class::isInstance)) {
            return Saying.of("said.database.damaged-last", file);
        }
        return causes.stream().anyMatch(EOFException.class::isInstance)
                ? Saying.of("said.database.damaged-cut", file)
                : Saying.of("said.database.damaged", file);
    }

    /// The failure and what caused it. H2 chains some of its exceptions in a circle, so this ends after a while.
    static List<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
    }
}
