package dev.postbackdesk.postback;

import dev.postbackdesk.database.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts new verdicts into stored postbacks, and keeps the old ones beside them. The writer's thread alone, but for [#earlier].
final class Verdicts {
    private static final String UPDATE = "UPDATE postback SET result = ?, judged_at = ?, test = ?, conversion_key = ?,"
            + " link_key = ?, click_number = ?, duplicate_of = ?, amount = ?, commission = ?, currency = ?, status = ?,"
            + " transaction_id = ?, click_id = ?, conversion_id = ?, params = ?, findings = ?, key_kind = ?"
            + " WHERE number = ?";
    private static final String KEEP = """
            INSERT INTO earlier_verdict (postback, place, judged_at, result, findings)
            SELECT number, (SELECT COUNT(*) FROM earlier_verdict WHERE postback = number), judged_at, result, findings
            FROM postback WHERE number = ?""";

    /// @param keyKind see [Keys]
    private record Change(Postback after, int keyKind) {}

    private final PostbackRows rows = new PostbackRows();
    /// By number.
    private final Map<Long, Change> changes = new LinkedHashMap<>();
    private @Nullable PreparedStatement update;
    private @Nullable PreparedStatement keep;
    private @Nullable PreparedStatement one;

    void open(Connection connection) throws SQLException {
        changes.clear();
        update = connection.prepareStatement(UPDATE);
        keep = connection.prepareStatement(KEEP);
        one = connection.prepareStatement("SELECT " + PostbackRows.ALL + " FROM postback WHERE number = ?");
    }

    /// The postback as it is on disk; empty if there is none, or the running batch changes it.
    Optional<Postback> read(long number) throws SQLException {
        if (changes.containsKey(number)) {
            return Optional.empty();
        }
        PreparedStatement query = Objects.requireNonNull(one, "open comes first");
        query.setLong(1, number);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(rows.postback(row)) : Optional.empty();
        }
    }

    void change(Postback after, int keyKind) {
        changes.put(after.number(), new Change(after, keyKind));
    }

    List<Postback> changed() {
        return changes.values().stream().map(Change::after).toList();
    }

    void flush() throws SQLException {
        for (Change change : changes.values()) {
            PreparedStatement keeping = Objects.requireNonNull(keep);
            keeping.setLong(1, change.after.number());
            keeping.executeUpdate();
            PreparedStatement updating = Objects.requireNonNull(update);
            rows.bindVerdict(updating, change.after, change.keyKind);
            updating.executeUpdate();
        }
    }

    void forget() {
        changes.clear();
    }

    /// What a postback was judged before, the oldest first.
    static List<EarlierVerdict> earlier(Connection connection, long number) throws SQLException {
        CompactJson json = new CompactJson();
        List<EarlierVerdict> verdicts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT judged_at, result, findings FROM earlier_verdict WHERE postback = " + number
                                + " ORDER BY place")) {
            while (row.next()) {
                verdicts.add(new EarlierVerdict(Times.instant(row.getLong(1)), Codes.result(row.getInt(2)),
                        json.readFindings(row.getString(3))));
            }
        }
        return verdicts;
    }
}
