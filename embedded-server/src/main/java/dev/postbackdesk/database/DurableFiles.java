package dev.postbackdesk.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// Files and folders that nobody but their owner reads, and that are there after a power cut once a method returned.
public final class DurableFiles {
    private DurableFiles() {}

    /// Makes a file that is not there yet, for writing.
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownersOnly(file, "rw-------"));
    }

    /// Makes a folder if need be, and those above it.
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, ownersOnly(folder, "rwx------"));
        }
    }

    /// Replaces a file as a whole: whoever reads it finds the old or the new content.
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel channel = create(temporary)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(temporary, file);
    }

    /// Gives a file another name in the same file system, in place of what had it.
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent(to));
        if (!parent(from).equals(parent(to))) {
            force(parent(from));
        }
    }

    /// The names in a folder as well have to reach the disk. Windows opens no folder, and needs none of this.
    static void force(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Addresses of visitors and conversions' secrets are nobody else's, also where somebody else made the folder.
    static void makeOwnersOnly(Path file) throws IOException {
        if (isPosix(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static FileAttribute<?>[] ownersOnly(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
