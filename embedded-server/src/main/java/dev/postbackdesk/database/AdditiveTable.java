package dev.postbackdesk.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of sums: key columns, and columns that only ever have something added. What a batch adds is summed up in memory,
/// so that a thousand postbacks of one quarter of an hour cost one UPDATE. The writer's thread alone.
public final class AdditiveTable {
    private final String update;
    private final String insert;
    private final Map<List<Object>, BigDecimal[]> pending = new LinkedHashMap<>();
    private @Nullable PreparedStatement updating;
    private @Nullable PreparedStatement inserting;

    public AdditiveTable(String table, List<String> keys, List<String> sums) {
        update = "UPDATE " + table + " SET "
                + sums.stream().map(sum -> sum + " = " + sum + " + ?").collect(Collectors.joining(", ")) + " WHERE "
                + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
        // The sums first in both, so that parameters have the same places.
        insert = "INSERT INTO " + table + " ("
                + Stream.concat(sums.stream(), keys.stream()).collect(Collectors.joining(", ")) + ") VALUES ("
                + Stream.concat(sums.stream(), keys.stream()).map(_ -> "?").collect(Collectors.joining(", ")) + ")";
    }

    public void open(Connection connection) throws SQLException {
        pending.clear();
        updating = connection.prepareStatement(update);
        inserting = connection.prepareStatement(insert);
    }

    /// Adds to the row of that key, which is made if it is not there.
    public void add(List<Object> key, BigDecimal... sums) {
        pending.merge(key, sums, (before, more) -> {
            BigDecimal[] sum = new BigDecimal[before.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = before[i].add(more[i]);
            }
            return sum;
        });
    }

    public void flush() throws SQLException {
        if (pending.isEmpty() || updating == null || inserting == null) {
            return;
        }
        List<Map.Entry<List<Object>, BigDecimal[]>> rows = new ArrayList<>(pending.entrySet());
        add(updating, rows);
        int[] counts = updating.executeBatch();
        List<Map.Entry<List<Object>, BigDecimal[]>> missing = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        if (!missing.isEmpty()) {
            add(inserting, missing);
            inserting.executeBatch();
        }
        pending.clear();
    }

    /// Forgets what was added since the last flush.
    public void clear() {
        pending.clear();
    }

    private static void add(PreparedStatement statement, List<Map.Entry<List<Object>, BigDecimal[]>> rows)
            throws SQLException {
        statement.clearBatch();
        for (Map.Entry<List<Object>, BigDecimal[]> row : rows) {
            int place = 1;
            for (BigDecimal sum : row.getValue()) {
                statement.setBigDecimal(place++, sum);
            }
            for (Object key : row.getKey()) {
                statement.setObject(place++, key);
            }
            statement.addBatch();
        }
    }
}
