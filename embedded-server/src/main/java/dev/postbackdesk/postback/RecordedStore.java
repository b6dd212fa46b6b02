package dev.postbackdesk.postback;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.postback.RecordedReader.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Recorded conversions as the writer sees them: those of the running batch, those on disk whose places are still in memory,
/// and those whose places are in their table. One thread at a time.
///
/// The postbacks say what was recorded, so places that a kill takes from memory are read from them at the next start: from
/// all postbacks above the one that is noted as the last whose place is surely in the table.
final class RecordedStore implements Participant {
    /// The setting that says up to which postback all places are in the table.
    static final String THROUGH = "recorded-through";
    /// Places that leave memory with a batch, at least, so that they leave faster than they come.
    private static final int SLICE = 64;
    /// Keys that may come until the next start, roughly.
    private static final int FORESEEN = 500_000;
    /// Places that are learned at once.
    private static final int LESSON = 10_000;
    /// Postbacks that a start may have to read again before places leave memory that would stay: two seconds' worth.
    private static final int FAR = 200_000;
    /// Rows of one click that are looked at one by one.
    private static final int FEW = 64;

    private record Key(long click, int conversion, String transaction) {
        static Key of(Recorded recorded) {
            return new Key(recorded.clickNumber(), recorded.conversionKey(), text(recorded.transactionId()));
        }

        long firstSlot() {
            return RecordedReader.firstSlot(click, conversion, transaction);
        }
    }

    private final UnplacedKeys unplaced;
    private final int far;
    /// Of the running batch: what has a place, by its slot, and what found none.
    private final NavigableMap<Long, Long> fresh = new TreeMap<>();
    private final Map<Key, Row> overflow = new HashMap<>();
    /// Of the running batch: places of postbacks that were stored long ago, and judged again. A start would not look at them, so
    /// they are written at once.
    private final NavigableMap<Long, Long> late = new TreeMap<>();
    /// Rows by their postback, as they are now: those of the running batch, and those it read.
    private final Map<Long, Row> known = new HashMap<>();
    /// Those of the running batch with a state that differs from what their postback said.
    private final Map<Long, Row> changed = new HashMap<>();
    /// The places of the key that was looked for last, since what is looked for is often recorded next.
    private @Nullable Key soughtKey;
    private NavigableMap<Long, Long> soughtPlaces = new TreeMap<>();
    /// What the table of places may hold; made when it is first opened, and right for every later connection.
    private volatile @Nullable PlacedKeys placed;
    private boolean overflowing;
    private long last;
    /// Up to which postback a start need not look, as it is noted in the database, and as this batch notes it.
    private long through;
    private long throughNow;
    private int leavingNow;
    private int settling;
    private @Nullable Connection connection;
    private @Nullable RecordedReader reader;
    private @Nullable PreparedStatement place;
    private @Nullable PreparedStatement insertElsewhere;
    private @Nullable PreparedStatement updateState;
    private @Nullable PreparedStatement insertState;

    RecordedStore() {
        this(new UnplacedKeys(), FAR);
    }

    /// @param far see [#FAR]
    RecordedStore(UnplacedKeys unplaced, int far) {
        this.unplaced = unplaced;
        this.far = far;
    }

    /// The row of exactly this key; null for no transaction id is a key of its own.
    Optional<Row> find(long click, int conversion, @Nullable String transaction) throws SQLException {
        Key key = new Key(click, conversion, text(transaction));
        for (long postback : places(key).values()) {
            Row row = row(postback);
            if (Key.of(row.recorded()).equals(key)) {
                return Optional.of(row);
            }
        }
        if (!overflowing) {
            return Optional.empty();
        }
        Row here = overflow.get(key);
        if (here != null) {
            return Optional.of(here);
        }
        Optional<Long> elsewhere = reader().elsewhere(click, conversion, key.transaction);
        return elsewhere.isEmpty() ? Optional.empty() : Optional.of(row(elsewhere.get()));
    }

