package dev.postbackdesk.desktop.fx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that stands in its place when it is whole and on disk: where the disk is full, and after a crash, what stood there
/// before still does. All that the desktop writes is written by this. Not safe for use by several threads at once.
public final class WholeFile implements AutoCloseable {
    /// More than anybody has in a row; as many as Linux follows.
    private static final int MOST_LINKS = 40;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /// Begins it beside its place; of a link, beside that of what it leads to.
    public WholeFile(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            // One that is empty would give way to it.
            throw new FileSystemException(place.toString(), null, "Is a directory");
        }
        file = target(place);
        part = file.resolveSibling(file.getFileName() + ".part");
        channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /// What is moved to the place of a link takes it away: of settings that are kept elsewhere, the old ones would be left there.
    private static Path target(Path place) throws IOException {
        Path file = place;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(place.toString());
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    /// Writes it as a whole, or leaves what was there.
    public static void write(Path file, Content content) throws IOException {
        try (WholeFile whole = new WholeFile(file)) {
            content.write(whole.out());
            whole.put();
        }
    }

    /// Likewise.
    ///
    /// @return the file
    public static Path write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
        return file;
    }

    /// Takes what it is to hold.
    public OutputStream out() {
        return out;
    }

    /// It is whole, and takes its place.
    public void put() throws IOException {
        out.flush();
        channel.force(true);
        out.close();
        // Else Java deletes what stands there before it moves.
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes what is not whole.
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Where it is before it is whole.
    @Override
    public String toString() {
        return part.toString();
    }
}
