package dev.postbackdesk.postback;

import dev.postbackdesk.database.AdditiveTable;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.database.Times;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sums up why postbacks were rejected. Those that were stored before there was such a sum are counted later, in slices from the
/// newest to the oldest; until then one number says up to which postback nothing is counted. The writer's thread alone, but
/// for [#uncounted].
final class RejectionReasons {
    /// The setting that says up to which postback none is counted.
    private static final String UNCOUNTED = "reasons-uncounted";
    private static final int MISSING = 0;

    private final AdditiveTable table = new AdditiveTable("rejection_rollup",
            List.of("bucket", "conversion_key", "link_key", "reason"), List.of("postbacks"));
    private final CompactJson json = new CompactJson();
    private volatile long uncounted;
    /// After the running batch.
    private long uncountedThen;
    private int slice;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement earlier;

    void open(Connection opened) throws SQLException {
        connection = opened;
        table.open(opened);
        // In the order of the primary key: by the index on conversions it would be sorted anew for each slice.
        earlier = opened.prepareStatement("""
                SELECT received_at, conversion_key, link_key, result, test, findings FROM postback
                WHERE number > ? AND number <= ? ORDER BY number""");
        uncounted = Settings.get(opened, UNCOUNTED).map(Long::parseLong).orElse(0L);
        forget();
    }

    /// Up to which postback none is counted; 0 once all are. Any thread.
    long uncounted() {
        return uncounted;
    }

    /// Has the running batch count some of those before.
    ///
    /// @param atMost numbers to look at
    /// @return whether there was anything to count; there may be more
    boolean countEarlier(int atMost) {
        slice = atMost;
        return uncountedThen > 0;
    }

    /// A slice that comes later meets the postback as it is then.
    void count(Postback postback, BigDecimal sign) {
        if (postback.result() == Result.REJECTED && !postback.test() && postback.number() > uncounted) {
            Reading reading = postback.reading();
            reason(postback.findings()).ifPresent(reason -> table.add(
                    List.of(Times.bucket(postback.arrival().receivedAt()), key(reading.conversionKey()),
                            key(reading.linkKey()), reason),
                    sign));
        }
    }

    private static Optional<String> reason(List<Finding> findings) {
        return findings.stream().filter(Finding::rejects).findFirst().map(finding -> finding.code().name());
    }

    /// Call when the batch's verdicts are written.
    void flush() throws SQLException {
        if (slice > 0 && uncountedThen > 0) {
            countSlice(Objects.requireNonNull(earlier));
        }
        table.flush();
    }

    private void countSlice(PreparedStatement query) throws SQLException {
        // Numbers have gaps; no slice is to look at nothing but one.
        long below = Math.max(0, uncountedThen - slice);
        query.setLong(1, below);
        query.setLong(2, uncountedThen);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (row.getInt(4) == Codes.of(Result.REJECTED) && !row.getBoolean(5)) {
                    List<Object> place = List.of(Times.bucket(Times.instant(row.getLong(1))), row.getInt(2),
                            row.getInt(3));
                    reason(json.readFindings(row.getString(6))).ifPresent(reason -> table
                            .add(List.of(place.get(0), place.get(1), place.get(2), reason), BigDecimal.ONE));
                }
            }
        }
        uncountedThen = below;
        Settings.put(Objects.requireNonNull(connection), UNCOUNTED, String.valueOf(below));
    }

    void committed() {
        uncounted = uncountedThen;
        forget();
    }

    void forget() {
        table.clear();
        uncountedThen = uncounted;
        slice = 0;
    }

    private static int key(@Nullable Integer key) {
        return key == null ? MISSING : key;
    }
}