    /// The row of the lowest postback of this click and conversion.
    Optional<Row> earliest(long click, int conversion) throws SQLException {
        long from = RecordedReader.firstOf(click);
        long to = RecordedReader.lastOf(click);
        List<Long> postbacks = new ArrayList<>(fresh.subMap(from, true, to, true).values());
        postbacks.addAll(late.subMap(from, true, to, true).values());
        unplaced.places(from, to, (_, postback) -> postbacks.add(postback));
        List<Long> stored = new ArrayList<>();
        if (placed().mayHoldAny(click)) {
            reader().places(from, to, FEW + 1, (_, postback) -> stored.add(postback));
        }
        if (stored.size() > FEW || overflowing) {
            reader().earliest(click, conversion).ifPresent(postbacks::add);
            overflow.forEach((key, row) -> {
                if (key.click == click) {
                    postbacks.add(row.recorded().postback());
                }
            });
        } else {
            postbacks.addAll(stored);
        }
        postbacks.sort(null);
        for (long postback : postbacks) {
            Row row = row(postback);
            if (row.recorded().conversionKey() == conversion) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /// Keeps a new recorded conversion; its postback is stored, or changed, in the same transaction.
    void insert(Recorded recorded, int linkKey, boolean test) throws SQLException {
        Key key = Key.of(recorded);
        Row row = new Row(recorded, linkKey, test);
        known.put(recorded.postback(), row);
        NavigableMap<Long, Long> taken = places(key);
        long first = key.firstSlot();
        for (long slot = first; slot < first + RecordedReader.PROBES; slot++) {
            if (!taken.containsKey(slot)) {
                (recorded.postback() > last ? fresh : late).put(slot, recorded.postback());
                soughtKey = null;
                return;
            }
        }
        overflowing = true;
        overflow.put(key, row);
    }

    /// Keeps another state of a recorded conversion.
    void update(Row before, Recorded after) {
        Row row = new Row(after, before.linkKey(), before.test());
        known.put(after.postback(), row);
        changed.put(after.postback(), row);
        if (overflow.containsKey(Key.of(after))) {
            overflow.put(Key.of(after), row);
        }
    }

    /// Has places leave memory that would stay: for quiet times, and for the end.
    ///
    /// @param atMost how many in this batch
    /// @return whether there are any
    boolean settle(int atMost) {
        settling = atMost;
        return unplaced.size() > 0;
    }

    /// Learns which places are taken, so that most lookups need not look; until then they all do. For another thread than
    /// the writer's, and a connection of its own; in pieces, since a query that runs long keeps the file from being tidied.
    void learn(Connection reading) throws SQLException {
        PlacedKeys learning = placed();
        try (PreparedStatement slots = reading
                .prepareStatement("SELECT slot FROM recorded_place WHERE slot > ? ORDER BY slot LIMIT " + LESSON)) {
            long after = -1;
            int read = LESSON;
            while (read == LESSON) {
                slots.setLong(1, after);
                read = 0;
                try (ResultSet row = slots.executeQuery()) {
                    while (row.next()) {
                        after = row.getLong(1);
                        learning.add(after);
                        read++;
                    }
                }
            }
        }
        learning.complete();
    }

    /// What was recorded for these clicks, by the number of the postback. Any thread, with a connection of its own: memory is
    /// looked at first, since places go from there to the table and never back.
    List<Recorded> of(Connection reading, NavigableSet<Long> clicks) throws SQLException {
        if (clicks.isEmpty()) {
            return List.of();
        }
        long from = RecordedReader.firstOf(clicks.first());
        long to = RecordedReader.lastOf(clicks.last());
        NavigableSet<Long> postbacks = new TreeSet<>();
        unplaced.within(from, to, (slot, postback) -> {
            if (clicks.contains(RecordedReader.clickOf(slot))) {
                postbacks.add(postback);
            }
        });
        RecordedReader own = new RecordedReader(reading);
        own.places(from, to, Integer.MAX_VALUE, (slot, postback) -> {
            if (clicks.contains(RecordedReader.clickOf(slot))) {
                postbacks.add(postback);
            }
        });
        postbacks.addAll(RecordedReader.elsewhere(reading, clicks.first(), clicks.last()));
        List<Recorded> found = new ArrayList<>();
        for (long postback : postbacks) {
            Recorded recorded = own.read(postback).recorded();
            if (clicks.contains(recorded.clickNumber())) {
                found.add(recorded);
            }
        }
        return List.copyOf(found);
    }

    /// The places where this key may be, with the postbacks that are there.
    private NavigableMap<Long, Long> places(Key key) throws SQLException {
        if (!key.equals(soughtKey)) {
            long from = key.firstSlot();
            long to = from + RecordedReader.PROBES - 1;
            NavigableMap<Long, Long> places = new TreeMap<>();
            if (placed().mayHold(from, to)) {
                reader().places(from, to, RecordedReader.PROBES, places::put);
            }
            unplaced.places(from, to, places::put);
            places.putAll(fresh.subMap(from, true, to, true));
            places.putAll(late.subMap(from, true, to, true));
            soughtKey = key;
            soughtPlaces = places;
        }
        return soughtPlaces;
    }

    private Row row(long postback) throws SQLException {
        Row row = known.get(postback);
        if (row == null) {
            row = reader().read(postback);
            known.put(postback, row);
        }
        return row;
    }

    private PlacedKeys placed() {
        return Objects.requireNonNull(placed, "open comes first");
    }

    private RecordedReader reader() {
        return Objects.requireNonNull(reader, "open comes first");
    }

    private static String text(@Nullable String transaction) {
        return transaction == null ? "" : transaction;
    }

    @Override
    public void open(Connection opened) throws SQLException {
        connection = opened;
        forget();
        unplaced.clear();
        reader = new RecordedReader(opened);
        place = opened.prepareStatement("INSERT INTO recorded_place (slot, postback) VALUES (?, ?)");
        insertElsewhere = opened.prepareStatement("""
                INSERT INTO recorded_elsewhere (click_number, conversion_key, transaction_id, postback)
                VALUES (?, ?, ?, ?)""");
        // The places of values are the same in both.
        updateState = opened.prepareStatement(
                "UPDATE recorded_state SET status = ?, amount = ?, commission = ?, currency = ? WHERE postback = ?");
        insertState = opened.prepareStatement("""
                INSERT INTO recorded_state (status, amount, commission, currency, postback) VALUES (?, ?, ?, ?, ?)""");
        try (Statement statement = opened.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT click_number FROM recorded_elsewhere LIMIT 1")) {
                overflowing = row.next();
            }
            if (placed == null) {
                try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM recorded_place")) {
                    row.next();
                    placed = new PlacedKeys(row.getLong(1) + FORESEEN);
                }
            }
        }
        replay(opened);
    }

