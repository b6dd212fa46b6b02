package dev.postbackdesk.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Single values by name. Plain JDBC, since they are read at every start.
public final class Settings {
    /// How often numbering of clicks was begun with this database.
    public static final String STARTS = "starts";
    /// All postbacks get higher numbers: a database that was lost had them already.
    public static final String POSTBACKS_AFTER = "postbacks-after";
    /// Which line of data these are, by when they took the place of others: restored, or begun anew. Without it they are the
    /// first.
    static final String LINE = "line";

    /// How often the file was opened again after the disk failed: what is written to see that the disk works.
    static final String REOPENED = "reopened";

    private Settings() {}

    public static Optional<String> get(Connection connection, String name) throws SQLException {
        return Optional.ofNullable(all(connection).get(name));
    }

    static Map<String, String> all(Connection connection) throws SQLException {
        Map<String, String> contents = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT name, content FROM setting");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                contents.put(row.getString(1), row.getString(2));
            }
        }
        return contents;
    }

    public static void put(Connection connection, String name, String content) throws SQLException {
        String update = "UPDATE setting SET content = ? WHERE name = ?";
        if (execute(connection, update, content, name) == 0) {
            execute(connection, "INSERT INTO setting (content, name) VALUES (?, ?)", content, name);
        }
    }

    static void remove(Connection connection, String name) throws SQLException {
        execute(connection, "DELETE FROM setting WHERE name = ?", name);
    }

    private static int execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
