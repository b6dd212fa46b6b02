package dev.postbackdesk.database;

import dev.postbackdesk.database.CannotOpen.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema up to date. Flyway takes 150 ms to find that it has nothing to do, so that is found out with one
/// SELECT.
final class Migrations {
    /// The number of the last script in [#FOLDER].
    static final int LATEST = 3;
    static final String FOLDER = "dev/postbackdesk/database/migration";
    private static final String TABLE = "schema_history";

    private Migrations() {}

    static void bringUpToDate(Connection connection, String url, Path file) throws SQLException, CannotOpen {
        int version = version(connection);
        if (version > LATEST) {
            throw Database.newer(file, new SQLException("schema " + version + " is above " + LATEST));
        }
        if (version == LATEST) {
            return;
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader()).dataSource(url, "sa", "")
                    .locations("classpath:" + FOLDER).table(TABLE).placeholders(Map.of("bytes", "VARBINARY"))
                    .cleanDisabled(true).load().migrate();
        } catch (FlywayException e) {
            throw new CannotOpen(Reason.DATA, "The database " + file + " could not be brought from version " + version
                    + " to " + LATEST + ". Restore it from a backup, and report this with the log.", e);
        }
    }

    /// 0 for a database that has none. Asked for the table first: H2 writes a failed SELECT to a trace file beside the
    /// data.
    private static int version(Connection connection) throws SQLException {
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
