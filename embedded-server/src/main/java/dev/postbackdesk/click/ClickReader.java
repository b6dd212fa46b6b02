package dev.postbackdesk.click;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.database.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks clicks up, one by its number or many in order. One thread at a time.
public final class ClickReader {
    private static final String COLUMNS = "number, clicked_at, link_key, query, sender, user_agent, referer, bot, test";

    private final PreparedStatement one;
    private final PreparedStatement many;
    private final PreparedStatement newest;
    private final PreparedStatement at;

    public ClickReader(Connection connection) throws SQLException {
        one = connection.prepareStatement("SELECT " + COLUMNS + " FROM click WHERE number = ?");
        many = connection
                .prepareStatement("SELECT " + COLUMNS + " FROM click WHERE number > ? ORDER BY number LIMIT ?");
        newest = connection
                .prepareStatement("SELECT " + COLUMNS + " FROM click WHERE number < ? ORDER BY number DESC LIMIT ?");
        at = connection.prepareStatement(
                "SELECT number, clicked_at FROM click WHERE number <= ? ORDER BY number DESC LIMIT 1");
    }

    public Optional<Click> find(long number) throws SQLException {
        one.setLong(1, number);
        try (ResultSet row = one.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    /// At most `limit` clicks above `number`, in order.
    public List<Click> after(long number, int limit) throws SQLException {
        return list(many, number, limit);
    }

    /// At most `limit` clicks below `number`, the highest first.
    public List<Click> before(long number, int limit) throws SQLException {
        return list(newest, number, limit);
    }

    /// A number up to which clicks were made before a moment: found by halving, since times have no index. They rise with
    /// numbers; where the clock was set back, some more of that time lie beyond it.
    public long lastBefore(Instant moment) throws SQLException {
        long micros = Times.micros(moment);
        long low = 0;
        long high = ClickNumbers.EPOCH * ClickNumbers.EPOCHS;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            at.setLong(1, middle);
            try (ResultSet row = at.executeQuery()) {
                if (row.next() && row.getLong(2) >= micros) {
                    high = row.getLong(1) - 1;
                } else {
                    low = middle;
                }
            }
        }
        return low;
    }

    private static List<Click> list(PreparedStatement query, long number, int limit) throws SQLException {
        query.setLong(1, number);
        query.setInt(2, limit);
        List<Click> clicks = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                clicks.add(read(row));
            }
        }
        return clicks;
    }

    private static Click read(ResultSet row) throws SQLException {
        return new Click(row.getLong(1), Times.instant(row.getLong(2)), row.getInt(3),
                new String(row.getBytes(4), ISO_8859_1), row.getString(5), row.getString(6), row.getString(7),
                row.getBoolean(8), row.getBoolean(9));
    }
}
