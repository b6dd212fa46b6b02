package dev.postbackdesk.database;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SingleFileStore;

/// The file of an open H2 database, below SQL: what of it is free, and what is written when.
///
/// H2 appends a *chunk* of pages at each commit and never changes one in place; a chunk whose pages were all written anew
/// elsewhere is dead, and its space is used again. By itself H2 does that on a thread of its own and by the clock: a dead
/// chunk that was *written* 45 seconds ago or longer is overwritten by the very next commit, whether or not the commit
/// that made it dead has reached the disk. A power cut then finds the newer version incomplete and the older one
/// overwritten. So here that thread is stopped, H2 frees nothing by itself, and [#freeDead] frees at the one moment at
/// which it is safe by construction: right after a forced commit, when no version that the disk may come back with needs
/// what is dead. No clock is asked.
///
/// Used by the thread that writes, but for what says otherwise.
final class StoreFile {
    /// H2 compares a chunk's age with it before it frees or rewrites the chunk: none is ever that old.
    private static final int NEVER = Integer.MAX_VALUE;
    /// Any age will do.
    private static final int ALWAYS = -1;

    private static final Method WRITE_HEADER = writeHeader();

    private final MVStore store;
    private final SingleFileStore file;
    /// How many are being copied.
    private final AtomicInteger frozen = new AtomicInteger();

    private StoreFile(MVStore store, SingleFileStore file) {
        this.store = store;
        this.file = file;
    }

    private static Method writeHeader() {
        try {
            Method method = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("This is another version of H2 than the one that was looked into", e);
        }
    }

    static StoreFile of(Connection connection) throws SQLException {
        SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        return new StoreFile(store, (SingleFileStore) store.getFileStore());
    }

    /// Stops H2's own housekeeping: from now on this file is written by whoever commits, and by nobody else.
    void takeOver() {
        // It also commits once a second without forcing, and a CHECKPOINT SYNC that comes a moment later finds nothing left
        // to write and does not wait for what is still under way.
        store.setAutoCommitDelay(0);
        store.setRetentionTime(NEVER);
    }

    /// Has the header name the newest chunk. To be called when everything is committed, and before it is forced.
    ///
    /// H2 2.5.252 writes the header before it takes a chunk for the newest, so that it names the one before. The newest is
    /// found by a start only if it lies at the file's end, or where the one before foresaw it. In any other hole it is
    /// lost when power or process ends before the next commit, forced or not: that took answered postbacks in 5 of 20
    /// series of power cuts. Only a method that nobody may call writes the header.
    void nameNewest() {
        store.commit();
        if (Objects.equals(file.getStoreHeader().get("version"), file.lastChunkVersion())) {
            return;
        }
        store.executeFilestoreOperation(() -> {
            try {
                WRITE_HEADER.invoke(file);
            } catch (InvocationTargetException e) {
                throw DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "The header can't be written",
                        e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("It was made accessible", e);
            }
        });
    }

    /// Gives the space of dead chunks free. To be called when everything committed is on disk, and before anything is
    /// committed again.
    void freeDead() {
        if (frozen.get() > 0) {
            return;
        }
        store.executeFilestoreOperation(() -> {
            file.setRetentionTime(ALWAYS);
            try {
                file.dropUnusedChunks();
            } finally {
                file.setRetentionTime(NEVER);
            }
        });
    }

    /// Writes live pages of the sparsest chunks anew, which leaves those chunks dead after the next commit.
    ///
    /// @param percent do nothing if that much of all chunks is live
    /// @param bytes at most as much
    /// @return whether anything was rewritten
    boolean rewrite(int percent, int bytes) {
        if (frozen.get() > 0) {
            return false;
        }
        file.setRetentionTime(ALWAYS);
        try {
            return store.compact(percent, bytes);
        } finally {
            file.setRetentionTime(NEVER);
        }
    }

    /// Moves chunks from the end into holes and cuts the end off. Forces the file several times.
    ///
    /// @param bytes at most as much
    void move(long bytes) {
        if (frozen.get() > 0) {
            return;
        }
        file.compactMoveChunks(100, bytes, store);
    }

    /// Reads all there is.
    ///
    /// @throws MVStoreException and others if a part can't be read
    void readAll() {
        for (String name : List.copyOf(store.getMetaMap().keySet())) {
            if (name.startsWith(DataUtils.META_MAP)) {
                MVMap<?, ?> map = store.getMap(Integer.parseInt(name.substring(DataUtils.META_MAP.length()), 16));
                if (map != null) {
                    Iterator<?> entries = map.cursor(null);
                    while (entries.hasNext()) {
                        entries.next();
                    }
                }
            }
        }
    }

    /// Keeps everything that is committed where it is, until [#thaw]: the file may be read meanwhile, by any thread, while
    /// others go on to write.
    ///
    /// @return what has to be read, the header first
    FileImage freeze() throws IOException {
        // Before anything is looked at, so that nothing that is seen is freed.
        frozen.incrementAndGet();
        try {
            nameNewest();
            AtomicReference<FileImage> image = new AtomicReference<>();
            AtomicReference<MVStoreException> failure = new AtomicReference<>();
            store.executeFilestoreOperation(() -> {
                try {
                    image.set(FileImage.of(this, file.getLayoutMap().values(), file.lastChunkVersion()));
                } catch (MVStoreException e) {
                    // H2 would close the database for it, and nothing has happened to that.
                    failure.set(e);
                }
            });
            if (failure.get() != null) {
                throw failure.get();
            }
            return Objects.requireNonNull(image.get());
        } catch (MVStoreException e) {
            thaw();
            throw new IOException("The database can't be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            thaw();
            throw e;
        }
    }

    /// Ends one [#freeze]. Any thread.
    void thaw() {
        frozen.decrementAndGet();
    }

    /// Bytes. Any thread.
    long size() {
        return file.size();
    }

    /// How much of all chunks is live, in per cent. Any thread.
    int live() {
        return file.getChunksFillRate();
    }

    /// How much of the file is chunks, in per cent. Any thread.
    int used() {
        return file.getFillRate();
    }

    /// Any thread.
    ByteBuffer read(long position, int bytes) {
        return file.readFully(null, position, bytes);
    }
}
