package dev.postbackdesk.backup;

import dev.postbackdesk.click.ClickKey;
import dev.postbackdesk.click.ClickKeyFile;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.database.Contents;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.DurableFiles;
import dev.postbackdesk.database.Inspection;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.database.SetAside;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data folder that no receiver holds: what was lost is brought back here, or begun anew. Used by one thread at a time.
///
/// Three things change, each as a whole, in an order in which a crash at any point does no harm:
///
/// 1. the **key file** is raised above every click number that may have been handed out; with the database that still lies
///    there it begins a new epoch, which costs nothing;
/// 2. the present **database** is set aside: from here on the next start says that it is missing, and what to do;
/// 3. the other one takes its place.
public final class ClosedFolder implements AutoCloseable {
    private static final String WORK = "restoring";
    /// Where a lost database can't be read any more, nobody knows which numbers its last postbacks had: so many are
    /// left out.
    static final long LOST_POSTBACKS = 1_000_000;
    private static final Logger log = LoggerFactory.getLogger(ClosedFolder.class);

    private final DataFolder folder;
    private final BackupFolder backups;
    private final ClickKeyFile keyFile;

    private ClosedFolder(DataFolder folder) {
        this.folder = folder;
        backups = new BackupFolder(folder.path());
        keyFile = new ClickKeyFile(folder);
    }

    /// What was done.
    ///
    /// @param restored what is in place now, or null where that is a new database
    /// @param setAside what was in its place, or null if there was nothing
    public record Outcome(@Nullable Backup restored, @Nullable Path setAside) {}

    /// Locks the folder.
    ///
    /// @param holder what another program is told that finds it locked
    public static ClosedFolder lock(Path data, String holder, Instant now) throws CannotOpen {
        return new ClosedFolder(DataFolder.lock(data, holder, now));
    }

