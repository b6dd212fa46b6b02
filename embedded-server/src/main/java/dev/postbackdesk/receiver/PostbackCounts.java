package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Times;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Counts postbacks: from roll-ups where they can tell, else by looking through the newest. Thread-safe.
final class PostbackCounts {
    private static final int BLOCK = 8_192;
    /// Rows that are counted one by one are read so many at once.
    private static final int PAGE = 1_000;

    private final PostbackScan scan;
    private final int window;

    PostbackCounts(PostbackScan scan, int window) {
        this.scan = scan;
        this.window = window;
    }

    Receiver.ResultCounts byResult(Handle handle, PostbackQuery query, Definitions definitions,
            BooleanSupplier givenUp) throws SQLException {
        Counter counter = new Counter();
        Optional<Sought> known = Sought.of(handle, query.withBefore(null).only(Set.of()), definitions)
                .map(Sought::whateverItCameTo);
        if (known.isEmpty()) {
            return counter.counts();
        }
        Sought sought = known.get();
        if (sought.others().isEmpty() && rolledUp(sought.times())) {
            sum(counter, handle, sought);
        } else if (sought.asksForNotes()) {
            scan.among(handle, sought, Remarked.noted(handle), Integer.MAX_VALUE, givenUp).forEach(counter::add);
        } else {
            scanned(counter, handle, sought, givenUp);
        }
        counter.pinned = scan.among(handle, sought.pinned(), Remarked.pinned(handle), Integer.MAX_VALUE, givenUp)
                .size();
        return counter.counts();
    }

    /// How many match, where roll-ups can tell.
    Optional<Receiver.Count> summed(Handle handle, PostbackQuery query, Definitions definitions) {
        Optional<Sought> known = Sought.of(handle, query.withBefore(null), definitions);
        if (known.isEmpty()) {
            return Optional.of(new Receiver.Count(0, false));
        }
        Sought sought = known.get();
        boolean byOutcome = sought.others().stream().allMatch(one -> one instanceof Criterion.Came);
        if (!byOutcome || !rolledUp(sought.times())) {
            return Optional.empty();
        }
        Counter counter = new Counter();
        sum(counter, handle, sought);
        long number = 0;
        for (Outcome outcome : Outcome.values()) {
            boolean wanted = sought.results().contains(outcome.result()) && sought.others().stream()
                    .allMatch(one -> one instanceof Criterion.Came(var to) && to.contains(outcome));
            number += wanted ? counter.of(outcome) : 0;
        }
        return Optional.of(new Receiver.Count(number, false));
    }

    /// Roll-ups tell what came since a moment, not what came until another.
    private static boolean rolledUp(List<Criterion> times) {
        return times.stream().allMatch(time -> time instanceof Criterion.Since);
    }

    private static void sum(Counter counter, Handle handle, Sought sought) {
        var conversions = sought.conversions();
        String ofConversion = conversions == null
                ? ""
                : " AND conversion_key IN ("
                        + conversions.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        Optional<Instant> latest = sought.times().stream()
                .map(time -> time instanceof Criterion.Since(var moment) ? moment : Instant.MIN)
                .max(Instant::compareTo);
        if (latest.isEmpty()) {
            add(counter, handle.createQuery(
                    "SELECT result, pending, postbacks FROM postback_total WHERE postbacks > 0" + ofConversion));
            return;
        }
        Instant since = latest.get();
        long whole = Times.bucket(since.plusSeconds(Times.BUCKET).minusNanos(1));
        add(counter, handle.createQuery("SELECT result, pending, SUM(postbacks) AS postbacks FROM arrival_rollup"
                + " WHERE bucket >= :bucket" + ofConversion + " GROUP BY result, pending").bind("bucket", whole));
        countPart(counter, handle, since, Instant.ofEpochSecond(whole), ofConversion);
    }

    private static void add(Counter counter, Query sums) {
        sums.map((row, _) -> {
            counter.add(Codes.result(row.getInt("result")),
                    row.getBoolean("pending") ? ConversionStatus.PENDING.word() : "", row.getLong("postbacks"));
            return row;
        }).list();
    }

    /// Counts what arrived from `since` until the next bucket begins.
    private static void countPart(Counter counter, Handle handle, Instant since, Instant until, String ofConversion) {
        grouped(counter, handle.createQuery("""
                SELECT result, status, COUNT(*) AS postbacks
                FROM postback
                WHERE number >= (SELECT MIN(lowest) FROM postback_bucket WHERE bucket = :bucket)
                  AND number <= (SELECT MAX(highest) FROM postback_bucket WHERE bucket = :bucket)
                  AND received_at >= :since AND received_at < :until""" + ofConversion + " GROUP BY result, status")
                .bind("bucket", Times.bucket(since)).bind("since", Times.micros(since))
                .bind("until", Times.micros(until)));
    }

    private static void grouped(Counter counter, Query groups) {
        groups.map((row, _) -> {
            counter.add(Codes.result(row.getInt("result")), row.getString("status"), row.getLong("postbacks"));
            return row;
        }).list();
    }

    private void scanned(Counter counter, Handle handle, Sought sought, BooleanSupplier givenUp) throws SQLException {
        long newest = PostbackPages.newest(handle);
        long end = Math.max(sought.lowest(), newest - window + 1);
        long below = Math.min(sought.below(), newest + 1);
        counter.whole = end <= Math.max(1, sought.lowest());
        Conditions conditions = new Conditions(sought.all());
        while (below > end && !givenUp.getAsBoolean()) {
            if (conditions.areExact()) {
                long from = Math.max(end, below - BLOCK);
                grouped(counter, conditions
                        .bind(handle.createQuery("SELECT result, status, COUNT(*) AS postbacks FROM postback"
                                + " WHERE number < :below AND number >= :lowest" + conditions.sql()
                                + " GROUP BY result, status"))
                        .bind("below", below).bind("lowest", from));
                below = from;
            } else {
                PostbackScan.Found found = scan.find(handle, sought, below, end, PAGE, givenUp);
                found.rows().forEach(counter::add);
                below = found.lowest();
            }
        }
        scan.among(handle, sought.below(end), new SoughtTexts(handle, sought.others()).noted(), Integer.MAX_VALUE,
                givenUp).forEach(counter::add);
    }

    private static final class Counter {
        private final Map<Result, Long> byResult = new EnumMap<>(Result.class);
        private long pending;
        private long pinned;
        private boolean whole = true;

        Counter() {
            Arrays.stream(Result.values()).forEach(result -> byResult.put(result, 0L));
        }

        void add(PostbackRow row) {
            add(row.result(), row.reading().status(), 1);
        }

        void add(Result result, @Nullable String status, long count) {
            byResult.merge(result, count, Long::sum);
            if (result == Result.ACCEPTED && ConversionStatus.PENDING.word().equals(status)) {
                pending += count;
            }
        }

        long of(Outcome outcome) {
            long all = byResult.getOrDefault(outcome.result(), 0L);
            return switch (outcome) {
                case ACCEPTED -> all - pending;
                case PENDING -> pending;
                case UPDATED, DUPLICATE, REJECTED -> all;
            };
        }

        Receiver.ResultCounts counts() {
            return new Receiver.ResultCounts(Map.copyOf(byResult), pending, pinned, whole);
        }
    }
}
