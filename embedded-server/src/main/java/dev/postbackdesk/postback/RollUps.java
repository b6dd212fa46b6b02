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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the sums that screens show, in the transaction of what they sum up: adding up a million and a half rows takes
/// seconds. The writer's thread alone.
final class RollUps {
    /// How long minutes are kept: the chart shows the last hour.
    static final Duration MINUTES_KEPT = Duration.ofHours(2);
    private static final BigDecimal ONE = BigDecimal.ONE;
    /// Buckets remembered as known; beyond that they are looked up again.
    private static final int REMEMBERED = 10_000;

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
    private final Map<Long, Long> newBuckets = new HashMap<>();
    private final Set<Long> knownBuckets = new HashSet<>();
    private long prunedAt;
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
        insertBucket = connection.prepareStatement("""
                INSERT INTO postback_bucket (bucket, lowest)
                SELECT CAST(? AS BIGINT), CAST(? AS BIGINT)
                WHERE NOT EXISTS (SELECT 1 FROM postback_bucket WHERE bucket = ?)""");
        prune = connection.prepareStatement("DELETE FROM minute_rollup WHERE started < ?");
    }

    void add(Postback postback) {
        Instant at = postback.arrival().receivedAt();
        Reading reading = postback.reading();
        int conversion = orNone(reading.conversionKey());
        int result = Codes.of(postback.result());
        boolean pending = postback.result() == Result.ACCEPTED
                && ConversionStatus.PENDING.word().equals(reading.status());
        totals.add(List.of(conversion, result, pending), ONE);
        if (!at.isBefore(clock.instant().minus(MINUTES_KEPT))) {
            minutes.add(List.of(Math.floorDiv(at.getEpochSecond(), 60L) * 60, result), ONE);
        }
        long bucket = Times.bucket(at);
        if (!knownBuckets.contains(bucket)) {
            newBuckets.merge(bucket, postback.number(), Math::min);
        }
        if (!postback.test()) {
            postbacks.add(List.of(bucket, conversion, orNone(reading.linkKey()), result), ONE);
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
        PreparedStatement statement = Objects.requireNonNull(insertBucket);
        for (Map.Entry<Long, Long> bucket : newBuckets.entrySet()) {
            statement.setLong(1, bucket.getKey());
            statement.setLong(2, bucket.getValue());
            statement.setLong(3, bucket.getKey());
            statement.executeUpdate();
        }
        long minute = Math.floorDiv(clock.instant().getEpochSecond(), 60L) * 60;
        if (minute > prunedAt) {
            prunedAt = minute;
            PreparedStatement old = Objects.requireNonNull(prune);
            old.setLong(1, minute - MINUTES_KEPT.toSeconds());
            old.executeUpdate();
        }
    }

    void committed() {
        if (knownBuckets.size() > REMEMBERED) {
            knownBuckets.clear();
        }
        knownBuckets.addAll(newBuckets.keySet());
        newBuckets.clear();
    }

    void forget() {
        postbacks.clear();
        recorded.clear();
        minutes.clear();
        totals.clear();
        newBuckets.clear();
    }

    private static int orNone(@Nullable Integer key) {
        return key == null ? 0 : key;
    }
}
