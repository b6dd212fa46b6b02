package dev.postbackdesk.rehearsal;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of its own for one rehearsal, deleted when that ends.
///
/// A crash leaves one behind: a rehearsal of the next process deletes what lies beside its own, is older than the process and
/// held by nobody. What is younger may be another rehearsal's that has not opened its receiver yet.
final class Scratch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String PREFIX = "rehearsal";

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /// @param parent made if it is not there
    static Scratch in(Path parent) throws IOException {
        // Where the system does not tell, nothing counts as old.
        return in(parent, ProcessHandle.current().info().startInstant().orElse(Instant.MIN));
    }

    /// @param started when this process did
    static Scratch in(Path parent, Instant started) throws IOException {
        Files.createDirectories(parent);
        for (Path left : leftIn(parent)) {
            if (Files.getLastModifiedTime(left).toInstant().isBefore(started)) {
                sweep(left);
            }
        }
        return new Scratch(Files.createTempDirectory(parent, PREFIX));
    }

    Path folder() {
        return folder;
    }

    private static List<Path> leftIn(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(path))
                    .toList();
        }
    }

    private static void sweep(Path left) {
        try {
            // Only what nobody holds any more.
            DataFolder.lock(left, "Rehearsal", Instant.now()).close();
            delete(left);
        } catch (CannotOpen e) {
            LOG.debug("{} is in use", left, e);
        } catch (IOException e) {
            // In no one's way: the next rehearsal tries again.
            LOG.warn("{} of an earlier rehearsal can't be deleted", left, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
