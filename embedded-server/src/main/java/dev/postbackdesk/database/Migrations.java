package dev.postbackdesk.database;

import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.database.Database.BeforeMigration;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Brings the schema up to date. Flyway takes 150 ms to find that it has nothing to do, so that is found out with one
/// SELECT.
final class Migrations {
    /// The number of the last script in [#FOLDER].
    static final int LATEST = 6;
    static final String FOLDER = "dev/postbackdesk/database/migration";
    private static final String TABLE = "schema_history";

    private final String folder;
    private final int latest;

    /// @param folder with the scripts, on the class path
    /// @param latest the number of the last one
    Migrations(String folder, int latest) {
        this.folder = folder;
        this.latest = latest;
    }

    void bringUpToDate(Database database, Connection connection, BeforeMigration before)
            throws SQLException, CannotOpen {
        Path file = database.file();
        int version = version(connection);
        if (version > latest) {
            throw Diagnosis.newer(file, new SQLException("schema " + version + " is above " + latest));
        }
        if (version == latest) {
            return;
        }
        // What an earlier attempt left half changed is no state to go back to, and its backup would take the place of a good one.
        if (version > 0 && !hasFailed(connection)) {
            try {
                before.run(database);
            } catch (IOException e) {
                throw new CannotOpen(Reason.DATA,
                        Saying.of("said.migration.not-backed-up", file, version, latest, Saying.why(e)), e);
            }
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader()).dataSource(database.url(), "sa", "")
                    .locations("classpath:" + folder).table(TABLE).placeholders(Map.of("bytes", "VARBINARY"))
                    .cleanDisabled(true).load().migrate();
        } catch (RuntimeException e) {
            // Not all that fails in Flyway is one of its own exceptions.
            throw new CannotOpen(Reason.DATA, Saying.of("said.migration.failed", file, version, latest), e);
        }
    }

    private static boolean hasFailed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT COUNT(*) FROM \"" + TABLE + "\" WHERE \"success\" = FALSE")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    /// Whether a file that is no new one holds nothing, or tables without a history. H2 falls back on the last version of a
    /// damaged file that it can read, be it the first and empty one.
    ///
    /// @param wasUsed whether data were stored in it; else the first start may have been interrupted
    static boolean isEmptied(Connection connection, boolean wasUsed) throws SQLException {
        if (version(connection) > 0) {
            return false;
        }
        try (ResultSet table = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
            return wasUsed || table.next();
        }
    }

    /// 0 for a database that has none. Asked for the table first: H2 writes a failed SELECT to a trace file beside the
    /// data.
    static int version(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, null, TABLE, null)) {
            if (!table.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"" + TABLE
                        + "\" WHERE \"success\" = TRUE")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
