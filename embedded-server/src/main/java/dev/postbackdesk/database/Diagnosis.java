package dev.postbackdesk.database;

import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a database can't be opened, in a user's words. Only what is really damaged is set aside: what a disk that fails, a
/// program that holds it or a newer version keeps from us may be whole, and stays where it is.
final class Diagnosis {
    private static final Logger log = LoggerFactory.getLogger(Diagnosis.class);

    private Diagnosis() {}

    /// Looks at a file before H2 does.
    static void checkUsable(DataFolder folder, Path file, boolean fresh) throws CannotOpen {
        try {
            // H2 takes a file of 0 bytes for an empty database, and everything stored before would seem never to
            // have been.
            if (!fresh && Files.size(file) == 0) {
                throw damaged(folder, Saying.of("said.database.empty", file), null);
            }
        } catch (IOException e) {
            throw DataFolder.unwritable(file, e);
        }
        if (!fresh && !Files.isWritable(file)) {
            throw new CannotOpen(Reason.DATA, Saying.of("said.database.read-only", file));
        }
    }

    /// Whether a data folder without a database once had one.
    static boolean wasThere(Path folder) {
        return Stream.of(DataFolder.KEY, DataFolder.SET_ASIDE, DataFolder.BACKUPS)
                .anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    static CannotOpen missing(DataFolder folder) {
        Path file = folder.file(DataFolder.DATABASE);
        try {
            List<Path> aside = SetAside.databases(folder.path());
            return new CannotOpen(new Damage(aside.isEmpty()
                    ? Saying.of("said.database.missing", file)
                    : Saying.of("said.database.missing-aside", file, aside.getLast()), null), null);
        } catch (IOException e) {
            return DataFolder.unwritable(folder.path(), e);
        }
    }

    /// @param what is wrong with the database, as a sentence without its full stop
    private static CannotOpen damaged(DataFolder folder, Saying what, @Nullable Throwable cause) {
        try {
            Path aside = SetAside.put(folder, folder.file(DataFolder.DATABASE));
            log.error("{}; it was set aside as {}", what, aside, cause);
            return new CannotOpen(new Damage(what, aside), cause);
        } catch (IOException e) {
            CannotOpen failure = new CannotOpen(Reason.DATA,
                    Saying.of("said.database.not-aside", what, Saying.why(e)), e);
            if (cause != null) {
                failure.addSuppressed(cause);
            }
            return failure;
        }
    }

    /// It opens, and nothing of what was stored is in it.
    static CannotOpen emptied(DataFolder folder) {
        return damaged(folder, emptied(folder.file(DataFolder.DATABASE)), null);
    }

    static Saying emptied(Path file) {
        return Saying.of("said.database.emptied", file);
    }

    static CannotOpen newer(Path file, Exception why) {
        return new CannotOpen(Reason.DATA, Saying.of("said.database.newer", file), why);
    }

    /// Why a file can't be opened at all; a damaged one is set aside.
    static CannotOpen explainOpening(DataFolder folder, Throwable failure) {
        return Corruption.isBehindOpening(failure)
                ? damaged(folder, Corruption.words(folder.file(DataFolder.DATABASE), failure), failure)
                : found(folder.file(DataFolder.DATABASE), failure);
    }

    /// Why what was opened can't be used; a damaged file is set aside.
    static CannotOpen explain(DataFolder folder, Throwable failure) {
        return Corruption.isBehind(failure)
                ? damaged(folder, Corruption.words(folder.file(DataFolder.DATABASE), failure), failure)
                : found(folder.file(DataFolder.DATABASE), failure);
    }

    /// Why a file can't be opened; nothing is set aside.
    static CannotOpen found(Path file, Throwable failure) {
        if (failure instanceof SQLException e && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new CannotOpen(Reason.IN_USE, Saying.of("said.database.open-elsewhere", file), e);
        }
        for (Throwable cause : Corruption.causes(failure)) {
            if (cause instanceof MVStoreException store
                    && store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
                return newer(file, store);
            }
        }
        if (Corruption.isBehind(failure)) {
            return new CannotOpen(new Damage(Corruption.words(file, failure), null), failure);
        }
        return new CannotOpen(Reason.DATA, Saying.of("said.database.unreadable", file, shortMessage(failure)), failure);
    }

    /// H2 appends the statement and its own error number to its messages, which say nothing to a user.
    /// In the system's own words where there are any, since H2's name classes: `Input/output error`.
    static String shortMessage(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
        for (Throwable cause : Corruption.causes(failure)) {
            if (cause instanceof IOException) {
                message = Optional.ofNullable(cause.getMessage()).orElse(message);
            }
        }
        String line = message.lines().findFirst().orElse(message);
        int end = line.indexOf("; SQL statement");
        String text = end < 0 ? line : line.substring(0, end);
        return text.replaceAll(" \\[[0-9/.-]+]$", "");
    }
}
