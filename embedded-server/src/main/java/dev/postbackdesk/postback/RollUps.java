package dev.postbackdesk.postback;

import dev.postbackdesk.database.AdditiveTable;
import dev.postbackdesk.database.Times;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the sums that screens show, in the transaction of what they sum up: adding up a million and a half rows takes
/// seconds. The writer's thread alone.
final class RollUps {
    /// How long minutes are kept: the chart shows the last hour.
    static final Duration MINUTES_KEPT = Duration.ofHours(2);
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final InstantSource clock;
    private final AdditiveTable postbacks = new AdditiveTable("postback_rollup",
            List.of("bucket", "conversion_key", "link_key", "result"), List.of("postbacks"));
    private final AdditiveTable recorded = new AdditiveTable("recorded_rollup",
            List.of("bucket", "conversion_key", "link_key", "currency", "status"),
            List.of("conversions", "amount", "commission"));
    private final AdditiveTable minutes = new AdditiveTable("minute_rollup", List.of("started", "result"),
            List.of("postbacks"));
    private final AdditiveTable totals = new AdditiveTable("postback_total",
            List.of("conversion_key", "result", "pending"), List.of("postbacks"));
    private final AdditiveTable arrivals = new AdditiveTable("arrival_rollup",
            List.of("bucket", "conversion_key", "result", "pending"), List.of("postbacks"));
    private final RejectionReasons reasons = new RejectionReasons();
    /// The lowest and the highest number of the batch in each bucket.
    private final Map<Long, long[]> numbers = new HashMap<>();
    private long prunedAt;
    private @Nullable PreparedStatement updateBucket;
    private @Nullable PreparedStatement insertBucket;
    private @Nullable PreparedStatement prune;

    RollUps(InstantSource clock) {
        this.clock = clock;
    }

    void open(Connection connection) throws SQLException {
        forget();
        postbacks.open(connection);
        recorded.open(connection);
        minutes.open(connection);
        totals.open(connection);
        arrivals.open(connection);
        reasons.open(connection);
        // Numbers rise, so the highest is always among the newest.
        updateBucket = connection.prepareStatement("UPDATE postback_bucket SET highest = ? WHERE bucket = ?");
        insertBucket = connection
                .prepareStatement("INSERT INTO postback_bucket (highest, bucket, lowest) VALUES (?, ?, ?)");
        prune = connection.prepareStatement("DELETE FROM minute_rollup WHERE started < ?");
    }

    void add(Postback postback) {
        count(postback, ONE);
        numbers.merge(Times.bucket(postback.arrival().receivedAt()),
                new long[]{postback.number(), postback.number()},
                (known, one) -> new long[]{Math.min(known[0], one[0]), Math.max(known[1], one[1])});
    }

    /// A stored postback has another verdict now.
    void replace(Postback before, Postback after) {
        count(before, ONE.negate());
        count(after, ONE);
    }

    /// Why postbacks were rejected.
    RejectionReasons reasons() {
        return reasons;
    }

    private void count(Postback postback, BigDecimal sign) {
        reasons.count(postback, sign);
        Instant at = postback.arrival().receivedAt();
        Reading reading = postback.reading();
        int conversion = orNone(reading.conversionKey());
        int result = Codes.of(postback.result());
        boolean pending = postback.result() == Result.ACCEPTED
                && ConversionStatus.PENDING.word().equals(reading.status());
        totals.add(List.of(conversion, result, pending), sign);
        if (!at.isBefore(clock.instant().minus(MINUTES_KEPT))) {
            minutes.add(List.of(Math.floorDiv(at.getEpochSecond(), 60L) * 60, result), sign);
        }
        long bucket = Times.bucket(at);
        arrivals.add(List.of(bucket, conversion, result, pending), sign);
        if (!postback.test()) {
            postbacks.add(List.of(bucket, conversion, orNone(reading.linkKey()), result), sign);
        }
    }

    /// A conversion counts from now on.
    void record(Recorded now, int link, boolean test) {
        if (!test) {
            add(now, link, ONE);
        }
    }

    /// A conversion that counts has another state.
    void change(Recorded before, Recorded after, int link, boolean test) {
        if (!test) {
            add(before, link, ONE.negate());
            add(after, link, ONE);
        }
    }

    private void add(Recorded state, int link, BigDecimal sign) {
        String currency = state.currency() == null ? "" : state.currency();
        recorded.add(
                List.of(Times.bucket(state.recordedAt()), state.conversionKey(), link, currency,
                        Codes.of(state.status())),
                sign, state.value().multiply(sign), state.commission().multiply(sign));
    }

    void flush() throws SQLException {
        postbacks.flush();
        recorded.flush();
        minutes.flush();
        totals.flush();
        arrivals.flush();
        reasons.flush();
        flushNumbers(Objects.requireNonNull(updateBucket), Objects.requireNonNull(insertBucket));
        long minute = Math.floorDiv(clock.instant().getEpochSecond(), 60L) * 60;
        if (minute > prunedAt) {
            prunedAt = minute;
            PreparedStatement old = Objects.requireNonNull(prune);
            old.setLong(1, minute - MINUTES_KEPT.toSeconds());
            old.executeUpdate();
        }
    }

    private void flushNumbers(PreparedStatement update, PreparedStatement insert) throws SQLException {
        for (Map.Entry<Long, long[]> bucket : numbers.entrySet()) {
            update.setLong(1, bucket.getValue()[1]);
            update.setLong(2, bucket.getKey());
            if (update.executeUpdate() == 0) {
                insert.setLong(1, bucket.getValue()[1]);
                insert.setLong(2, bucket.getKey());
                insert.setLong(3, bucket.getValue()[0]);
                insert.executeUpdate();
            }
        }
        numbers.clear();
    }

    void committed() {
        reasons.committed();
    }

    void forget() {
        postbacks.clear();
        recorded.clear();
        minutes.clear();
        totals.clear();
        arrivals.clear();
        reasons.forget();
        numbers.clear();
    }

    private static int orNone(@Nullable Integer key) {
        return key == null ? 0 : key;
    }
}
