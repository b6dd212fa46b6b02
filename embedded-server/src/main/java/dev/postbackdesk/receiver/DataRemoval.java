package dev.postbackdesk.receiver;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Deletes all data for good. Only what the program makes is deleted, by name: a folder that was named by mistake keeps what
/// is somebody else's.
public final class DataRemoval {
    /// Each file of the database, and what lies beside it while it is restored or rewritten, begins so.
    private static final String DATABASE = "postback-desk.";
    private static final List<String> FILES = List.of("desktop.properties", "desktop.socket");
    private static final List<String> FOLDERS = List.of(DataFolder.BACKUPS, DataFolder.SET_ASIDE, "restoring", "logs",
            "rehearsals");
    /// In folders whose names anybody could have chosen only files of these names are ours.
    private static final Pattern OURS = Pattern.compile("\\.?postback-desk-.*|(desktop|receiver|commands)\\.log.*");
    private static final List<String> COMMON = List.of(DataFolder.BACKUPS, "logs");

    private DataRemoval() {}

    /// What would be deleted, in the order of names; empty if no data of ours lie there.
    public static List<Path> list(Path data) throws ReceiverException {
        try {
            if (!Files.exists(data.resolve(DataFolder.KEY)) && !Files.exists(data.resolve(DataFolder.DATABASE))) {
                return List.of();
            }
            List<Path> found = new ArrayList<>();
            try (Stream<Path> entries = Files.list(data)) {
                entries.filter(DataRemoval::isOurs).sorted().forEach(found::add);
            }
            Path logs = LogFolder.of(data);
            if (Files.isDirectory(logs) && !logs.startsWith(data)) {
                found.add(logs);
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw failed(data, e);
        }
    }

    private static boolean isOurs(Path entry) {
        String name = entry.getFileName().toString();
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                ? FOLDERS.contains(name)
                : name.startsWith(DATABASE) || name.startsWith(DataFolder.KEY) || FILES.contains(name)
                        || name.equals(DataFolder.LOCK);
    }

    private static boolean tellsOfData(Path entry) {
        return entry.endsWith(DataFolder.KEY) || entry.endsWith(DataFolder.DATABASE);
    }

    /// Deletes what is [listed][#list], and the folder if nothing else is in it.
    ///
    /// @param holder what another program is told meanwhile
    /// @return whether the folder is gone
    /// @throws ReceiverException of kind `IN_USE` if another program holds it, with nothing deleted; of kind `DATA` if
    ///         something can't be deleted
    public static boolean remove(Path data, String holder) throws ReceiverException {
        List<Path> found = new ArrayList<>(list(data));
        // What tells that data lie here goes last: where something can't be deleted, the next attempt finds the rest.
        found.sort(Comparator.comparing(DataRemoval::tellsOfData));
        try (DataFolder folder = DataFolder.lock(data, holder, Instant.now())) {
            for (Path entry : found) {
                // Held until the end.
                if (!entry.endsWith(DataFolder.LOCK)) {
                    delete(entry);
                }
            }
            folder.closeAndForget();
        } catch (CannotOpen e) {
            throw Failures.toException(e, data);
        } catch (IOException e) {
            throw failed(data, e);
        }
        try {
            if (!isEmpty(data)) {
                return false;
            }
            Files.delete(data);
            return true;
        } catch (DirectoryNotEmptyException _) {
            // Somebody begins anew there.
            return false;
        } catch (IOException e) {
            throw failed(data, e);
        }
    }

    private static void delete(Path entry) throws IOException {
        boolean common = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                && COMMON.contains(entry.getFileName().toString());
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!common || OURS.matcher(file.getFileName().toString()).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (common && isEmpty(entry)) {
            Files.delete(entry);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> rest = Files.list(folder)) {
            return rest.findAny().isEmpty();
        }
    }

    private static ReceiverException failed(Path data, IOException why) {
        return new ReceiverException(Kind.DATA, Saying.of("said.archive.not-deleted", data, Saying.why(why)), why);
    }
}
