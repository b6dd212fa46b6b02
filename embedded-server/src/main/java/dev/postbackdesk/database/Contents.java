package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a database holds, in figures: two that are equal hold the same.
///
/// @param schema the version of its tables
/// @param postbacks how many there are
/// @param clicks how many there are
/// @param highestPostback the highest number that a postback has, or may have had in a database that was lost
/// @param highestClick the highest number of a click; 0 if there is none
/// @param rest a fingerprint of definitions, settings, totals and notes
public record Contents(int schema, long postbacks, long clicks, long highestPostback, long highestClick, String rest) {
    /// Small tables, and what is left out of them: a start is no change.
    private static final List<String> REST = List.of("SELECT * FROM conversion ORDER BY conversion_key",
            "SELECT * FROM link ORDER BY link_key", "SELECT * FROM link_conversion ORDER BY link_key, place",
            "SELECT * FROM setting WHERE name <> '" + Settings.STARTS + "' ORDER BY name",
            "SELECT * FROM postback_total ORDER BY conversion_key, result, pending");

    /// Likewise, since the schema that has them: of an older backup they can't be read.
    private static final int NOTES_SINCE = 4;
    private static final List<String> NOTES = List.of("SELECT * FROM postback_note ORDER BY postback, place",
            "SELECT * FROM postback_pin ORDER BY postback");

    static Contents read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int schema = Migrations.version(connection);
            // H2 keeps the number of rows, and finds the highest key at once.
            return new Contents(schema,
                    number(statement, "SELECT COUNT(*) FROM postback"), number(statement, "SELECT COUNT(*) FROM click"),
                    Math.max(number(statement, "SELECT COALESCE(MAX(number), 0) FROM postback"),
                            Settings.get(connection, Settings.POSTBACKS_AFTER).map(Long::parseLong).orElse(0L)),
                    number(statement, "SELECT COALESCE(MAX(number), 0) FROM click"), rest(statement, schema));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String rest(Statement statement, int schema) throws SQLException {
        MessageDigest digest = sha256();
        List<String> queries = new ArrayList<>(REST);
        if (schema >= NOTES_SINCE) {
            queries.addAll(NOTES);
        }
        for (String query : queries) {
            try (ResultSet row = statement.executeQuery(query)) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int column = 1; column <= columns; column++) {
                        digest.update((row.getString(column) + "\0").getBytes(UTF_8));
                    }
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
