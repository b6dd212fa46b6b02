package dev.postbackdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/// Files that were damaged, or had to make room for others: they get a dated name in a folder of their own, and nothing
/// there is ever touched again.
public final class SetAside {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private SetAside() {}

    /// Sets a file of the data folder aside.
    ///
    /// @return where it lies now
    public static Path put(DataFolder folder, Path file) throws IOException {
        Path aside = folder.file(DataFolder.SET_ASIDE);
        DurableFiles.createFolder(aside);
        Path to = dated(aside, String.valueOf(file.getFileName()), folder.since());
        DurableFiles.move(file, to);
        return to;
    }

    /// The databases that were set aside in a data folder, the oldest first.
    ///
    /// @param folder need not exist
    public static List<Path> databases(Path folder) throws IOException {
        Path aside = folder.resolve(DataFolder.SET_ASIDE);
        if (!Files.isDirectory(aside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside)) {
            return files.filter(file -> file.toString().endsWith(ending(DataFolder.DATABASE))).sorted().toList();
        }
    }

    /// A path in `folder` that is free, its name dated in UTC and without characters that Windows refuses, e.g.
    /// `postback-desk-2026-11-22T101530Z.mv.db`.
    ///
    /// @param name the name without the date
    public static Path dated(Path folder, String name, Instant at) {
        String ending = ending(name);
        String stem = name.substring(0, name.length() - ending.length()) + "-" + DATE.format(at);
        Path path = folder.resolve(stem + ending);
        for (int i = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
            path = folder.resolve(stem + "-" + i + ending);
        }
        return path;
    }

    private static String ending(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
