package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.proof.Disk;
import dev.postbackdesk.proof.Disk.Loss;
import dev.postbackdesk.proof.Disk.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Giving back space, on the real file and on one whose power is cut meanwhile.
class TidyingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
    private static final int TEXT = 1_000;

    @TempDir
    Path data;

    /// After another start: most of what is moved was written before it.
    @Test
    void theFileShrinksToAboutWhatItHolds() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", NOW)) {
            int kept;
            try (Database database = Database.open(folder); Connection writer = prepared(database)) {
                for (int batch = 0; batch < 700; batch++) {
                    insert(database, writer, batch * 16, 16);
                }
                try (Statement statement = writer.createStatement()) {
                    statement.execute("DELETE FROM proof WHERE number < 0 OR number > 1073741824");
                }
                writer.commit();
                database.sync();
                kept = count(writer);
            }
            long grown = Files.size(folder.file(DataFolder.DATABASE));
            try (Database database = Database.open(folder); Connection writer = prepared(database)) {
                int slices = 0;
                while (slices < 500 && slice(database, writer)) {
                    slices++;
                }
                long left = Files.size(folder.file(DataFolder.DATABASE));
                assertThat(slices).as("%d to %d bytes", grown, left).isBetween(2, 499);
                assertThat(left).isLessThan(grown / 2);
            }
            try (Database database = Database.open(folder); Connection reader = database.connectReader()) {
                assertThat(count(reader)).isEqualTo(kept).isPositive();
            }
        }
    }

    /// The cut comes at one of the writes and forces of tidying; writes that were not forced survive in any part and order.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aPowerCutWhileTidyingLosesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        int committed = 0;
        int tidied = 0;
        try (Disk disk = Disk.forgetful(seed); DataFolder folder = DataFolder.lock(data, "test", NOW)) {
            for (int round = 0; round < 4; round++) {
                try (Database database = Database.open(folder, disk.scheme(), _ -> {});
                        Connection writer = prepared(database)) {
                    assertThat(count(writer)).as("rows after the cut, round %d", round)
                            .isBetween(committed, committed + 8);
                    committed = count(writer);
                    for (int batch = 0; batch < 150; batch++) {
                        insert(database, writer, committed, 8);
                        committed += 8;
                    }
                    disk.cutAt(random.nextBoolean() ? Operation.WRITE : Operation.FORCE, 1 + random.nextInt(60),
                            Loss.SOME);
                    while (true) {
                        tidied += slice(database, writer) ? 1 : 0;
                        insert(database, writer, committed, 8);
                        committed += 8;
                    }
                } catch (SQLException | RuntimeException e) {
                    assertThat(Corruption.causes(e)).anyMatch(
                            cause -> String.valueOf(cause.getMessage()).contains("power was cut")
                                    || String.valueOf(cause.getMessage()).contains("closed"));
                }
                disk.cut(Loss.SOME);
            }
        }
        assertThat(tidied).as("slices that gave something back").isPositive();
    }

    private static Connection prepared(Database database) throws SQLException {
        Connection writer = database.connectWriter();
        try (Statement statement = writer.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS proof (number INT PRIMARY KEY, words VARBINARY)");
        }
        writer.commit();
        database.sync();
        return writer;
    }

    private static void insert(Database database, Connection writer, int from, int count) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("INSERT INTO proof VALUES (?, ?)")) {
            for (int i = from; i < from + count; i++) {
                // Far apart, so that each touches a page of its own.
                statement.setInt(1, Integer.reverse(i));
                byte[] words = new byte[TEXT];
                new Random(i).nextBytes(words);
                statement.setBytes(2, words);
                statement.executeUpdate();
            }
        }
        writer.commit();
        database.sync();
    }

    private static boolean slice(Database database, Connection writer) throws SQLException {
        boolean more = database.tidy(true);
        writer.commit();
        database.sync();
        return more;
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM proof")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