    /// Reads the places that were only in memory when the last program ended.
    private void replay(Connection opened) throws SQLException {
        last = Settings.get(opened, THROUGH).map(Long::parseLong).orElse(0L);
        through = last;
        throughNow = last;
        try (PreparedStatement keys = opened.prepareStatement("""
                SELECT number, click_number, conversion_key, transaction_id, key_kind FROM postback
                WHERE number > ? ORDER BY number""")) {
            keys.setLong(1, last);
            try (ResultSet row = keys.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    int kind = row.getInt(5);
                    if (kind != Keys.NONE) {
                        replay(new Key(row.getLong(2), row.getInt(3), text(Keys.transaction(kind, row.getString(4)))),
                                last);
                    }
                }
            }
        }
        fresh.clear();
        soughtKey = null;
    }

    private void replay(Key key, long postback) throws SQLException {
        NavigableMap<Long, Long> taken = places(key);
        soughtKey = null;
        if (taken.containsValue(postback)) {
            // A part of its generation had reached the table.
            return;
        }
        long first = key.firstSlot();
        for (long slot = first; slot < first + RecordedReader.PROBES; slot++) {
            if (!taken.containsKey(slot)) {
                unplaced.add(slot, postback);
                return;
            }
        }
        // What found no place was written with its batch.
    }

    @Override
    public void flush() throws SQLException {
        flushOverflow(Objects.requireNonNull(insertElsewhere));
        flushStates(changed.values());
        write(Objects.requireNonNull(place), List.copyOf(late.entrySet()));
        leave(Objects.requireNonNull(place));
    }

    private void flushOverflow(PreparedStatement statement) throws SQLException {
        if (overflow.isEmpty()) {
            return;
        }
        statement.clearBatch();
        for (Map.Entry<Key, Row> entry : overflow.entrySet()) {
            Key key = entry.getKey();
            statement.setLong(1, key.click);
            statement.setInt(2, key.conversion);
            statement.setString(3, key.transaction);
            statement.setLong(4, entry.getValue().recorded().postback());
            statement.addBatch();
        }
        statement.executeBatch();
    }

    private void flushStates(Collection<Row> rows) throws SQLException {
        for (Row row : rows) {
            if (state(Objects.requireNonNull(updateState), row.recorded()) == 0) {
                state(Objects.requireNonNull(insertState), row.recorded());
            }
        }
    }

    private static int state(PreparedStatement statement, Recorded state) throws SQLException {
        statement.setInt(1, Codes.of(state.status()));
        statement.setBigDecimal(2, state.value());
        statement.setBigDecimal(3, state.commission());
        statement.setString(4, state.currency());
        statement.setLong(5, state.postback());
        return statement.executeUpdate();
    }

    /// Writes the next slice of those places that leave memory.
    private void leave(PreparedStatement statement) throws SQLException {
        boolean due = settling > 0 || last - through >= far;
        unplaced.turn(last, due);
        List<Map.Entry<Long, Long>> slice = unplaced.next(Math.max(settling, Math.max(SLICE, 2 * fresh.size())));
        leavingNow = slice.size();
        write(statement, slice);
        if (!slice.isEmpty() && slice.size() == unplaced.leaving()) {
            note(unplaced.leavingThrough());
        } else if (due && unplaced.size() == 0) {
            // Of what is rejected, or was there before, nothing has a place: else a start would read it all again.
            note(last);
        }
    }

    private void note(long number) throws SQLException {
        if (number > through) {
            throughNow = number;
            Settings.put(Objects.requireNonNull(connection), THROUGH, String.valueOf(number));
        }
    }

    private void write(PreparedStatement statement, List<Map.Entry<Long, Long>> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        statement.clearBatch();
        PlacedKeys noted = placed();
        for (Map.Entry<Long, Long> entry : places) {
            noted.add(entry.getKey());
            statement.setLong(1, entry.getKey());
            statement.setLong(2, entry.getValue());
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /// The batch is committed, its postbacks up to `number`.
    void committed(long number) {
        unplaced.left(leavingNow);
        through = throughNow;
        fresh.forEach(unplaced::add);
        last = number;
        forget();
    }

    @Override
    public OnDisk committed() {
        committed(last);
        return OnDisk.NOTHING;
    }

    @Override
    public void rolledBack() {
        forget();
    }

    private void forget() {
        fresh.clear();
        late.clear();
        overflow.clear();
        known.clear();
        changed.clear();
        soughtKey = null;
        soughtPlaces = new TreeMap<>();
        leavingNow = 0;
        throughNow = through;
        settling = 0;
    }
}
