package dev.postbackdesk.postback;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.postback.RecordedReader.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recorded conversions as the writer sees them: those on disk, and on top of them what the running batch recorded and
/// changed. One thread at a time.
///
/// All of a click's rows are read in one range the first time that a batch asks for one, since a judge asks for several;
/// of a click with very many of them only those asked for.
final class RecordedStore implements Participant {
    /// Rows of one click that are kept for a batch.
    private static final int FEW = 64;
    private static final Comparator<Row> BY_POSTBACK = Comparator.comparingLong(row -> row.recorded().postback());

    private record Key(int conversion, String transaction) {
        static Key of(Recorded recorded) {
            return new Key(recorded.conversionKey(), text(recorded.transactionId()));
        }
    }

    /// What is known of a click's rows.
    private static final class OfClick {
        private final Map<Key, Row> rows = new HashMap<>();
        private boolean complete;
    }

    private final Map<Long, OfClick> clicks = new HashMap<>();
    private final Map<Long, Map<Key, Row>> inserted = new LinkedHashMap<>();
    private final Map<Long, Map<Key, Row>> updated = new LinkedHashMap<>();
    /// Whether the table for the rest may hold anything: it hardly ever does, and needs no look then.
    private boolean overflowing;
    private @Nullable RecordedReader reader;
    private @Nullable PreparedStatement insert;
    private @Nullable PreparedStatement insertOverflow;
    private @Nullable PreparedStatement update;
    private @Nullable PreparedStatement updateOverflow;

    /// The row of exactly this key; null for no transaction id is a key of its own.
    Optional<Row> find(long click, int conversion, @Nullable String transaction) throws SQLException {
        Key key = new Key(conversion, text(transaction));
        OfClick known = known(click);
        Row row = known.rows.get(key);
        if (row != null || known.complete) {
            return Optional.ofNullable(row);
        }
        Optional<Row> found = reader().inPlacesOf(click, conversion, key.transaction).stream()
                .filter(one -> Key.of(one.recorded()).equals(key)).findFirst();
        if (found.isEmpty() && overflowing) {
            found = reader().inOverflow(click, conversion, key.transaction);
        }
        found.ifPresent(one -> known.rows.put(key, one));
        return found;
    }

    /// The row of the lowest postback of this click and conversion.
    Optional<Row> earliest(long click, int conversion) throws SQLException {
        OfClick known = known(click);
        Optional<Row> earliest = known.rows.values().stream()
                .filter(row -> row.recorded().conversionKey() == conversion).min(BY_POSTBACK);
        if (known.complete) {
            return earliest;
        }
        Optional<Row> stored = reader().earliest(click, conversion)
                .map(row -> known.rows.getOrDefault(Key.of(row.recorded()), row));
        return stored.isPresent() ? stored : earliest;
    }

    /// Keeps a new recorded conversion.
    void insert(Recorded recorded, int linkKey, boolean test) throws SQLException {
        long click = recorded.clickNumber();
        Key key = Key.of(recorded);
        Row row = new Row(freeSlot(click, key), recorded, linkKey, test);
        overflowing |= row.slot() == RecordedReader.OVERFLOW;
        known(click).rows.put(key, row);
        inserted.computeIfAbsent(click, _ -> new HashMap<>()).put(key, row);
    }

    /// Keeps another state of a recorded conversion.
    void update(Row before, Recorded after) throws SQLException {
        long click = after.clickNumber();
        Key key = Key.of(after);
        Row row = new Row(before.slot(), after, before.linkKey(), before.test());
        known(click).rows.put(key, row);
        Map<Key, Row> fresh = inserted.getOrDefault(click, Map.of());
        if (fresh.containsKey(key)) {
            fresh.put(key, row);
        } else {
            updated.computeIfAbsent(click, _ -> new HashMap<>()).put(key, row);
        }
    }

    private long freeSlot(long click, Key key) throws SQLException {
        OfClick known = known(click);
        Set<Long> taken = new HashSet<>();
        known.rows.values().forEach(row -> taken.add(row.slot()));
        if (!known.complete) {
            reader().inPlacesOf(click, key.conversion, key.transaction).forEach(row -> taken.add(row.slot()));
        }
        long first = RecordedReader.firstSlot(click, key.conversion, key.transaction);
        for (long slot = first; slot < first + RecordedReader.PROBES; slot++) {
            if (!taken.contains(slot)) {
                return slot;
            }
        }
        return RecordedReader.OVERFLOW;
    }

