package dev.postbackdesk.backup;

import dev.postbackdesk.click.ClickKey;
import dev.postbackdesk.database.Contents;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.DurableFiles;
import dev.postbackdesk.database.SetAside;
import dev.postbackdesk.database.Snapshot;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backups of a data folder, in its folder `backups`. Listing them needs no lock; whoever makes one holds the data
/// folder, and makes one at a time.
///
/// A backup gets its name when it is complete and on disk: after a power cut there is either none or a whole one.
public final class BackupFolder {
    /// How many are kept of the present data. Those of earlier data all stay: where a database was lost and begun anew, or the wrong
    /// backup restored, they may be all that is left, and a week of the new data would take their place.
    public static final int KEPT = 7;
    /// Bytes that are left for the receiver: no backup is worth a postback that can't be stored.
    static final long RESERVE = 256L << 20;

    private static final String NAME = "postback-desk.zip";
    private static final String PART = ".part";
    private static final Logger log = LoggerFactory.getLogger(BackupFolder.class);

    private final Path data;
    private final Path folder;
    private final FreeSpace space;

    /// Bytes that can be written to a folder's disk.
    interface FreeSpace {
        long of(Path folder) throws IOException;
    }

    /// @param data the data folder
    public BackupFolder(Path data) {
        this(data, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    BackupFolder(Path data, FreeSpace space) {
        this.data = data;
        this.space = space;
        folder = data.resolve(DataFolder.BACKUPS);
    }

    /// The newest first, those that can't be read last. Of earlier data are those that are not of the present line.
    ///
    /// @param line of the present data, see [Snapshot#line()]; null where it can't be read: then the newest one's is taken for
    ///        it, since it is mostly that which was lost
    public List<Backup> list(@Nullable String line) throws IOException {
        List<Entry> entries = entries();
        String present = line != null
                ? line
                : entries.stream().map(Entry::head).flatMap(Optional::stream).findFirst().map(Head::line).orElse("");
        return entries.stream().map(entry -> entry.head().isEmpty() || entry.isOf(present)
                ? entry.backup()
                : entry.backup().ofEarlierData()).toList();
    }

    /// The newest that can be read, whatever data it is of.
    public Optional<Backup> newest() throws IOException {
        return entries().stream().filter(entry -> entry.head().isPresent()).findFirst().map(Entry::backup);
    }

    /// The newest that can be read and is of other data than `backup`.
    Optional<Backup> newestOfOtherData(Backup backup) throws IOException {
        List<Entry> entries = entries();
        return entry(backup.file()).head().flatMap(head -> entries.stream()
                .filter(other -> other.head().isPresent() && !other.isOf(head.line())).findFirst().map(Entry::backup));
    }

    /// What the newest one that can be read holds.
    public Optional<Contents> newestContents() throws IOException {
        return heads().stream().findFirst().map(Head::contents);
    }

    /// What those that can be read say of themselves, the newest first.
    List<Head> heads() throws IOException {
        return entries().stream().map(Entry::head).flatMap(Optional::stream).toList();
    }

    /// Makes one, and deletes the oldest of more than [#KEPT] of the same data.
    ///
    /// @param key what the file of the click ids' key holds, read after the snapshot was taken
    /// @param givenUp asked now and then
    /// @throws IOException whose message says, in the middle of a sentence, why there is none: nothing is left of it
    public Backup make(Snapshot snapshot, ClickKey key, Instant now, BooleanSupplier givenUp) throws IOException {
        DurableFiles.createFolder(folder);
        List<Head> others = heads();
        long sequence = others.stream().mapToLong(Head::sequence).max().orElse(0) + 1;
        Head head = new Head(now, sequence, snapshot.line(), version(), snapshot.contents(), key);
        Path file = SetAside.dated(folder, NAME, now);
        Path part = folder.resolve("." + file.getFileName() + PART);
        try {
            deleteParts();
            // Compressed it takes about a quarter.
            checkSpace(snapshot.bytes() / 4);
            new BackupFile(part).write(head, snapshot, _ -> {
                if (givenUp.getAsBoolean()) {
                    throw new GivenUp(Saying.of("said.why.closing"));
                }
                checkSpaceUnchecked();
            });
            DurableFiles.move(part, file);
        } catch (GivenUp e) {
            throw new SaidIOException(e.reason, e);
        } finally {
            Files.deleteIfExists(part);
        }
        deleteOldest(head.line());
        return entry(file).backup();
    }

    private void checkSpace(long needed) throws IOException {
        long free = space.of(folder);
        if (free - needed < RESERVE) {
            throw new SaidIOException(Saying.of("said.why.no-room", free >> 20));
        }
    }

    private void checkSpaceUnchecked() {
        try {
            checkSpace(0);
        } catch (IOException e) {
            throw new GivenUp(Saying.why(e));
        }
    }

    /// Nobody else makes one: these were left by a process that was killed.
    private void deleteParts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(PART)).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Those that can't be read don't count, and stay: somebody may want to look at them.
    private void deleteOldest(String line) {
        try {
            for (Entry entry : entries().stream().filter(entry -> entry.isOf(line)).skip(KEPT).toList()) {
                log.info("Deleting the backup {}: {} newer ones are kept", entry.backup().name(), KEPT);
                Files.delete(entry.backup().file());
            }
        } catch (IOException e) {
            // The new one is complete all the same, and the next one tries again.
            log.warn("Old backups in {} can't be deleted", folder, e);
        }
    }

    /// A file in the folder.
    private record Entry(Backup backup, Optional<Head> head) {
        long sequence() {
            return head.map(Head::sequence).orElse(-1L);
        }

        boolean isOf(String line) {
            return head.filter(known -> known.line().equals(line)).isPresent();
        }
    }

    private List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(BackupFolder::isBackup).toList()) {
                try {
                    entries.add(entry(file));
                } catch (NoSuchFileException e) {
                    log.debug("A backup was deleted while it was looked at", e);
                }
            }
        }
        entries.sort(
                Comparator.comparingLong(Entry::sequence).thenComparing(entry -> entry.backup().madeAt()).reversed());
        return entries;
    }

    private static boolean isBackup(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("postback-desk-") && name.endsWith(".zip");
    }

    private static Entry entry(Path file) throws IOException {
        try {
            Head head = new BackupFile(file).head();
            return new Entry(new Backup(file, head.madeAt(), Files.size(file), head.contents().postbacks(),
                    head.contents().clicks(), Saying.NOTHING), Optional.of(head));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return new Entry(new Backup(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file), 0, 0,
                    Saying.of("said.backup.unreadable", Saying.why(e))), Optional.empty());
        }
    }

    /// One from anywhere.
    ///
    /// @throws NoSuchFileException if there is none
    static Backup at(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return entry(file).backup();
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return data;
    }

    private static String version() {
        return Optional.ofNullable(BackupFolder.class.getPackage().getImplementationVersion()).orElse("unknown");
    }

    /// Carries a reason out of a callback.
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Saying reason;

        GivenUp(Saying reason) {
            super(reason.english());
            this.reason = reason;
        }
    }
}
