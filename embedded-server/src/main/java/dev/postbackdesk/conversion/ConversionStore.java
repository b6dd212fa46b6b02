package dev.postbackdesk.conversion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Conversions in the database. Stateless; transactions are the caller's.
public final class ConversionStore {
    private ConversionStore() {}

    /// All of them by key, in the order they were made. Plain JDBC, since they are read at every start.
    public static Map<Integer, Conversion> all(Connection connection) throws SQLException {
        Map<Integer, Conversion> conversions = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT conversion_key, id, name, default_value, default_commission, default_percent, currency, network,
                       click_id_placeholder, duplicate_rule, acceptance_window, allowed_senders, token, answer_rule,
                       accept_defaults, accept_aliases, status_words, lifecycle
                FROM conversion
                ORDER BY conversion_key"""); ResultSet row = query.executeQuery()) {
            while (row.next()) {
                conversions.put(row.getInt("conversion_key"), read(row));
            }
        }
        return conversions;
    }

    public static void insert(Handle handle, int key, Conversion conversion) {
        bind(handle.createUpdate("""
                INSERT INTO conversion (conversion_key, id, name, default_value, default_commission, default_percent,
                        currency, network, click_id_placeholder, duplicate_rule, acceptance_window, allowed_senders,
                        token, answer_rule, accept_defaults, accept_aliases, status_words, lifecycle)
                VALUES (:key, :id, :name, :value, :commission, :percent, :currency, :network, :placeholder, :duplicates,
                        :window, :senders, :token, :answer, :defaults, :aliases, :statuses, :lifecycle)"""), key,
                conversion)
                .execute();
    }

    public static void update(Handle handle, int key, Conversion conversion) {
        bind(handle.createUpdate("""
                UPDATE conversion
                SET name = :name, default_value = :value, default_commission = :commission, default_percent = :percent,
                    currency = :currency, network = :network, click_id_placeholder = :placeholder,
                    duplicate_rule = :duplicates, acceptance_window = :window, allowed_senders = :senders,
                    token = :token, answer_rule = :answer, accept_defaults = :defaults, accept_aliases = :aliases,
                    status_words = :statuses, lifecycle = :lifecycle
                WHERE conversion_key = :key AND id = :id"""), key, conversion).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, int key, Conversion conversion) {
        Duration window = conversion.window();
        return statement.bind("key", key).bind("id", conversion.id().value()).bind("name", conversion.name())
                .bind("value", conversion.value()).bind("commission", conversion.commission())
                .bind("percent", conversion.percent()).bind("currency", conversion.currency())
                .bind("network", conversion.network()).bind("placeholder", conversion.clickIdPlaceholder())
                .bind("duplicates", conversion.duplicates().word())
                .bind("window", window == null ? null : window.toString())
                .bind("senders",
                        conversion.allowedSenders().stream().map(SenderRange::text).collect(Collectors.joining(" ")))
                .bind("token", conversion.token()).bind("answer", conversion.answer().word())
                .bind("defaults", conversion.acceptDefaults()).bind("aliases", conversion.acceptAliases())
                .bind("statuses", written(conversion.statuses()))
                .bind("lifecycle", conversion.lifecycle().name().toLowerCase(Locale.ROOT));
    }

    /// One a line, what it means first: a word may hold blanks, and never a line end.
    private static String written(Map<String, String> statuses) {
        return statuses.entrySet().stream().map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> statuses(String written) {
        return written.lines().collect(Collectors.toMap(line -> line.substring(line.indexOf(' ') + 1),
                line -> line.substring(0, line.indexOf(' '))));
    }

    private static Conversion read(ResultSet row) throws SQLException {
        @Nullable
        String window = row.getString("acceptance_window");
        List<SenderRange> senders = Stream.of(row.getString("allowed_senders").split(" "))
                .filter(text -> !text.isEmpty()).map(SenderRange::new).toList();
        return new Conversion(new ConversionId(row.getString("id")), row.getString("name"),
                row.getString("default_value"), row.getString("default_commission"), row.getString("default_percent"),
                row.getString("currency"), row.getString("network"), row.getString("click_id_placeholder"),
                DuplicateRule.ofWord(row.getString("duplicate_rule")).orElseThrow(),
                window == null ? null : Duration.parse(window), senders, row.getString("token"),
                AnswerRule.ofWord(row.getString("answer_rule")).orElseThrow(), row.getBoolean("accept_defaults"),
                row.getBoolean("accept_aliases"), statuses(row.getString("status_words")),
                Lifecycle.valueOf(row.getString("lifecycle").toUpperCase(Locale.ROOT)));
    }
}
