package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Reads figures from the roll-ups. Stateless but for the time zone that days are counted in.
final class Figures {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MINUTES = 60;

    private final ZoneId zone;

    Figures(ZoneId zone) {
        this.zone = zone;
    }

    static List<MinuteCount> lastHour(Handle handle, Instant now) {
        long running = Math.floorDiv(now.getEpochSecond(), 60L) * 60;
        long first = running - (MINUTES - 1) * 60L;
        Map<Long, long[]> counted = new HashMap<>();
        handle.createQuery("SELECT started, result, postbacks FROM minute_rollup WHERE started >= :first")
                .bind("first", first).map((row, _) -> {
                    long[] count = counted.computeIfAbsent(row.getLong("started"), _ -> new long[2]);
                    count[0] += row.getLong("postbacks");
                    if (Codes.result(row.getInt("result")) == Result.REJECTED) {
                        count[1] += row.getLong("postbacks");
                    }
                    return count;
                }).list();
        List<MinuteCount> minutes = new ArrayList<>();
        for (long minute = first; minute <= running; minute += 60) {
            long[] count = counted.getOrDefault(minute, new long[2]);
            minutes.add(new MinuteCount(Instant.ofEpochSecond(minute), count[0], count[1]));
        }
        return List.copyOf(minutes);
    }

    Map<ConversionId, ConversionFigures> ofConversions(Handle handle, Definitions definitions, Instant now) {
        Map<Integer, long[]> counts = new HashMap<>();
        handle.createQuery("""
                SELECT conversion_key, result, SUM(postbacks) AS week,
                       SUM(CASE WHEN bucket >= :today THEN postbacks ELSE 0 END) AS today
                FROM postback_rollup
                WHERE bucket >= :week AND conversion_key > 0
                GROUP BY conversion_key, result""").bind("today", today(now)).bind("week", week(now)).map((row, _) -> {
            long[] count = counts.computeIfAbsent(row.getInt("conversion_key"), _ -> new long[3]);
            switch (Codes.result(row.getInt("result"))) {
                case ACCEPTED -> {
                    count[0] += row.getLong("today");
                    count[1] += row.getLong("week");
                }
                case REJECTED -> count[2] += row.getLong("week");
                case UPDATED, DUPLICATE -> {
                    // Neither counts anything.
                }
            }
            return count;
        }).list();
        Map<Integer, SortedMap<String, BigDecimal>> commission = commission(handle, "conversion_key", now);
        Map<Integer, Long> worthless = worthless(handle, now);
        Map<ConversionId, ConversionFigures> figures = new HashMap<>();
        for (int key : keys(counts.keySet(), worthless.keySet(), commission.keySet())) {
            long[] count = counts.getOrDefault(key, new long[3]);
            definitions.conversion(key).ifPresent(stored -> figures.put(stored.conversion().id(), new ConversionFigures(
                    count[0], count[1], count[2], worthless.getOrDefault(key, 0L),
                    commission.getOrDefault(key, new TreeMap<>()))));
        }
        return Map.copyOf(figures);
    }

    Map<Integer, LinkFigures> ofLinks(Handle handle, Instant now) {
        Map<Integer, long[]> clicks = new HashMap<>();
        handle.createQuery("""
                SELECT link_key, SUM(CASE WHEN bucket >= :today THEN clicks ELSE 0 END) AS today, SUM(clicks) AS week,
                       SUM(bots) AS bots, SUM(prefetches) AS prefetches
                FROM click_rollup
                WHERE bucket >= :week
                GROUP BY link_key""").bind("today", today(now)).bind("week", week(now))
                .map((row, _) -> clicks.put(row.getInt("link_key"),
                        new long[]{row.getLong("today"), row.getLong("week"), row.getLong("bots"),
                                row.getLong("prefetches")}))
                .list();
        Map<Integer, long[]> postbacks = new HashMap<>();
        handle.createQuery("""
                SELECT link_key, SUM(postbacks) AS arrived,
                       SUM(CASE WHEN result = :accepted THEN postbacks ELSE 0 END) AS accepted
                FROM postback_rollup
                WHERE bucket >= :week AND link_key > 0
                GROUP BY link_key""").bind("week", week(now)).bind("accepted", Codes.of(Result.ACCEPTED))
                .map((row, _) -> postbacks.put(row.getInt("link_key"),
                        new long[]{row.getLong("arrived"), row.getLong("accepted")}))
                .list();
        Map<Integer, SortedMap<String, BigDecimal>> commission = commission(handle, "link_key", now);
        Map<Integer, LinkFigures> figures = new HashMap<>();
        for (int key : keys(clicks.keySet(), postbacks.keySet(), commission.keySet())) {
            long[] clicked = clicks.getOrDefault(key, new long[4]);
            long[] arrived = postbacks.getOrDefault(key, new long[2]);
            figures.put(key, new LinkFigures(clicked[0], clicked[1], clicked[2], clicked[3], arrived[0], arrived[1],
                    commission.getOrDefault(key, new TreeMap<>())));
        }
        return Map.copyOf(figures);
    }

    /// How many conversions were recorded where not one of them has a value. Values are never negative, so that their sum
    /// tells.
    private static Map<Integer, Long> worthless(Handle handle, Instant now) {
        Map<Integer, Long> worthless = new HashMap<>();
        handle.createQuery("""
                SELECT conversion_key, SUM(conversions) AS recorded
                FROM recorded_rollup
                WHERE bucket >= :week AND conversion_key > 0
                GROUP BY conversion_key
                HAVING SUM(amount) = 0 AND SUM(conversions) > 0""").bind("week", week(now))
                .map((row, _) -> worthless.put(row.getInt("conversion_key"), row.getLong("recorded"))).list();
        return worthless;
    }

    /// What is owed by currency: pending and approved ones of the last seven days.
    private static Map<Integer, SortedMap<String, BigDecimal>> commission(Handle handle, String key, Instant now) {
        Map<Integer, SortedMap<String, BigDecimal>> commission = new HashMap<>();
        handle.createQuery("""
                SELECT %1$s AS definition, currency, SUM(commission) AS commission
                FROM recorded_rollup
                WHERE bucket >= :week AND status <> :declined AND %1$s > 0
                GROUP BY %1$s, currency
                HAVING SUM(conversions) > 0""".formatted(key)).bind("week", week(now))
                .bind("declined", Codes.of(ConversionStatus.DECLINED))
                .map((row, _) -> commission.computeIfAbsent(row.getInt("definition"), _ -> new TreeMap<>())
                        .put(row.getString("currency"), row.getBigDecimal("commission")))
                .list();
        return commission;
    }

    @SafeVarargs
    private static Set<Integer> keys(Set<Integer>... sets) {
        Set<Integer> keys = new HashSet<>();
        for (Set<Integer> set : sets) {
            keys.addAll(set);
        }
        return keys;
    }

    private long today(Instant now) {
        return Times.bucket(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    private static long week(Instant now) {
        return Times.bucket(now.minus(WEEK));
    }
}
