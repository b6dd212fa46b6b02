package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.language.Saying;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The folder with all data, held by one program at a time: it stays locked until closed.
///
/// The lock's file says who holds it, so that the second program can name the first. The lock lies on a byte far behind
/// that text: on Windows nobody else could read it otherwise.
public final class DataFolder implements AutoCloseable {
    /// Folders that this process holds, and by whom.
    ///
    /// The one static state there is, since what it mirrors belongs to the process: on Unix a process that closes *any*
    /// descriptor of a file loses its locks on it, so a second attempt in the same process must not even open the file.
    private static final ConcurrentMap<Path, String> HELD_BY_THIS_PROCESS = new ConcurrentHashMap<>();

    /// The database's file.
    public static final String DATABASE = "postback-desk.mv.db";
    /// The file with the secret of the click ids. Where it lies, data were stored.
    public static final String KEY = "click-ids.key";
    /// The folder with the backups.
    public static final String BACKUPS = "backups";
    /// The folder with what was set aside: nothing in it is ever touched again.
    public static final String SET_ASIDE = "set-aside";

    /// The file that is locked.
    public static final String LOCK = "desk.lock";

    /// What H2 takes for something else in a database's name: the begin of its settings, a separator, a property.
    private static final List<String> REFUSED = List.of(";", "\\", "${");
    private static final int TRIES = 10;
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    private final Path folder;
    private final FileChannel channel;
    private final Instant since;

    private DataFolder(Path folder, FileChannel channel, Instant since) {
        this.folder = folder;
        this.channel = channel;
        this.since = since;
    }

    /// Makes the folder if need be, and locks it.
    ///
    /// @param holder what another program is told that finds it locked
    public static DataFolder lock(Path path, String holder, Instant since) throws CannotOpen {
        Path folder = made(path);
        String text = holder.replace('\n', ' ') + "\n" + ProcessHandle.current().pid() + "\n" + since + "\n";
        String other = HELD_BY_THIS_PROCESS.putIfAbsent(folder, text);
        if (other != null) {
            throw inUse(folder, other);
        }
        boolean locked = false;
        try {
            for (int i = 0; i < TRIES; i++) {
                FileChannel channel = held(folder, text);
                if (channel != null) {
                    locked = true;
                    return new DataFolder(folder, channel, since);
                }
            }
            throw inUse(folder, "");
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            if (!locked) {
                HELD_BY_THIS_PROCESS.remove(folder);
            }
        }
    }

    /// The lock's file, locked. Null where whoever held it deleted it meanwhile with all data: a lock on a file that is
    /// no longer there would keep nobody out.
    private static @Nullable FileChannel held(Path folder, String text) throws IOException, CannotOpen {
        Path file = folder.resolve(LOCK);
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            // As nearly always.
        }
        Object before = key(file);
        @Nullable
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw inUse(folder, read(channel));
            }
            if (before == null || !before.equals(key(file))) {
                return null;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
            locked = true;
            return channel;
        } catch (NoSuchFileException _) {
            return null;
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
    }

    /// Tells files at the same path apart, where the system does; null where there is none.
    private static @Nullable Object key(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /// In its absolute form.
    public Path path() {
        return folder;
    }

    /// The file of that name in this folder.
    public Path file(String name) {
        return folder.resolve(name);
    }

    /// When it was locked, by the clock of whoever locked it.
    public Instant since() {
        return since;
    }

    /// Releases it, and takes the lock's file away before: after that, somebody else might hold it.
    public void closeAndForget() throws IOException {
        try (channel) {
            Files.deleteIfExists(file(LOCK));
        } finally {
            HELD_BY_THIS_PROCESS.remove(folder);
        }
    }

    /// Releases it; once more does nothing, since it may be somebody else's by then.
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        // The text goes first: a lock file without text names nobody who has left.
        try (channel) {
            channel.truncate(0);
        } finally {
            HELD_BY_THIS_PROCESS.remove(folder);
        }
    }

    /// What is said where `path` can't be written.
    public static CannotOpen unwritable(Path path, IOException why) {
        return new CannotOpen(Reason.DATA, Saying.of("said.folder.unwritable", path, words(why)), why);
    }

    /// The system's own words, which Java leaves out of its most usual exceptions.
    private static String words(IOException why) {
        String message = why instanceof FileSystemException e ? e.getReason() : why.getMessage();
        return message != null ? message : switch (why) {
            case AccessDeniedException _ -> "Permission denied";
            case NoSuchFileException _ -> "No such file or directory";
            default -> why.getClass().getSimpleName();
        };
    }

    private static Path made(Path path) throws CannotOpen {
        Path folder = path.toAbsolutePath().normalize();
        for (String refused : REFUSED) {
            if (folder.toString().contains(refused) && !refused.equals(File.separator)) {
                throw new CannotOpen(Reason.DATA, Saying.of("said.folder.name", folder, refused));
            }
        }
        try {
            // It holds addresses of visitors and the secret of the click ids: nobody else's business.
            DurableFiles.createFolder(folder);
            return folder.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new CannotOpen(Reason.DATA, Saying.of("said.folder.file", e.getFile()), e);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            // Another class loader of this process holds it, which the map above can't know.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString();
    }

    private static CannotOpen inUse(Path folder, String text) {
        List<String> lines = text.lines().toList();
        return new CannotOpen(Reason.IN_USE, lines.size() < 3
                ? Saying.of("said.folder.in-use", folder)
                : Saying.of("said.folder.in-use-by", folder, lines.get(0), lines.get(1), local(lines.get(2))));
    }

    private static String local(String instant) {
        try {
            return SINCE.format(Instant.parse(instant));
        } catch (DateTimeException _) {
            // Somebody else's words: shown as they are.
            return instant;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException _) {
                // Nothing was written through it, and the failure that led here is on its way already.
            }
        }
    }
}
