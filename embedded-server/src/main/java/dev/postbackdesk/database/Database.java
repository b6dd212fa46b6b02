package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The H2 file, opened and migrated. What only H2 has stays in this package. Thread-safe.
///
/// H2's COMMIT never waits for the disk: with its settings as they come, a killed process loses acknowledged rows. Only
/// [#force] makes them durable. `RETENTION_TIME` stays as it is: at 0 a power cut loses hundreds of them.
public final class Database implements Storage, AutoCloseable {
    static {
        // H2 would look every value up in a cache that all threads share, which costs the writer a fifteenth of its time and
        // saves hardly any memory here. It asks once, when its classes are loaded.
        System.setProperty("h2.objectCache", "false");
    }

    /// Ordinary files, see [#open(DataFolder, String, BeforeMigration)].
    public static final String FILES = "";
    /// Bytes.
    private static final int ROOM = 256 << 10;
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final DataFolder folder;
    private final Path file;
    private final String url;
    private final boolean fresh;
    /// What has to be closed before a failed file can be opened anew: H2 shares one state among all of them.
    private final Set<Connection> readers = ConcurrentHashMap.newKeySet();
    /// H2 closes the file with its last connection: this one keeps it open between others.
    private volatile Connection keeper;
    private volatile StoreFile space;

    /// What is done before the schema of a database that holds data is changed.
    @FunctionalInterface
    public interface BeforeMigration {
        /// @throws IOException if it can't be done: then nothing is changed
        void run(Database database) throws IOException, SQLException;
    }

    /// What is done before the writer runs.
    @FunctionalInterface
    public interface Preparation<X extends Exception> {
        void run(Connection connection) throws X, SQLException;
    }

    private Database(DataFolder folder, Path file, String url, boolean fresh, Connection keeper) throws SQLException {
        this.folder = folder;
        this.file = file;
        this.url = url;
        this.fresh = fresh;
        this.keeper = keeper;
        space = StoreFile.of(keeper);
        space.takeOver();
    }

