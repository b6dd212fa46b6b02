package dev.postbackdesk.postback;

import dev.postbackdesk.database.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks recorded conversions up. One thread at a time.
///
/// A row's place, its *slot*, is the click's number shifted left by 20 plus a hash of the rest of its key, or one of the
/// 31 places after that: so all rows of a click lie together, and a key is found in one short range. What finds all 32
/// places taken goes to a table of its own.
final class RecordedReader {
    /// A recorded conversion with what only the store needs.
    ///
    /// @param slot its place, or -1 in the table for the rest
    /// @param test whether roll-ups leave it out
    record Row(long slot, Recorded recorded, int linkKey, boolean test) {}

    static final int HASH_BITS = 20;
    static final int PROBES = 32;
    static final long OVERFLOW = -1;
    private static final String REST = "conversion_key, transaction_id, link_key, postback, recorded_at, status, amount, commission, currency, test";

    private final PreparedStatement range;
    private final PreparedStatement overflow;
    private final PreparedStatement earliest;
    private final PreparedStatement earliestOverflow;

    RecordedReader(Connection connection) throws SQLException {
        range = connection.prepareStatement(
                "SELECT " + REST + ", slot FROM recorded WHERE slot BETWEEN ? AND ? ORDER BY slot LIMIT ?");
        overflow = connection.prepareStatement("SELECT " + REST
                + " FROM recorded_overflow WHERE click_number = ? AND conversion_key = ? AND transaction_id = ?");
        earliest = connection.prepareStatement("SELECT " + REST
                + ", slot FROM recorded WHERE slot BETWEEN ? AND ? AND conversion_key = ? ORDER BY postback LIMIT 1");
        earliestOverflow = connection.prepareStatement("SELECT " + REST
                + " FROM recorded_overflow WHERE click_number = ? AND conversion_key = ? ORDER BY postback LIMIT 1");
    }

    /// Where the search for a key begins. Stored rows rely on it: it must never change.
    static long firstSlot(long click, int conversion, String transaction) {
        long mixed = (conversion * 31L + transaction.hashCode()) * 0x9E3779B97F4A7C15L;
        // All 32 places lie within the click's own range.
        long hash = Math.floorMod(mixed >>> 20, (1L << HASH_BITS) - PROBES + 1);
        return (click << HASH_BITS) + hash;
    }

    /// The rows in the places of a key, whosever they are.
    List<Row> inPlacesOf(long click, int conversion, String transaction) throws SQLException {
        long first = firstSlot(click, conversion, transaction);
        return range(first, first + PROBES - 1, PROBES);
    }

    /// The first rows of a click, at most `limit` of them.
    List<Row> ofClick(long click, int limit) throws SQLException {
        return range(click << HASH_BITS, ((click + 1) << HASH_BITS) - 1, limit);
    }

    Optional<Row> inOverflow(long click, int conversion, String transaction) throws SQLException {
        overflow.setLong(1, click);
        overflow.setInt(2, conversion);
        overflow.setString(3, transaction);
        return first(overflow, click);
    }

    /// The row of the lowest postback of a click and conversion, in both tables.
    Optional<Row> earliest(long click, int conversion) throws SQLException {
        earliest.setLong(1, click << HASH_BITS);
        earliest.setLong(2, ((click + 1) << HASH_BITS) - 1);
        earliest.setInt(3, conversion);
        Optional<Row> one = first(earliest, null);
        earliestOverflow.setLong(1, click);
        earliestOverflow.setInt(2, conversion);
        Optional<Row> other = first(earliestOverflow, click);
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().recorded().postback() < other.get().recorded().postback() ? one : other;
    }

    private List<Row> range(long from, long to, int limit) throws SQLException {
        range.setLong(1, from);
        range.setLong(2, to);
        range.setInt(3, limit);
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = range.executeQuery()) {
            while (row.next()) {
                rows.add(read(row, null));
            }
        }
        return rows;
    }

    private static Optional<Row> first(PreparedStatement statement, @Nullable Long overflowOf) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row, overflowOf)) : Optional.empty();
        }
    }

    private static Row read(ResultSet row, @Nullable Long overflowOf) throws SQLException {
        long slot = overflowOf == null ? row.getLong(11) : OVERFLOW;
        long click = overflowOf == null ? slot >>> HASH_BITS : overflowOf;
        String transaction = row.getString(2);
        Recorded recorded = new Recorded(click, row.getInt(1), transaction.isEmpty() ? null : transaction,
                row.getLong(4), Times.instant(row.getLong(5)), Codes.status(row.getInt(6)), row.getBigDecimal(7),
                row.getBigDecimal(8), row.getString(9));
        return new Row(slot, recorded, row.getInt(3), row.getBoolean(10));
    }
}
