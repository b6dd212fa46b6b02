package dev.postbackdesk.database;

import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
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
    /// H2 compares a chunk's age with it before it frees or rewrites the chunk: none is that old for 24 days, and it takes no
    /// more. In an older file a commit may free dead chunks itself; that it does is seen where it matters, see [#holds].
    private static final int NEVER = Integer.MAX_VALUE;
    /// Any age will do.
    private static final int ALWAYS = -1;

    /// Smaller files are not worth it.
    private static final long SMALL = 1L << 20;
    /// Files this big are tidied up even while postbacks arrive.
    private static final long BIG = 512L << 20;
    /// What is written anew at once: some tens of milliseconds.
    private static final int SLICE = 4 << 20;
    /// The same while others wait.
    private static final int SMALL_SLICE = 256 << 10;
    /// As dense as it is worth, in per cent.
    private static final int DENSE = 94;
    private static final int SPARSE = 40;
    /// Slices after which there has to be a chunk less.
    private static final int PATIENCE = 10;

    private final MVStore store;
    private final SingleFileStore file;
    /// How many are being copied.
    private final AtomicInteger frozen = new AtomicInteger();
    private long fewestChunks = Long.MAX_VALUE;
    private int inVain;

    private StoreFile(MVStore store, SingleFileStore file) {
        this.store = store;
        this.file = file;
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

    /// Writes what is committed to the file. To be called before it is forced.
    void commit() {
        store.commit();
    }

    /// Waits until everything that [#commit] wrote is on disk. Any thread.
    ///
    /// @throws MVStoreException if it can't be, or the file was closed meanwhile
    void force() {
        store.sync();
        // A file that somebody's failure has closed is not forced, and H2 returns as if it were. From a closed one nothing can
        // be read, and none is ever open again.
        read(0, 1);
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

    /// Does a slice of making the file as small as it gets: first writes live pages of sparse chunks anew, which leaves those
    /// chunks dead after the next commit, then moves chunks from the end into holes and cuts the end off.
    ///
    /// @return whether another slice would give back more
    boolean shrink() {
        if (frozen.get() > 0 || file.size() <= SMALL) {
            return false;
        }
        if (!isInVain() && file.getChunksFillRate() < DENSE && rewrite(DENSE, SLICE)) {
            return true;
        }
        int dense = file.getFillRate();
        long before = file.size();
        if (dense < DENSE) {
            file.compactMoveChunks(DENSE, 4L * SLICE, store);
        }
        return file.size() < before || file.getFillRate() > dense;
    }

    /// There are chunks that stay, however often their pages are written anew.
    private boolean isInVain() {
        long chunks = file.getLayoutMap().size();
        if (chunks < fewestChunks) {
            fewestChunks = chunks;
            inVain = 0;
        } else {
            inVain++;
        }
        return inVain > PATIENCE;
    }

    /// Begins anew with [#shrink].
    void beginShrinking() {
        fewestChunks = Long.MAX_VALUE;
        inVain = 0;
    }

    /// Keeps a big file from growing on by what is dead in it. Each chunk that is live in a few pages also takes memory.
    ///
    /// @return whether another slice would give back more
    boolean keepUp() {
        return frozen.get() == 0 && file.size() > BIG && file.getChunksFillRate() < SPARSE
                && rewrite(SPARSE, SMALL_SLICE);
    }

    /// @param percent do nothing if that much of all chunks is live
    /// @param bytes at most as much
    private boolean rewrite(int percent, int bytes) {
        file.setRetentionTime(ALWAYS);
        try {
            return store.compact(percent, bytes);
        } finally {
            file.setRetentionTime(NEVER);
        }
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
            // The header leads to the newest chunk once it is forced.
            store.commit();
            store.sync();
            AtomicReference<FileImage> image = new AtomicReference<>();
            AtomicReference<MVStoreException> failure = new AtomicReference<>();
            store.executeFilestoreOperation(() -> {
                try {
                    image.set(FileImage.of(this, file.getLayoutMap(), file.lastChunkVersion()));
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
            throw new SaidIOException(Saying.of("said.why.unreadable", Saying.why(e)), e);
        } catch (RuntimeException e) {
            thaw();
            throw e;
        }
    }

    /// Whether all of an image is still where it was: what was read of it before is what it was when it was taken. H2 strikes a
    /// chunk off its list before it writes something else there. Any thread.
    boolean holds(FileImage image) {
        return file.getLayoutMap().keySet().containsAll(image.listed());
    }

    /// Ends one [#freeze]. Any thread.
    void thaw() {
        frozen.decrementAndGet();
    }

    /// @throws OlderVersion if it is one that is older than `forced`
    void checkVersion(long forced) throws OlderVersion {
        if (file.lastChunkVersion() < forced) {
            throw new OlderVersion(file.lastChunkVersion(), forced);
        }
    }

    /// Bytes. Any thread.
    long size() {
        return file.size();
    }

    /// Any thread.
    ByteBuffer read(long position, int bytes) {
        return file.readFully(null, position, bytes);
    }
}
