package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings back what was lost, while no receiver holds the data folder: it is locked until closed. Used by one thread at a
/// time; restoring takes some seconds for a million postbacks.
///
/// No click number and no number of a postback is handed out twice, whichever database is in place afterwards.
public final class Recovery implements AutoCloseable {
    private final Path data;
    private final ClosedFolder folder;

    private Recovery(Path data, ClosedFolder folder) {
        this.data = data;
        this.folder = folder;
    }

    /// Locks the folder, which is made if it is not there.
    ///
    /// @param holder what another program is told that finds it locked
    /// @throws ReceiverException of kind `IN_USE` or `DATA`
    public static Recovery open(Path data, String holder) throws ReceiverException {
        try {
            return new Recovery(data, ClosedFolder.lock(data, holder, Instant.now()));
        } catch (CannotOpen e) {
            throw Failures.toException(e, data);
        }
    }

    /// The newest first, those that can't be read last.
    public List<Backup> backups() throws ReceiverException {
        try {
            return folder.backups();
        } catch (CannotOpen e) {
            throw Failures.toException(e, data);
        }
    }

    /// The backup of that name in this folder, else the file of that name; the newest that can be read if it is null.
    ///
    /// @throws ReceiverException of kind `INVALID` if there is none
    public Backup find(@Nullable String name) throws ReceiverException {
        return run(() -> folder.find(name));
    }

    /// The newest that can be read and is of other data than `backup`: of before another one was restored, or a database
    /// begun anew.
    public Optional<Backup> newestOfOtherData(Backup backup) throws ReceiverException {
        return run(() -> folder.newestOfOtherData(backup));
    }

    /// Puts a backup in the place of the database, which is set aside.
    ///
    /// @throws ReceiverException of kind `INVALID` if it can't be restored or belongs to other data, of kind `DATA` if the
    ///         folder can't be written; before the database was set aside, nothing has changed then
    public Outcome restore(Backup backup) throws ReceiverException {
        return run(() -> folder.restore(backup));
    }

    /// Brings the key of the click ids alone back, where its file is lost or damaged and the database is not.
    ///
    /// @throws ReceiverException of kind `INVALID` if the file is sound
    public Backup restoreKey(Backup backup) throws ReceiverException {
        return run(() -> folder.restoreKey(backup));
    }

    /// Makes a new, empty database where the old one is missing or damaged.
    ///
    /// @throws ReceiverException of kind `INVALID` if it is sound
    public Outcome beginAnew() throws ReceiverException {
        return run(folder::beginAnew);
    }

    private interface Step<T> {
        T run() throws Refusal, CannotOpen;
    }

    private <T> T run(Step<T> step) throws ReceiverException {
        try {
            return step.run();
        } catch (Refusal e) {
            throw Failures.toException(e);
        } catch (CannotOpen e) {
            throw Failures.toException(e, data);
        }
    }

    @Override
    public void close() throws ReceiverException {
        try {
            folder.close();
        } catch (IOException e) {
            throw new ReceiverException(Kind.DATA, Saying.of("said.folder.not-let-go", data, Saying.why(e)), e);
        }
    }
}