    /// The newest first.
    public List<Backup> backups() throws CannotOpen {
        try {
            return backups.list(line());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Of the database that is there; null where it is missing, or can't be read.
    private @Nullable String line() {
        try {
            Inspection present = present(false).inspection();
            return present == null ? null : present.line();
        } catch (CannotOpen e) {
            // Whoever looks for a backup gets to see them all the same.
            log.info("It is not known which line the database is of", e);
            return null;
        }
    }

    /// The newest that can be read and is of other data than `backup`: of before another one was restored, or a database
    /// begun anew.
    public Optional<Backup> newestOfOtherData(Backup backup) throws CannotOpen {
        try {
            return backups.newestOfOtherData(backup);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The backup of that name in this folder, else the file of that name; the newest that can be read if it is null.
    public Backup find(@Nullable String name) throws Refusal, CannotOpen {
        try {
            if (name == null) {
                return backups.newest().orElseThrow(
                        () -> new Refusal(Saying.of("said.backup.none", backups.folder())));
            }
            Path here = backups.folder().resolve(name);
            return BackupFolder.at(Files.exists(here) ? here : Path.of(name));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new Refusal(Saying.of("said.backup.unknown", String.valueOf(name)), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Puts a backup in the place of what there is, which is set aside.
    ///
    /// @throws Refusal if it can't be restored, or belongs to other data: nothing was changed
    /// @throws CannotOpen if the folder can't be written
    public Outcome restore(Backup backup) throws Refusal, CannotOpen {
        Path work = folder.file(WORK);
        try {
            deleteWork(work);
            DurableFiles.createFolder(work);
            Path database = work.resolve(DataFolder.DATABASE);
            Head head = unpacked(backup, database);
            Present present = present(false);
            boolean otherKey = checkKey(head.key(), present);
            Inspection inspection = prepared(backup, head, database,
                    highestPostback(head.contents().highestPostback(), otherKey ? null : present.inspection()));
            ClickKey key = otherKey ? null : present.key();
            boolean lost = key == null;
            writeKey(raised(key == null ? head.key() : key, present, inspection, lost), lost);
            Path aside = setAside(folder.file(DataFolder.DATABASE));
            DurableFiles.move(database, folder.file(DataFolder.DATABASE));
            log.info("Restored {}; set aside: {}", backup.file(), aside);
            return new Outcome(backup, aside);
        } catch (IOException e) {
            throw DataFolder.unwritable(folder.path(), e);
        } finally {
            tidy(work);
        }
    }

    /// Brings the key of the click ids alone back from the newest backup, where its file is lost or damaged and the
    /// database is not.
    ///
    /// @throws Refusal if the file is sound, or the backup can't be read
    public Backup restoreKey(Backup backup) throws Refusal, CannotOpen {
        Present present = present(false);
        if (present.key() != null) {
            throw new Refusal(Saying.of("said.backup.key-sound", keyFile.path()));
        }
        try {
            writeKey(raised(head(backup).key(), present, null, true), true);
            return backup;
        } catch (IOException e) {
            throw DataFolder.unwritable(folder.path(), e);
        }
    }

    /// Makes a new, empty database where the old one is lost or damaged. The key of the click ids stays, or comes back from
    /// the newest backup, so that no click number is handed out twice.
    ///
    /// @throws Refusal if the database is sound, or if there never was one
    /// @throws CannotOpen also if the database can't be read though it is not damaged
    public Outcome beginAnew() throws Refusal, CannotOpen {
        if (!Database.isThere(folder.path())) {
            throw new Refusal(Saying.of("said.backup.no-data", folder.path()));
        }
        Present present = present(true);
        if (present.inspection() != null) {
            throw new Refusal(Saying.of("said.backup.database-sound", folder.file(DataFolder.DATABASE)));
        }
        if (present.failure() != null && present.failure().damage().isEmpty()) {
            throw present.failure();
        }
        Path work = folder.file(WORK);
        try {
            deleteWork(work);
            DurableFiles.createFolder(work);
            Path database = work.resolve(DataFolder.DATABASE);
            Database.create(folder, database, highestPostback(0, null));
            boolean lost = present.key() == null;
            Optional<ClickKey> known = lost
                    ? backups.heads().stream().map(Head::key).findFirst()
                    : Optional.ofNullable(present.key());
            if (known.isPresent()) {
                writeKey(raised(known.get(), present, null, lost), lost);
            }
            Path aside = setAside(folder.file(DataFolder.DATABASE));
            DurableFiles.move(database, folder.file(DataFolder.DATABASE));
            return new Outcome(null, aside);
        } catch (IOException e) {
            throw DataFolder.unwritable(folder.path(), e);
        } catch (SQLException e) {
            throw new CannotOpen(Reason.DATA, Saying.of("said.backup.not-closed", folder.path(), Saying.why(e)), e);
        } finally {
            tidy(work);
        }
    }

    /// What lies in the folder now.
    ///
    /// @param inspection of the database, or null if it is missing or can't be read
    /// @param failure why it can't be read, or null
    /// @param key of the click ids, or null if its file is missing or damaged
    private record Present(@Nullable Inspection inspection, @Nullable CannotOpen failure, @Nullable ClickKey key) {}

    private Present present(boolean all) throws CannotOpen {
        Path database = folder.file(DataFolder.DATABASE);
        Inspection inspection = null;
        CannotOpen failure = null;
        try {
            // H2 takes one of 0 bytes for a new one.
            if (Files.exists(database) && Files.size(database) > 0) {
                inspection = Inspection.of(database, all);
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (CannotOpen e) {
            if (e.reason() == Reason.IN_USE) {
                throw e;
            }
            log.info("The database that is there can't be read", e);
            failure = e;
        }
        ClickKey key = null;
        try {
            key = keyFile.read().orElse(null);
        } catch (CannotOpen e) {
            log.info("The key of the click ids that is there can't be read", e);
        }
        return new Present(inspection, failure, key);
    }

    private static Head head(Backup backup) throws Refusal {
        try {
            return new BackupFile(backup.file()).head();
        } catch (IOException e) {
            throw new Refusal(Saying.of("said.backup.unrestorable", backup.file(), Saying.why(e)), e);
        }
    }

    private Head unpacked(Backup backup, Path to) throws Refusal, IOException {
        Head head = head(backup);
        BackupFile file = new BackupFile(backup.file());
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        if (file.databaseBytes() > free) {
            throw new Refusal(
                    Saying.of("said.backup.no-room", backup.file(), file.databaseBytes() >> 20, free >> 20,
                            folder.path()));
        }
        try {
            file.unpack(to);
        } catch (SaidIOException | ZipException | EOFException e) {
            throw new Refusal(Saying.of("said.backup.damaged", backup.file(), Saying.why(e)), e);
        }
        return head;
    }

    private Inspection prepared(Backup backup, Head head, Path database, long postbacksAfter) throws Refusal {
        Inspection inspection;
        try {
            inspection = Inspection.prepare(database, postbacksAfter, folder.since());
        } catch (CannotOpen e) {
            throw new Refusal(Saying.of("said.backup.unusable", backup.file(), Saying.why(e)), e);
        }
        Contents holds = inspection.contents();
        if (!holds.equals(head.contents())) {
            throw new Refusal(Saying.of("said.backup.other-counts", backup.file(), holds.postbacks(), holds.clicks(),
                    head.contents().postbacks(), head.contents().clicks()));
        }
        return inspection;
    }

    /// Ids made with another key belong to other clicks: database and key come from one place, or not at all.
    ///
    /// @return whether the backup's key takes the place of another: nothing was ever received with that one
    private boolean checkKey(ClickKey key, Present present) throws Refusal {
        if (present.key() == null || present.key().isOf(key)) {
            return false;
        }
        if (present.inspection() != null && present.inspection().contents().postbacks() == 0
                && present.inspection().contents().clicks() == 0) {
            return true;
        }
        throw new Refusal(Saying.of("said.backup.other-data", folder.path()));
    }

    private ClickKey raised(ClickKey key, Present present, @Nullable Inspection restored, boolean lost)
            throws IOException {
        List<ClickKey> known = new ArrayList<>(backups.heads().stream().map(Head::key).toList());
        long highestClick = 0;
        long starts = 0;
        for (Inspection inspection : Stream.of(Optional.ofNullable(present.inspection()), Optional.ofNullable(restored))
                .flatMap(Optional::stream).toList()) {
            highestClick = Math.max(highestClick, inspection.contents().highestClick());
            starts = Math.max(starts, inspection.starts());
        }
        return key.above(known, highestClick, starts, lost);
    }

    /// The highest number that a postback may have had.
    ///
    /// @param known what the database to come knows of
    /// @param last of the data that it belongs to, or null if they can't be read any more
    private long highestPostback(long known, @Nullable Inspection last) throws IOException {
        if (last != null) {
            return Math.max(known, last.contents().highestPostback());
        }
        long highest = backups.heads().stream().mapToLong(head -> head.contents().highestPostback()).max().orElse(0);
        return (Math.max(known, highest) / LOST_POSTBACKS + 2) * LOST_POSTBACKS;
    }

    /// @param otherwise whether what is in its place is not to be overwritten
    private void writeKey(ClickKey key, boolean otherwise) throws IOException {
        if (otherwise) {
            setAside(keyFile.path());
        }
        keyFile.write(key);
    }

    private @Nullable Path setAside(Path file) throws IOException {
        return Files.exists(file) ? SetAside.put(folder, file) : null;
    }

    private static void tidy(Path work) {
        try {
            deleteWork(work);
        } catch (IOException e) {
            // The next time, then: nothing reads it.
            log.warn("{} can't be deleted", work, e);
        }
    }

    private static void deleteWork(Path work) throws IOException {
        if (Files.isDirectory(work)) {
            try (Stream<Path> files = Files.list(work)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
    }

    private CannotOpen unreadable(IOException e) {
        return new CannotOpen(Reason.DATA, Saying.of("said.folder.unreadable", folder.path(), Saying.why(e)), e);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
