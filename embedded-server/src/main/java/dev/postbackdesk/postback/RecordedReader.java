package dev.postbackdesk.postback;

import dev.postbackdesk.database.Times;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks recorded conversions up on disk. One thread at a time.
///
/// A recorded conversion is a postback that holds a key, with the state that later ones gave it. Where it is found says its
/// *slot*: the click's number shifted left by 20 plus a hash of the rest of its key, or one of the 31 places after that. So
/// all of a click lie together, and a key is found in one short range. What finds all 32 places taken goes to a table of
/// its own.
final class RecordedReader {
    /// A recorded conversion with what only the store needs.
    ///
    /// @param test whether roll-ups leave it out
    record Row(Recorded recorded, int linkKey, boolean test) {}

    /// Is told of places and the postbacks that hold them.
    interface Places {
        void at(long slot, long postback) throws SQLException;
    }

    static final int HASH_BITS = 20;
    static final int PROBES = 32;

    private final PreparedStatement range;
    private final PreparedStatement one;
    private final PreparedStatement elsewhere;
    private final PreparedStatement earliest;
    private final PreparedStatement earliestElsewhere;

    RecordedReader(Connection connection) throws SQLException {
        range = connection.prepareStatement(
                "SELECT slot, postback FROM recorded_place WHERE slot BETWEEN ? AND ? ORDER BY slot LIMIT ?");
        one = connection.prepareStatement(
                """
                        SELECT p.click_number, p.conversion_key, p.key_kind, p.transaction_id, p.received_at, p.link_key, p.test,
                               p.status, p.amount, p.commission, p.currency,
                               s.status, s.amount, s.commission, s.currency
                        FROM postback p LEFT JOIN recorded_state s ON s.postback = p.number
                        WHERE p.number = ?""");
        elsewhere = connection.prepareStatement("""
                SELECT postback FROM recorded_elsewhere
                WHERE click_number = ? AND conversion_key = ? AND transaction_id = ?""");
        earliest = connection.prepareStatement("""
                SELECT MIN(p.number) FROM recorded_place r JOIN postback p ON p.number = r.postback
                WHERE r.slot BETWEEN ? AND ? AND p.conversion_key = ?""");
        earliestElsewhere = connection.prepareStatement(
                "SELECT MIN(postback) FROM recorded_elsewhere WHERE click_number = ? AND conversion_key = ?");
    }

    /// Where the search for a key begins. Stored rows rely on it: it must never change.
    ///
    /// @param transaction `""` for none
    static long firstSlot(long click, int conversion, String transaction) {
        long mixed = (conversion * 31L + transaction.hashCode()) * 0x9E3779B97F4A7C15L;
        // All 32 places lie within the click's own range.
        long hash = Math.floorMod(mixed >>> 20, (1L << HASH_BITS) - PROBES + 1);
        return firstOf(click) + hash;
    }

    /// The lowest slot of a click.
    static long firstOf(long click) {
        return click << HASH_BITS;
    }

    /// The highest slot of a click.
    static long lastOf(long click) {
        return firstOf(click + 1) - 1;
    }

    /// The places from one slot to another that are taken, in order, at most `limit` of them.
    void places(long from, long to, int limit, Places places) throws SQLException {
        range.setLong(1, from);
        range.setLong(2, to);
        range.setInt(3, limit);
        try (ResultSet row = range.executeQuery()) {
            while (row.next()) {
                places.at(row.getLong(1), row.getLong(2));
            }
        }
    }

    /// The recorded conversion that a postback is.
    Row read(long postback) throws SQLException {
        one.setLong(1, postback);
        try (ResultSet row = one.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("Postback " + postback + " is recorded and not there");
            }
            int stateStatus = row.getInt(12);
            boolean changed = !row.wasNull();
            ConversionStatus status = changed
                    ? Codes.status(stateStatus)
                    : ConversionStatus.ofWord(row.getString(8)).orElseThrow();
            int state = changed ? 12 : 8;
            Recorded recorded = new Recorded(row.getLong(1), row.getInt(2),
                    Keys.transaction(row.getInt(3), row.getString(4)),
                    postback, Times.instant(row.getLong(5)), status, orZero(row.getBigDecimal(state + 1)),
                    orZero(row.getBigDecimal(state + 2)), row.getString(state + 3));
            return new Row(recorded, row.getInt(6), row.getBoolean(7));
        }
    }

    /// The postback of a key in the table for the rest.
    Optional<Long> elsewhere(long click, int conversion, String transaction) throws SQLException {
        elsewhere.setLong(1, click);
        elsewhere.setInt(2, conversion);
        elsewhere.setString(3, transaction);
        try (ResultSet row = elsewhere.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /// The postbacks recorded for clicks in the table for the rest.
    static List<Long> elsewhere(Connection connection, long firstClick, long lastClick) throws SQLException {
        List<Long> postbacks = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT postback FROM recorded_elsewhere WHERE click_number BETWEEN ? AND ?")) {
            query.setLong(1, firstClick);
            query.setLong(2, lastClick);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    postbacks.add(row.getLong(1));
                }
            }
        }
        return postbacks;
    }

    /// The click that a slot belongs to.
    static long clickOf(long slot) {
        return slot >> HASH_BITS;
    }

    /// The lowest postback recorded for a click and conversion, in both tables.
    Optional<Long> earliest(long click, int conversion) throws SQLException {
        earliest.setLong(1, firstOf(click));
        earliest.setLong(2, lastOf(click));
        earliest.setInt(3, conversion);
        Long one = lowest(earliest);
        earliestElsewhere.setLong(1, click);
        earliestElsewhere.setInt(2, conversion);
        Long other = lowest(earliestElsewhere);
        if (one == null || other == null) {
            return Optional.ofNullable(one == null ? other : one);
        }
        return Optional.of(Math.min(one, other));
    }

    private static @Nullable Long lowest(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            long number = row.getLong(1);
            return row.wasNull() ? null : number;
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }
}
