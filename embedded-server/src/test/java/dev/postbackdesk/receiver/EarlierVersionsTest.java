package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Data of every earlier version are opened by the present program, and nothing of them is lost.
///
/// A database of an earlier version is made from its own scripts, and given the rows of one that the present program wrote:
/// as many of its columns as that version had.
class EarlierVersionsTest {
    private static final String SCRIPTS = "dev/postbackdesk/database/migration";
    /// Settings that a later version writes when it brings an older database up to date, and that version.
    private static final Map<String, Integer> WRITTEN_BY = Map.of("recorded-through", 2, "reasons-uncounted", 6);

    @TempDir
    Path present;

    @TempDir
    Path earlier;

    static List<Integer> versions() throws IOException, URISyntaxException {
        Path scripts = Path.of(EarlierVersionsTest.class.getClassLoader().getResource(SCRIPTS).toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__")))).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void dataOfAnEarlierVersionAreOpened(int version) throws Exception {
        String click;
        List<Postback> before = new ArrayList<>();
        List<Postback> stored = new ArrayList<>();
        try (Desk desk = new Desk(present).withSale()) {
            desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
            click = desk.click("summer");
            before.add(desk.sale(click, ""));
            before.add(desk.sale(click, "&status=declined"));
            before.add(desk.sale(click, "&status=declined"));
            before.add(desk.arrive("clickId={clickid}&id=" + Desk.SALE + "&val=20,00&com=0"));
            before.add(desk.arrive("clickId=" + click + "&id=" + Desk.LEAD + "&val=1&com=0"));
            assertThat(before).extracting(one -> one.result()).containsExactly(Result.ACCEPTED,
                    Result.UPDATED, Result.DUPLICATE, Result.REJECTED, Result.REJECTED);
            for (Postback one : before) {
                stored.add(get(desk.receiver.postback(one.number())).orElseThrow());
            }
        }
        makeEarlier(version);

        try (Desk desk = new Desk(earlier)) {
            Definitions definitions = get(desk.receiver.definitions());
            assertThat(definitions.conversions()).extracting(one -> one.conversion().name())
                    .containsExactlyInAnyOrder("Sale", "Lead");
            assertThat(definitions.links()).hasSize(1);
            for (Postback one : stored) {
                assertThat(get(desk.receiver.postback(one.number())).orElseThrow()).usingRecursiveComparison()
                        .isEqualTo(one);
            }
            assertThat(get(desk.receiver.counts(PostbackQuery.NEWEST)).byResult()).containsEntry(Result.REJECTED, 2L);
            assertThat(get(desk.receiver.clicks(ClickQuery.NEWEST)).rows()).hasSize(1);
            // The recorded conversion is known as such, and with what became of it.
            Postback again = desk.sale(click, "&status=declined");
            assertThat(again.result()).isEqualTo(Result.DUPLICATE);
            assertThat(again.number()).isGreaterThan(before.getLast().number());
            // The next click gets a number of its own.
            assertThat(desk.click("summer")).isNotEqualTo(click);
            boolean old = version < versions().getLast();
            assertThat(get(desk.receiver.backups())).as("a backup was made before").hasSize(old ? 1 : 0);
        }
    }

    private void makeEarlier(int version) throws SQLException, IOException {
        Files.copy(present.resolve(DataFolder.KEY), earlier.resolve(DataFolder.KEY));
        Flyway.configure(EarlierVersionsTest.class.getClassLoader()).dataSource(url(earlier), "sa", "")
                .locations("classpath:" + SCRIPTS).table("schema_history").placeholders(Map.of("bytes", "VARBINARY"))
                .target(Integer.toString(version)).load().migrate();
        try (Connection from = DriverManager.getConnection(url(present), "sa", "");
                Connection to = DriverManager.getConnection(url(earlier), "sa", "");
                Statement statement = to.createStatement()) {
            statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
            for (String table : names(to, "TABLES", "TABLE_NAME", "")) {
                if (table.equals("recorded")) {
                    fillRecorded(from, to);
                } else if (!table.equals("recorded_overflow")) {
                    copy(from, to, table, version);
                }
            }
            statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
        }
    }

    private static void copy(Connection from, Connection to, String table, int version) throws SQLException {
        Set<String> columns = new LinkedHashSet<>(columns(to, table));
        columns.retainAll(columns(from, table));
        try (Statement empty = to.createStatement()) {
            empty.execute("DELETE FROM " + table);
        }
        transfer(from, "SELECT " + String.join(", ", columns) + " FROM " + table + (table.equals("setting")
                ? notYet(version)
                : ""), to, table, columns);
    }

    private static String notYet(int version) {
        List<String> names = WRITTEN_BY.entrySet().stream().filter(entry -> entry.getValue() > version)
                .map(entry -> "'" + entry.getKey() + "'").toList();
        return names.isEmpty() ? "" : " WHERE name NOT IN (" + String.join(", ", names) + ")";
    }

    /// Version 1 kept what is recorded in a table of its own.
    private static void fillRecorded(Connection from, Connection to) throws SQLException {
        transfer(from, """
                SELECT r.slot, p.conversion_key, CASE p.key_kind WHEN 2 THEN p.transaction_id ELSE '' END, p.link_key,
                    p.number, p.received_at, s.status, s.amount, s.commission, s.currency, p.test
                FROM recorded_place r JOIN postback p ON p.number = r.postback
                    JOIN recorded_state s ON s.postback = r.postback""", to, "recorded", List.of("slot",
                "conversion_key", "transaction_id", "link_key", "postback", "recorded_at", "status", "amount",
                "commission", "currency", "test"));
        try (Statement statement = to.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM recorded")) {
            rows.next();
            assertThat(rows.getInt(1)).as("what the test wants to find again").isEqualTo(1);
        }
    }

    private static void transfer(Connection from, String query, Connection to, String table,
            Collection<String> columns) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(query);
                PreparedStatement insert = to.prepareStatement("INSERT INTO " + table + " ("
                        + String.join(", ", columns) + ") VALUES (" + "?, ".repeat(columns.size() - 1) + "?)")) {
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    insert.setObject(i, rows.getObject(i));
                }
                insert.executeUpdate();
            }
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return names(connection, "COLUMNS", "COLUMN_NAME", " AND UPPER(TABLE_NAME) = '" + table.toUpperCase(
                Locale.ROOT) + "'");
    }

    private static List<String> names(Connection connection, String view, String column, String condition)
            throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM INFORMATION_SCHEMA." + view
                        + " WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME <> 'schema_history'" + condition)) {
            while (rows.next()) {
                names.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static String url(Path data) {
        return "jdbc:h2:file:" + data.toAbsolutePath().resolve("postback-desk");
    }
}
