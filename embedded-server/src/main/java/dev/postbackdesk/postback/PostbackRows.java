package dev.postbackdesk.postback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.database.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Postbacks to and from rows of their table. Thread-safe.
public final class PostbackRows {
    /// The columns that [#row] needs.
    public static final String LISTED = "number, received_at, sender, result, answer, test, conversion_key, link_key, click_number, duplicate_of, amount, commission, currency, status, transaction_id, click_id, conversion_id, params, findings";
    /// The columns that [#postback] needs, those of [#LISTED] among them.
    public static final String ALL = LISTED + ", judged_at, method, path, query, headers, body";

    static final String INSERT = "INSERT INTO postback (" + ALL
            + ", key_kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// Stands behind the headers of a request whose sender is hidden. No request has a header without a name; and a column of
    /// its own would mean to write anew every row there is.
    private static final Header SENDER_HIDDEN = new Header("", "");

    private final CompactJson json = new CompactJson();

    /// A row of [#LISTED].
    public PostbackRow row(ResultSet row) throws SQLException {
        return new PostbackRow(row.getLong("number"), Times.instant(row.getLong("received_at")),
                row.getString("sender"), Codes.result(row.getInt("result")),
                json.readFindings(row.getString("findings")), reading(row), nullableLong(row, "duplicate_of"),
                row.getBoolean("test"), row.getInt("answer"));
    }

    /// A row of [#ALL].
    public Postback postback(ResultSet row) throws SQLException {
        PostbackRow listed = row(row);
        List<Header> headers = HeaderBytes.read(row.getBytes("headers"));
        boolean hidden = !headers.isEmpty() && headers.getLast().equals(SENDER_HIDDEN);
        Arrival arrival = new Arrival(listed.receivedAt(), row.getString("method"), row.getString("path"),
                new String(row.getBytes("query"), ISO_8859_1),
                hidden ? headers.subList(0, headers.size() - 1) : headers, row.getBytes("body"), listed.sender(),
                hidden,
                listed.test());
        return new Postback(listed.number(), arrival, listed.result(), listed.findings(), listed.reading(),
                listed.duplicateOf(), listed.test(), listed.answer(), Times.instant(row.getLong("judged_at")));
    }

    private Reading reading(ResultSet row) throws SQLException {
        int conversion = row.getInt("conversion_key");
        int link = row.getInt("link_key");
        return new Reading(row.getString("click_id"), nullableLong(row, "click_number"),
                row.getString("conversion_id"), conversion == 0 ? null : conversion, link == 0 ? null : link,
                row.getBigDecimal("amount"), row.getBigDecimal("commission"), row.getString("currency"),
                row.getString("transaction_id"), row.getString("status"), json.read(row.getString("params")));
    }

    /// Fills [#INSERT].
    ///
    /// @param keyKind see [Keys]
    void bind(PreparedStatement statement, Postback postback, int keyKind) throws SQLException {
        Arrival arrival = postback.arrival();
        Reading reading = postback.reading();
        statement.setLong(1, postback.number());
        statement.setLong(2, Times.micros(arrival.receivedAt()));
        statement.setString(3, arrival.sender());
        statement.setInt(4, Codes.of(postback.result()));
        statement.setInt(5, postback.answer());
        statement.setBoolean(6, postback.test());
        statement.setInt(7, reading.conversionKey() == null ? 0 : reading.conversionKey());
        statement.setInt(8, reading.linkKey() == null ? 0 : reading.linkKey());
        setLong(statement, 9, reading.clickNumber());
        setLong(statement, 10, postback.duplicateOf());
        statement.setBigDecimal(11, reading.value());
        statement.setBigDecimal(12, reading.commission());
        statement.setString(13, reading.currency());
        statement.setString(14, reading.status());
        statement.setString(15, reading.transactionId());
        statement.setString(16, reading.clickId());
        statement.setString(17, reading.conversionId());
        statement.setString(18, json.write(reading.params()));
        statement.setString(19, json.writeFindings(postback.findings()));
        statement.setLong(20, Times.micros(postback.judgedAt()));
        statement.setString(21, arrival.method());
        statement.setString(22, arrival.path());
        statement.setBytes(23, arrival.query().getBytes(ISO_8859_1));
        statement.setBytes(24, HeaderBytes.write(arrival.senderHidden()
                ? Stream.concat(arrival.headers().stream(), Stream.of(SENDER_HIDDEN)).toList()
                : arrival.headers()));
        statement.setBytes(25, arrival.body());
        statement.setInt(26, keyKind);
    }

    /// Fills what a verdict changes, and the number; see [Verdicts].
    void bindVerdict(PreparedStatement statement, Postback postback, int keyKind) throws SQLException {
        Reading reading = postback.reading();
        statement.setInt(1, Codes.of(postback.result()));
        statement.setLong(2, Times.micros(postback.judgedAt()));
        statement.setBoolean(3, postback.test());
        statement.setInt(4, reading.conversionKey() == null ? 0 : reading.conversionKey());
        statement.setInt(5, reading.linkKey() == null ? 0 : reading.linkKey());
        setLong(statement, 6, reading.clickNumber());
        setLong(statement, 7, postback.duplicateOf());
        statement.setBigDecimal(8, reading.value());
        statement.setBigDecimal(9, reading.commission());
        statement.setString(10, reading.currency());
        statement.setString(11, reading.status());
        statement.setString(12, reading.transactionId());
        statement.setString(13, reading.clickId());
        statement.setString(14, reading.conversionId());
        statement.setString(15, json.write(reading.params()));
        statement.setString(16, json.writeFindings(postback.findings()));
        statement.setInt(17, keyKind);
        statement.setLong(18, postback.number());
    }

    private static void setLong(PreparedStatement statement, int place, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, value);
        }
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
