package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plays many batches, some undone, some followed by a kill, against a plain map of what is recorded.
class RecordedStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int CLICKS = 6;
    private static final int CONVERSIONS = 2;

    @TempDir
    Path data;

    private record Key(long click, int conversion, @Nullable String transaction) {}

    /// Texts of one hash, more than a key has places, and some others.
    private final List<@Nullable String> transactions = new ArrayList<>();
    private final Random random = new Random(3);
    private Map<Key, Recorded> expected = new HashMap<>();
    private int sent;

    @BeforeEach
    void makeTransactions() {
        transactions.add(null);
        transactions.add("T-1");
        transactions.add("T-2");
        for (int i = 0; i < 64; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 6; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            transactions.add(text.toString());
        }
        assertThat(transactions.stream().skip(3).mapToInt(Objects::hashCode).distinct()).hasSize(1);
    }

    @Test
    void findsWhatWasRecordedInWhateverStageItIs() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "A test", NOON); Database database = Database.open(folder)) {
            for (int program = 0; program < 5; program++) {
                try (Connection connection = database.openHandle().getConnection()) {
                    connection.setAutoCommit(false);
                    run(connection);
                }
            }
        }
        assertThat(expected.size()).isGreaterThan(200);
    }

    @Test
    void whatRecordsNothingIsNotReadAgainByEachStart() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "A test", NOON);
                Database database = Database.open(folder);
                Connection connection = database.openHandle().getConnection()) {
            connection.setAutoCommit(false);
            RecordedStore recorded = new RecordedStore(new UnplacedKeys(16), 3);
            PostbackStore store = new PostbackStore(() -> NOON, _ -> {}, _ -> {}, recorded);
            store.open(connection);
            long number = 0;
            for (int batch = 0; batch < 5; batch++) {
                number = reject(store);
                store.flush();
                connection.commit();
                store.committed();
            }
            assertThat(through(connection)).as("while it is busy").isBetween(number - 4, number - 1);
            assertThat(store.settle(1)).isFalse();
            store.flush();
            connection.rollback();
            store.rolledBack();
            assertThat(through(connection)).as("undone").isLessThan(number);
            assertThat(store.settle(1)).isFalse();
            store.flush();
            connection.commit();
            store.committed();
            assertThat(through(connection)).as("in a quiet time").isEqualTo(number);
        }
    }

    private static long through(Connection connection) throws SQLException {
        return Settings.get(connection, RecordedStore.THROUGH).map(Long::parseLong).orElse(0L);
    }

    private long reject(PostbackStore store) throws SQLException {
        Finding because = Finding.of(FindingCode.CLICK_ID_MISSING, null);
        return add(store, new Key(1, 1, null), null, new Verdict.Rejected(because), ConversionStatus.APPROVED,
                BigDecimal.ONE).number();
    }

    /// From a start to a kill: what is only in memory is gone then.
    private void run(Connection connection) throws SQLException {
        RecordedStore recorded = new RecordedStore(new UnplacedKeys(16), 40);
        PostbackStore store = new PostbackStore(() -> NOON, _ -> {}, _ -> {}, recorded);
        store.open(connection);
        compare(recorded);
        for (int batch = 0; batch < 25; batch++) {
            Map<Key, Recorded> before = new HashMap<>(expected);
            int size = random.nextInt(1, 12);
            for (int i = 0; i < size; i++) {
                send(store, recorded);
                if (random.nextInt(4) == 0) {
                    store.flushAhead();
                }
            }
            if (random.nextInt(10) == 0) {
                store.settle(random.nextInt(1, 40));
            }
            if (batch == 12) {
                store.learn(connection);
            }
            store.flush();
            if (random.nextInt(6) == 0) {
                connection.rollback();
                store.rolledBack();
                expected = before;
            } else {
                connection.commit();
                store.committed();
                sent += size;
            }
            assertThat(rows(connection)).as("rows of postbacks").isEqualTo(sent);
        }
        compare(recorded);
    }

    private static int rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM postback")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void send(PostbackStore store, RecordedStore recorded) throws SQLException {
        Key key = new Key(random.nextLong(1, CLICKS + 1), random.nextInt(1, CONVERSIONS + 1),
                transactions.get(random.nextInt(transactions.size())));
        compare(recorded, key);
        Recorded before = expected.get(key);
        BigDecimal value = BigDecimal.valueOf(random.nextInt(1_000_000), 6);
        if (before == null) {
            // The transaction id is said, but no part of the key, as the rule `once` has it.
            String said = key.transaction == null && random.nextBoolean() ? "T-1" : key.transaction;
            ConversionStatus status = random.nextBoolean() ? ConversionStatus.PENDING : ConversionStatus.APPROVED;
            Postback postback = add(store, key, said, new Verdict.Accepted(status, key.transaction, true), status,
                    value);
            expected.put(key, new Recorded(key.click, key.conversion, key.transaction, postback.number(),
                    postback.arrival().receivedAt(), status, value, value, "EUR"));
        } else if (random.nextInt(3) == 0) {
            Recorded after = new Recorded(key.click, key.conversion, key.transaction, before.postback(),
                    before.recordedAt(), ConversionStatus.DECLINED, value, before.commission(), null);
            add(store, key, key.transaction, new Verdict.Updated(before, after), ConversionStatus.DECLINED, value);
            expected.put(key, after);
        } else {
            add(store, key, key.transaction, new Verdict.Duplicate(before), before.status(), value);
        }
    }

    @SuppressWarnings("NullAway") // it does not see that a record's array may be null
    private Postback add(PostbackStore store, Key key, @Nullable String said, Verdict verdict, ConversionStatus status,
            BigDecimal value) throws SQLException {
        Arrival arrival = new Arrival(NOON.plus(Duration.ofMillis(random.nextInt(1000))), "GET", "/postback", "",
                List.of(), null, "127.0.0.1", false);
        Reading reading = new Reading("id", key.click, "conversion", key.conversion, 1, value, value, "EUR", said,
                status.word(), List.of());
        return store.add(arrival, new Judgement(verdict, List.of(), reading, 200, false), 200);
    }

    private void compare(RecordedStore recorded) throws SQLException {
        for (long click = 1; click <= CLICKS; click++) {
            for (int conversion = 1; conversion <= CONVERSIONS; conversion++) {
                for (String transaction : transactions) {
                    compare(recorded, new Key(click, conversion, transaction));
                }
            }
        }
    }

    private void compare(RecordedStore recorded, Key key) throws SQLException {
        assertThat(recorded.find(key.click, key.conversion, key.transaction).map(RecordedReader.Row::recorded))
                .isEqualTo(Optional.ofNullable(expected.get(key)));
        Optional<Long> earliest = expected.values().stream()
                .filter(one -> one.clickNumber() == key.click && one.conversionKey() == key.conversion)
                .map(Recorded::postback).min(Long::compare);
        assertThat(recorded.earliest(key.click, key.conversion).map(row -> row.recorded().postback()))
                .isEqualTo(earliest);
    }
}
