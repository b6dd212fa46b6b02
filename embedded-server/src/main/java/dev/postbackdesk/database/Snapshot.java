package dev.postbackdesk.database;

import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.h2.mvstore.MVStoreException;

/// A database as it was at one moment: everything committed by then, and nothing else. It is copied while the writer goes
/// on; as long as it is open the file grows by all that is written. To be closed; any thread.
public final class Snapshot implements AutoCloseable {
    private static final int AT_ONCE = 256 * 1024;

    private final StoreFile file;
    private final FileImage image;
    private final Contents contents;
    private final String line;
    private boolean closed;

    Snapshot(StoreFile file, FileImage image, Contents contents, String line) {
        this.file = file;
        this.image = image;
        this.contents = contents;
        this.line = line;
    }

    /// What it holds.
    public Contents contents() {
        return contents;
    }

    /// Which line of data it belongs to: another one since a backup was restored, or a database begun anew. `""` for the first.
    public String line() {
        return line;
    }

    /// Bytes of its data: less than the file's, which has holes.
    public long bytes() {
        return image.used();
    }

    /// Writes it as a database file. Holes are filled with zeros, lest a chunk that is written there meanwhile gets in.
    ///
    /// @param progress told now and then how many bytes were written
    /// @throws IOException if it can't be read, or written, or was written over meanwhile
    public void copyTo(OutputStream out, LongConsumer progress) throws IOException {
        byte[] nothing = new byte[AT_ONCE];
        out.write(image.header().array());
        long position = image.header().capacity();
        for (FileImage.Part chunk : image.chunks()) {
            while (position < chunk.position()) {
                int some = (int) Math.min(AT_ONCE, chunk.position() - position);
                out.write(nothing, 0, some);
                position += some;
            }
            while (position < chunk.end()) {
                ByteBuffer some = read(position, (int) Math.min(AT_ONCE, chunk.end() - position));
                out.write(some.array(), some.arrayOffset(), some.capacity());
                position += some.capacity();
                progress.accept(position);
            }
        }
        if (!isWhole()) {
            throw new SaidIOException(Saying.of("said.backup.overtaken"));
        }
    }

    private boolean isWhole() throws IOException {
        try {
            return file.holds(image);
        } catch (MVStoreException e) {
            throw unreadable(e);
        }
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        try {
            return file.read(position, bytes);
        } catch (MVStoreException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(MVStoreException failure) {
        return new SaidIOException(Saying.of("said.why.unreadable", Saying.why(failure)), failure);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            file.thaw();
        }
    }
}