    private OfClick known(long click) throws SQLException {
        OfClick known = clicks.get(click);
        if (known == null) {
            known = new OfClick();
            List<Row> rows = reader().ofClick(click, FEW + 1);
            for (Row row : rows) {
                known.rows.put(Key.of(row.recorded()), row);
            }
            known.complete = rows.size() <= FEW && !overflowing;
            clicks.put(click, known);
        }
        return known;
    }

    private RecordedReader reader() {
        return Objects.requireNonNull(reader, "open comes first");
    }

    private static String text(@Nullable String transaction) {
        return transaction == null ? "" : transaction;
    }

    @Override
    public void open(Connection connection) throws SQLException {
        forget();
        reader = new RecordedReader(connection);
        String columns = "link_key, postback, recorded_at, status, amount, commission, currency, test, conversion_key, transaction_id";
        String values = ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        insert = connection.prepareStatement("INSERT INTO recorded (" + columns + ", slot" + values);
        insertOverflow = connection
                .prepareStatement("INSERT INTO recorded_overflow (" + columns + ", click_number" + values);
        String changes = " SET status = ?, amount = ?, commission = ?, currency = ? WHERE ";
        update = connection.prepareStatement("UPDATE recorded" + changes + "slot = ?");
        updateOverflow = connection.prepareStatement("UPDATE recorded_overflow" + changes
                + "click_number = ? AND conversion_key = ? AND transaction_id = ?");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT click_number FROM recorded_overflow LIMIT 1")) {
            overflowing = row.next();
        }
    }

    @Override
    public void flush() throws SQLException {
        List<Row> rows = inserted.values().stream().flatMap(of -> of.values().stream())
                .sorted(Comparator.comparingLong(Row::slot)).toList();
        insert(insert, rows.stream().filter(row -> row.slot() != RecordedReader.OVERFLOW).toList());
        insert(insertOverflow, rows.stream().filter(row -> row.slot() == RecordedReader.OVERFLOW).toList());
        List<Row> changed = updated.values().stream().flatMap(of -> of.values().stream()).toList();
        update(update, changed.stream().filter(row -> row.slot() != RecordedReader.OVERFLOW).toList());
        update(updateOverflow, changed.stream().filter(row -> row.slot() == RecordedReader.OVERFLOW).toList());
    }

    private static void insert(@Nullable PreparedStatement statement, List<Row> rows) throws SQLException {
        if (statement == null || rows.isEmpty()) {
            return;
        }
        statement.clearBatch();
        for (Row row : rows) {
            Recorded recorded = row.recorded();
            statement.setInt(1, row.linkKey());
            statement.setLong(2, recorded.postback());
            statement.setLong(3, Times.micros(recorded.recordedAt()));
            statement.setInt(4, Codes.of(recorded.status()));
            statement.setBigDecimal(5, recorded.value());
            statement.setBigDecimal(6, recorded.commission());
            statement.setString(7, recorded.currency());
            statement.setBoolean(8, row.test());
            statement.setInt(9, recorded.conversionKey());
            statement.setString(10, text(recorded.transactionId()));
            statement.setLong(11, row.slot() == RecordedReader.OVERFLOW ? recorded.clickNumber() : row.slot());
            statement.addBatch();
        }
        statement.executeBatch();
    }

    private static void update(@Nullable PreparedStatement statement, List<Row> rows) throws SQLException {
        if (statement == null || rows.isEmpty()) {
            return;
        }
        statement.clearBatch();
        for (Row row : rows) {
            Recorded recorded = row.recorded();
            statement.setInt(1, Codes.of(recorded.status()));
            statement.setBigDecimal(2, recorded.value());
            statement.setBigDecimal(3, recorded.commission());
            statement.setString(4, recorded.currency());
            if (row.slot() == RecordedReader.OVERFLOW) {
                statement.setLong(5, recorded.clickNumber());
                statement.setInt(6, recorded.conversionKey());
                statement.setString(7, text(recorded.transactionId()));
            } else {
                statement.setLong(5, row.slot());
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }

    @Override
    public void committed() {
        forget();
    }

    @Override
    public void rolledBack() {
        forget();
    }

    private void forget() {
        clicks.clear();
        inserted.clear();
        updated.clear();
    }
}
