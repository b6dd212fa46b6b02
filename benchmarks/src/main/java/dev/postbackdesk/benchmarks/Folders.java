package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders.
final class Folders {
    private Folders() {}

    /// Copies a folder of plain files and folders, and waits until the copy is on disk: it must not be written there
    /// while something is measured.
    ///
    /// @param to does not exist
    static void copy(Path from, Path to) throws IOException {
        for (Path source : all(from)) {
            Path copy = to.resolve(from.relativize(source).toString());
            Files.copy(source, copy);
            if (Files.isRegularFile(copy)) {
                try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /// Deletes it with all that is in it; nothing happens if it is not there.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : all(folder).reversed()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// Bytes of all files together.
    static long size(Path folder) throws IOException {
        long size = 0;
        for (Path path : all(folder)) {
            size += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return size;
    }

    /// The folder first, and each folder before what is in it.
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
