package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of the first version, which kept recorded conversions in a table of their own, is brought up to date.
class RecordedMigrationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path data;

    @BeforeEach
    void writeTheFirstVersion() throws Exception {
        String url = "jdbc:h2:file:" + data.toRealPath().resolve("postback-desk");
        Flyway.configure().dataSource(url, "sa", "").locations("classpath:dev/postbackdesk/database/migration")
                .table("schema_history").placeholders(Map.of("bytes", "VARBINARY")).target("1").load().migrate();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            postback(statement, 1, Result.ACCEPTED, "'T-1'", "10.00", null);
            postback(statement, 2, Result.ACCEPTED, "'T-1'", "20.00", null);
            postback(statement, 3, Result.UPDATED, "'T-1'", "25.00", 2L);
            postback(statement, 4, Result.ACCEPTED, "'T-4'", "40.00", null);
            // The first under the rule `once`: its transaction id is no part of its key.
            recorded(statement, "recorded (slot, ", RecordedReader.firstSlot(7, 1, ""), "''", 1, "10.00");
            recorded(statement, "recorded (slot, ", RecordedReader.firstSlot(7, 1, "T-1"), "'T-1'", 2, "25.00");
            recorded(statement, "recorded_overflow (click_number, ", 7, "'T-4'", 4, "40.00");
        }
    }

    private static void postback(Statement statement, int number, Result result, String transaction, String amount,
            @Nullable Long of) throws Exception {
        statement.execute(
                """
                        INSERT INTO postback (number, received_at, judged_at, result, answer, test, conversion_key, link_key,
                            click_number, duplicate_of, amount, commission, currency, status, transaction_id, params, findings,
                            sender, method, path, query, headers)
                        VALUES (%d, 1000, 1000, %d, 200, FALSE, 1, 5, 7, %s, %s, 1, 'EUR', 'approved', %s, '[]', '[]', '127.0.0.1',
                            'GET', '/postback', X'', X'')"""
                        .formatted(number, Codes.of(result), of, amount, transaction));
    }

    private static void recorded(Statement statement, String into, long place, String transaction, int postback,
            String amount) throws Exception {
        statement.execute("INSERT INTO " + into
                + "conversion_key, transaction_id, link_key, postback, recorded_at, status, amount, commission, currency, test)"
                + " VALUES (" + place + ", 1, " + transaction + ", 5, " + postback + ", 1000, 2, " + amount
                + ", 1, 'EUR', FALSE)");
    }

    @Test
    void everyRecordedConversionIsFoundAsItWas() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "A test", NOON);
                Database database = Database.open(folder);
                Connection connection = database.openHandle().getConnection()) {
            RecordedStore recorded = new RecordedStore();
            recorded.open(connection);
            assertThat(amount(recorded, null)).contains(new BigDecimal("10.000000"));
            assertThat(amount(recorded, "T-1")).contains(new BigDecimal("25.000000"));
            assertThat(amount(recorded, "T-4")).contains(new BigDecimal("40.000000"));
            assertThat(amount(recorded, "T-2")).isEmpty();
            assertThat(recorded.earliest(7, 1)).get().extracting(row -> row.recorded().postback()).isEqualTo(1L);
        }
    }

    private static Optional<BigDecimal> amount(RecordedStore recorded, @Nullable String transaction) throws Exception {
        return recorded.find(7, 1, transaction).map(row -> row.recorded().value());
    }
}