    /// Whether a data folder holds a database, or held one: then there is something to open, or to say.
    public static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(DataFolder.DATABASE)) || Diagnosis.wasThere(folder);
    }

    /// Opens the database of a data folder, or makes it, and brings its schema up to date.
    ///
    /// @throws CannotOpen with its [Damage] if there was a database that is missing now, or if it is damaged: then it was set
    ///         aside
    public static Database open(DataFolder folder) throws CannotOpen {
        return open(folder, FILES, _ -> {});
    }

    /// @param medium what stands before the file's path in H2's address: [#FILES], or another file system of H2 for proofs
    ///        that make disks fail
    /// @param beforeMigration what is done before a schema that holds data is changed
    public static Database open(DataFolder folder, String medium, BeforeMigration beforeMigration) throws CannotOpen {
        Path file = folder.file(DataFolder.DATABASE);
        if (!Files.exists(file) && Diagnosis.wasThere(folder.path())) {
            throw Diagnosis.missing(folder);
        }
        return openOrCreate(folder, file, medium, beforeMigration);
    }

    /// Makes a new database for a folder whose own was lost: only where the user wants it so. It is made elsewhere, to be given
    /// its place as a whole: one that a power cut left there half-way would pass for sound, and number postbacks from 1 again.
    ///
    /// @param draft where it is made, closed and on disk when this returns
    /// @param postbacksAfter no postback gets this number or a lower one
    public static void create(DataFolder folder, Path draft, long postbacksAfter) throws CannotOpen, SQLException {
        if (Files.exists(draft)) {
            throw new IllegalStateException("There is a database, and it is not to be replaced");
        }
        try (Database database = openOrCreate(folder, draft, FILES, _ -> {})) {
            database.prepare(connection -> {
                Settings.put(connection, Settings.POSTBACKS_AFTER, String.valueOf(postbacksAfter));
                Settings.put(connection, Settings.LINE, folder.since().toString());
            });
        }
    }

    private static Database openOrCreate(DataFolder folder, Path file, String medium, BeforeMigration beforeMigration)
            throws CannotOpen {
        boolean fresh = !Files.exists(file);
        Diagnosis.checkUsable(folder, file, fresh);
        String url = OrderedPath.url(medium, file, "");
        Database database;
        long forced;
        try {
            forced = fresh ? -1 : StoreHeader.forced(file);
        } catch (IOException e) {
            throw DataFolder.unwritable(file, e);
        }
        try {
            database = opened(folder, file, url, fresh);
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            throw Diagnosis.explainOpening(folder, e);
        }
        try {
            database.space.checkVersion(forced);
            if (fresh) {
                DurableFiles.makeOwnersOnly(file);
            }
            if (!fresh && Migrations.isEmptied(database.keeper, Diagnosis.wasThere(folder.path()))) {
                database.letGo();
                throw Diagnosis.emptied(folder);
            }
            new Migrations(Migrations.FOLDER, Migrations.LATEST).bringUpToDate(database, database.keeper,
                    beforeMigration);
            if (fresh) {
                // Else a power cut might leave the key file without the database that it belongs to.
                database.sync();
                DurableFiles.force(folder.path());
            }
            return database;
        } catch (OlderVersion e) {
            database.letGo();
            throw Diagnosis.explainOpening(folder, e);
        } catch (SQLException e) {
            throw database.closeBecause(e);
        } catch (IOException e) {
            database.letGo();
            throw DataFolder.unwritable(file, e);
        } catch (CannotOpen | RuntimeException | Error e) {
            // As it was: of tables that are half changed nothing is kept, so that a later start may try again. Mistakes of ours
            // are no reason to hold the file until the process ends.
            database.letGo();
            throw e;
        }
    }

    private static Database opened(DataFolder folder, Path file, String url, boolean fresh) throws SQLException {
        Connection keeper = connect(url);
        try {
            return new Database(folder, file, url, fresh, keeper);
        } catch (SQLException | RuntimeException | Error e) {
            shutDown(keeper);
            close(keeper);
            throw e;
        }
    }

    /// Closes a database that failed before anything was done with it.
    ///
    /// @return why; if it was damaged, it is set aside now
    public CannotOpen closeBecause(SQLException failure) {
        letGo();
        return Diagnosis.explain(folder, failure);
    }

    /// Closes the file without writing a byte: of a damaged one H2 may have found an older version only, and would cut
    /// off all that is newer and might be saved yet.
    private void letGo() {
        shutDown(keeper);
        abandon(keeper);
    }

    private static void shutDown(Connection keeper) {
        try (Statement statement = keeper.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            log.debug("The database was closed already", e);
        } catch (RuntimeException | Error e) {
            log.warn("A failed database could not be closed at once", e);
        }
    }

    Path file() {
        return file;
    }

    String url() {
        return url;
    }

    /// Whether there was no database before this one was opened.
    public boolean isFresh() {
        return fresh;
    }

    /// A new connection for reading, auto-commit on.
    Connection connectReader() throws SQLException {
        readers.removeIf(Database::isClosed);
        Connection reader = connect(url);
        readers.add(reader);
        return reader;
    }

    /// Holds on to all that is committed now, for a copy. On the writer's thread, or before there is one.
    ///
    /// @throws IOException if the file can't be read
    public Snapshot snapshot() throws SQLException, IOException {
        // Another connection sees what is committed, and not what the writer is about to.
        Contents contents;
        String line;
        try (Connection reader = connect(url)) {
            contents = Contents.read(reader);
            line = line(reader);
        }
        StoreFile open = space;
        return new Snapshot(open, open.freeze(), contents, line);
    }

    /// What the database holds now.
    public Contents contents() throws SQLException {
        try (Connection reader = connect(url)) {
            return Contents.read(reader);
        }
    }

    /// Which line of data it is of, see [Snapshot#line()].
    public String line() throws SQLException {
        try (Connection reader = connect(url)) {
            return line(reader);
        }
    }

    static String line(Connection connection) throws SQLException {
        return Settings.get(connection, Settings.LINE).orElse("");
    }

    /// A handle of its own for reading, to be closed by the caller.
    public Handle openHandle() throws SQLException {
        return NamedParameters.jdbi(this::connectReader).open();
    }

    /// Runs `work` in one transaction and waits until it is on disk: for the start, before the writer runs.
    public <X extends Exception> void prepare(Preparation<X> work) throws X, SQLException {
        // Closing without a commit undoes what was done.
        try (Connection connection = connect(url)) {
            connection.setAutoCommit(false);
            work.run(connection);
            connection.commit();
        }
        sync();
    }

    @Override
    public Connection connectWriter() throws SQLException {
        if (keeper.isClosed()) {
            keeper = connect(url);
            space = StoreFile.of(keeper);
            space.takeOver();
        }
        Connection connection = connect(url);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void commit(Connection writer) throws SQLException {
        writer.commit();
        space.commit();
    }

    @Override
    public void force() {
        space.force();
    }

    @Override
    public void forced() {
        space.freeDead();
    }

    /// Brings everything that was committed to the disk, where there is no writer.
    void sync() {
        space.commit();
        force();
        forced();
    }

    /// Does a slice of giving back the space of what was replaced. On the writer's thread, in a batch.
    ///
    /// @param quiet whether nothing arrives just now: then the file is made as small as it gets, else kept from growing
    ///        without end
    /// @return whether another slice would give back more
    public boolean tidy(boolean quiet) {
        if (!quiet) {
            space.beginShrinking();
            return space.keepUp();
        }
        return space.shrink();
    }

    /// A full disk has room for a few bytes again and again, where others make some or the file has holes, and would seem to
    /// work in between. What is tried is more than a batch of the usual postbacks takes.
    @Override
    public void checkRoom() throws IOException {
        Path trial = folder.file(DataFolder.DATABASE + ".room");
        Files.deleteIfExists(trial);
        try (FileChannel channel = DurableFiles.create(trial)) {
            ByteBuffer bytes = ByteBuffer.allocate(ROOM);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    @Override
    public void abandon(Connection writer) {
        boolean closed = close(writer);
        for (Connection reader : readers) {
            closed &= close(reader);
        }
        readers.clear();
        if (!closed) {
            // H2 keeps the file open for what is left of that connection, and the locks of its transaction with it.
            shutDown(keeper);
        }
        close(keeper);
    }

    @Override
    public void letGo(Connection writer) {
        letGo();
        close(writer);
    }

    @Override
    public Saying lossSentence(Saying missing) {
        return Saying.of("said.store.lost", file, missing);
    }

    @Override
    public boolean isStorageFailure(Throwable failure) {
        for (Throwable cause : Corruption.causes(failure)) {
            switch (cause) {
                // States of some classes blame the statement or its values; whatever else H2 reports is about the file,
                // or about memory.
                case SQLException e -> {
                    return !statementIsToBlame(Optional.ofNullable(e.getSQLState()).orElse(""));
                }
                case IOException _,MVStoreException _ -> {
                    return true;
                }
                default -> {
                    // Perhaps it wraps one of these.
                }
            }
        }
        return false;
    }

    private static boolean statementIsToBlame(String state) {
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23") || state.startsWith("42")
                || state.startsWith("07");
    }

    @Override
    public Saying sentence(Throwable failure) {
        for (Throwable cause : Corruption.causes(failure)) {
            if (cause instanceof OutOfMemoryError) {
                // Of which the disk is innocent.
                return Saying.of("said.store.memory");
            }
            String message = Optional.ofNullable(cause.getMessage()).orElse("");
            if (message.contains("No space left") || message.contains("not enough space")) {
                return Saying.of("said.store.full", String.valueOf(file.getParent()));
            }
        }
        return Saying.of("said.store.failed", file, Diagnosis.shortMessage(failure));
    }

    /// Closes the file, and the readers' connections with it. The writer's keeps it open.
    @Override
    public void close() throws SQLException {
        readers.forEach(Database::close);
        keeper.close();
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException _) {
            // One that can't even tell is no use to anybody.
            return true;
        }
    }

    /// @return whether nothing is left of it: H2 forgets a connection before it reports that closing it failed
    private static boolean close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A connection of a failed database could not be closed", e);
        } catch (RuntimeException | Error e) {
            log.warn("A connection of a failed database is still open", e);
            return false;
        }
        return true;
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }
}
