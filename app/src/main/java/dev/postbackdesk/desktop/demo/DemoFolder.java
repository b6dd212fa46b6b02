package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The throw-away folder of a demo, among the system's temporary ones: nobody else's while it is open, and deleted at the end.
///
/// A lock on a file in it says that somebody holds it. What a demo that crashed left behind is held by nobody, and is deleted
/// when the next one begins. A process holds one at a time: on Unix it would lose the lock by looking at its own file.
public final class DemoFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);
    static final String PREFIX = "postback-desk-demo-";
    static final String LOCK = "in-use.lock";
    private static final String DATA = "data";
    private static final int TRIES = 10;
    /// Nanoseconds.
    private static final long PAUSE = 200_000_000L;

    private final Path root;
    private final FileChannel channel;

    private DemoFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Makes one in the system's folder of temporary files.
    public static DemoFolder make() throws IOException {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Makes one in `parent`, once what was left behind there is deleted.
    static DemoFolder make(Path parent) throws IOException {
        clean(parent);
        for (int i = 0; i < TRIES; i++) {
            // For this user alone, where the system knows that.
            Path root = Files.createTempDirectory(parent, PREFIX);
            FileChannel channel = held(root);
            if (channel != null) {
                return new DemoFolder(root, channel);
            }
        }
        throw new SaidIOException(Saying.of("said.why.no-demo-folder", parent));
    }

    /// Null where another demo, which just begins, took it for one that was left behind.
    private static @Nullable FileChannel held(Path root) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (java.nio.file.NoSuchFileException e) {
            LOG.debug("{} is gone", root, e);
            return null;
        }
        if (lock(channel) != null && Files.exists(root.resolve(LOCK))) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // Another demo of this process.
            return null;
        }
    }

    private static void clean(Path parent) throws IOException {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            folders.forEach(left::add);
        }
        left.removeIf(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        for (Path folder : left) {
            try {
                cleanUnlessHeld(folder);
            } catch (IOException e) {
                // Another user's, or just being deleted by somebody else.
                LOG.debug("{} was not deleted", folder, e);
            }
        }
    }

    private static void cleanUnlessHeld(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // Not even begun, or no demo's: only what is empty goes.
            Files.deleteIfExists(folder);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lock(channel) == null) {
                return;
            }
            delete(folder, Optional.of(file));
        }
        delete(folder, Optional.empty());
    }

    /// Where the demo keeps its data.
    public Path data() {
        return root.resolve(DATA);
    }

    /// Deletes the demo's data, so that it can begin again.
    public void empty() throws IOException {
        if (Files.exists(data())) {
            deleteSoon(data(), Optional.empty());
        }
    }

    /// Once more where somebody writes there still: a rehearsal that was stopped takes a moment to end.
    private static void deleteSoon(Path folder, Optional<Path> but) throws IOException {
        for (int i = 1; i < TRIES; i++) {
            try {
                delete(folder, but);
                return;
            } catch (IOException e) {
                LOG.debug("{} can't be deleted yet", folder, e);
                LockSupport.parkNanos(PAUSE);
            }
        }
        if (Files.exists(folder)) {
            delete(folder, but);
        }
    }

    /// Follows no symbolic links.
    private static void delete(Path folder, Optional<Path> but) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (but.isEmpty() || !but.get().equals(file)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                if (but.isEmpty() || !directory.equals(folder)) {
                    Files.deleteIfExists(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Deletes all of it.
    @Override
    public void close() throws IOException {
        try (channel) {
            deleteSoon(root, Optional.of(root.resolve(LOCK)));
        }
        delete(root, Optional.empty());
    }
}
