package dev.postbackdesk.database;

import dev.postbackdesk.database.CannotOpen.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The H2 file, opened and migrated. What only H2 has stays in this package. Thread-safe.
///
/// H2's COMMIT never waits for the disk: with its settings as they come, a killed process loses acknowledged rows. Only
/// [#sync] makes them durable. `RETENTION_TIME` stays as it is: at 0 a power cut loses hundreds of them.
public final class Database implements Storage, AutoCloseable {
    static {
        // H2 would look every value up in a cache that all threads share, which costs the writer a fifteenth of its time and
        // saves hardly any memory here. It asks once, when its classes are loaded.
        System.setProperty("h2.objectCache", "false");
    }

    private static final String NAME = "postback-desk";
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final String url;
    private final boolean fresh;
    /// What has to be closed before a failed file can be opened anew: H2 shares one state among all of them.
    private final Set<Connection> readers = ConcurrentHashMap.newKeySet();
    /// H2 closes the file with its last connection: this one keeps it open between others.
    private volatile Connection keeper;

    /// What is done before the writer runs.
    @FunctionalInterface
    public interface Preparation<X extends Exception> {
        void run(Connection connection) throws X, SQLException;
    }

    private Database(Path file, String url, boolean fresh, Connection keeper) {
        this.file = file;
        this.url = url;
        this.fresh = fresh;
        this.keeper = keeper;
    }

    /// Whether a data folder holds a database.
    public static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(NAME + ".mv.db"));
    }

    /// Opens the database of a data folder, or makes it, and brings its schema up to date.
    public static Database open(DataFolder folder) throws CannotOpen {
        Path file = folder.file(NAME + ".mv.db");
        boolean fresh = !Files.exists(file);
        checkUsable(file, fresh);
        // H2 would write failed statements, with their values, to a file beside the data: the log knows of them.
        String url = "jdbc:h2:file:" + folder.file(NAME) + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0";
        Connection keeper;
        try {
            keeper = connect(url);
        } catch (SQLException e) {
            throw explain(file, e);
        }
        Database database = new Database(file, url, fresh, keeper);
        try {
            if (fresh) {
                DataFolder.makeOwnersOnly(file);
            }
            Migrations.bringUpToDate(keeper, url, file);
            return database;
        } catch (CannotOpen e) {
            database.closeAfter(e);
            throw e;
        } catch (SQLException e) {
            database.closeAfter(e);
            throw explain(file, e);
        } catch (IOException e) {
            database.closeAfter(e);
            throw DataFolder.unwritable(file, e);
        }
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

    /// A handle of its own for reading, to be closed by the caller.
    public Handle openHandle() throws SQLException {
        return Jdbi.open(connectReader());
    }

    /// Runs `work` in one transaction and waits until it is on disk: for the start, before the writer runs.
    public <X extends Exception> void prepare(Preparation<X> work) throws X, SQLException {
        // Closing without a commit undoes what was done.
        try (Connection connection = connect(url)) {
            connection.setAutoCommit(false);
            work.run(connection);
            connection.commit();
        }
        sync(keeper);
    }

    @Override
    public Connection connectWriter() throws SQLException {
        if (keeper.isClosed()) {
            keeper = connect(url);
        }
        Connection connection = connect(url);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void sync(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public void abandon(Connection writer) {
        close(writer);
        readers.forEach(Database::close);
        readers.clear();
        close(keeper);
    }

    @Override
    public boolean isStorageFailure(Throwable failure) {
        for (Throwable cause : causes(failure)) {
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
    public String sentence(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            String message = Optional.ofNullable(cause.getMessage()).orElse("");
            if (message.contains("No space left") || message.contains("not enough space")) {
                return "Postbacks can't be stored: the disk that holds " + file.getParent()
                        + " is full. Free some space; storing goes on by itself.";
            }
        }
        return "Postbacks can't be stored: " + file + " can't be written (" + shortMessage(failure)
                + "). Look at the disk; storing goes on by itself when it works again.";
    }

    /// Closes the file, and the readers' connections with it. The writer's keeps it open.
    @Override
    public void close() throws SQLException {
        readers.forEach(Database::close);
        keeper.close();
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException _) {
            // One that can't even tell is no use to anybody.
            return true;
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A connection of a failed database could not be closed", e);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    private static void checkUsable(Path file, boolean fresh) throws CannotOpen {
        if (file.toString().indexOf(';') >= 0) {
            throw new CannotOpen(Reason.DATA,
                    "The data folder's name " + file.getParent() + " holds a semicolon. Name another one with --data.");
        }
        try {
            // H2 takes a file of 0 bytes for an empty database, and everything stored before would seem never to
            // have been.
            if (!fresh && Files.size(file) == 0) {
                throw new CannotOpen(Reason.DATA, "The database " + file
                        + " is empty (0 bytes): it was cut off. Restore it from a backup, or move it away to begin anew.");
            }
        } catch (IOException e) {
            throw DataFolder.unwritable(file, e);
        }
        if (!fresh && !Files.isWritable(file)) {
            throw new CannotOpen(Reason.DATA, "The database " + file
                    + " can't be written. Make it writable, or name another data folder with --data.");
        }
    }

    static CannotOpen newer(Path file, Exception why) {
        return new CannotOpen(Reason.DATA,
                "The database " + file + " was made by a newer version of Postback Desk. Install that version.", why);
    }

    static CannotOpen explain(Path file, SQLException e) {
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new CannotOpen(Reason.IN_USE,
                    "The database " + file + " is open in another program. Close that program.", e);
        }
        for (Throwable cause : causes(e)) {
            if (cause instanceof MVStoreException store
                    && store.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
                return newer(file, e);
            }
        }
        return new CannotOpen(Reason.DATA, "The database " + file + " can't be read (" + shortMessage(e)
                + "): it is damaged. Restore it from a backup, or move it away to begin anew.", e);
    }

    /// The failure and what caused it. H2 chains some of its exceptions in a circle, so this ends after a while.
    private static List<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
    }

    /// H2 appends the statement and its own error number to its messages, which say nothing to a user.
    private static String shortMessage(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
        String line = message.lines().findFirst().orElse(message);
        int end = line.indexOf("; SQL statement");
        String text = end < 0 ? line : line.substring(0, end);
        return text.replaceAll(" \\[[0-9/.-]+]$", "");
    }
}
