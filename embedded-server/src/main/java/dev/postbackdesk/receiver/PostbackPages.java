package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Times;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.PostbackRows;
import dev.postbackdesk.postback.Result;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads pages of postbacks, by key and never by offset. Thread-safe.
///
/// By result or conversion, it merges ranges of the one index there is, each in the index's whole order: another order
/// would sort everything first. What no index serves (text, status) looks through the newest
/// [#WINDOW] numbers only, in blocks, and stops when nobody waits any more.
final class PostbackPages {
    /// Numbers that a search without an index looks through.
    static final int WINDOW = 200_000;
    /// Rows that a search holds at once: with the biggest requests there are, some 25 MB.
    private static final int BLOCK = 256;

    private final PostbackRows rows = new PostbackRows();
    private final int window;

    PostbackPages() {
        this(WINDOW);
    }

    PostbackPages(int window) {
        this.window = window;
    }

    Optional<Postback> one(Handle handle, long number) {
        return handle.createQuery("SELECT " + PostbackRows.ALL + " FROM postback WHERE number = :number")
                .bind("number", number).map((row, _) -> rows.postback(row)).findOne();
    }

    List<PostbackRow> page(Handle handle, PostbackQuery query, Definitions definitions, BooleanSupplier givenUp)
            throws SQLException {
        return Remarked.marked(handle.getConnection(), found(handle, query, definitions, givenUp));
    }

    private List<PostbackRow> found(Handle handle, PostbackQuery query, Definitions definitions,
            BooleanSupplier givenUp) {
        Optional<Range> range = range(handle, query, definitions);
        if (range.isEmpty()) {
            return List.of();
        }
        if (query.pinned()) {
            return chosen(handle, query, range.get(), Remarked.pinned(handle), Remarked.noted(handle, query.text()),
                    givenUp);
        }
        if (!query.text().isBlank() || query.status() != null) {
            return search(handle, query, range.get(), givenUp);
        }
        Set<Result> results = results(query);
        if (query.conversion() == null && results.size() == Result.values().length) {
            return byNumber(handle, query, range.get());
        }
        return byIndex(handle, query, range.get(), results, definitions);
    }

    Receiver.ResultCounts counts(Handle handle, PostbackQuery query, Definitions definitions, BooleanSupplier givenUp) {
        Counter counter = new Counter();
        Optional<Range> range = range(handle, query.withBefore(Long.MAX_VALUE), definitions);
        if (range.isEmpty()) {
            return counter.counts();
        }
        Integer conversion = range.get().conversion;
        if (!query.text().isBlank()) {
            Needle needle = new Needle(query.text());
            List<Long> noted = Remarked.noted(handle, query.text());
            Set<Long> alsoThose = Set.copyOf(noted);
            long end = blocks(handle, query, range.get(), givenUp, "", PostbackRows.ALL, page -> page.map((row, _) -> {
                Postback postback = rows.postback(row);
                if (needle.isIn(postback) || alsoThose.contains(postback.number())) {
                    counter.add(postback.result(), postback.reading().status(), 1);
                }
                return row;
            }).list());
            chosen(handle, query.any(), range.get().below(end), noted, noted, givenUp)
                    .forEach(row -> counter.add(row.result(), row.reading().status(), 1));
        } else {
            Instant since = query.since();
            String ofConversion = conversion == null ? "" : " AND conversion_key = " + conversion;
            if (since == null) {
                add(counter, handle.createQuery(
                        "SELECT result, pending, postbacks FROM postback_total WHERE postbacks > 0" + ofConversion));
            } else {
                long whole = Times.bucket(since.plusSeconds(Times.BUCKET).minusNanos(1));
                add(counter,
                        handle.createQuery("SELECT result, pending, SUM(postbacks) AS postbacks FROM arrival_rollup"
                                + " WHERE bucket >= :bucket" + ofConversion + " GROUP BY result, pending")
                                .bind("bucket", whole));
                countPart(counter, handle, since, Instant.ofEpochSecond(whole), ofConversion);
            }
        }
        counter.pinned = chosen(handle, query.any(), range.get(), Remarked.pinned(handle),
                Remarked.noted(handle, query.text()), givenUp).size();
        return counter.counts();
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
        handle.createQuery("""
                SELECT result, status, COUNT(*) AS postbacks
                FROM postback
                WHERE number >= (SELECT MIN(lowest) FROM postback_bucket WHERE bucket = :bucket)
                  AND number <= (SELECT MAX(highest) FROM postback_bucket WHERE bucket = :bucket)
                  AND received_at >= :since AND received_at < :until""" + ofConversion + " GROUP BY result, status")
                .bind("bucket", Times.bucket(since)).bind("since", Times.micros(since))
                .bind("until", Times.micros(until)).map((row, _) -> {
                    counter.add(Codes.result(row.getInt("result")), row.getString("status"),
                            row.getLong("postbacks"));
                    return row;
                }).list();
    }

    /// Where to look: numbers from `lowest` to below `below`, of one conversion or any.
    private record Range(long lowest, long below, @Nullable Integer conversion) {
        Range below(long other) {
            return new Range(lowest, Math.min(below, other), conversion);
        }
    }

    /// Empty where nothing can match.
    private static Optional<Range> range(Handle handle, PostbackQuery query, Definitions definitions) {
        Integer conversion = null;
        if (query.conversion() != null) {
            Optional<StoredConversion> stored = definitions.conversion(query.conversion());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            conversion = stored.get().key();
        }
        long lowest = 0;
        Instant since = query.since();
        if (since != null) {
            Optional<Long> first = lowestSince(handle, since);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            lowest = first.get();
        }
        return Optional.of(new Range(lowest, query.before() == null ? Long.MAX_VALUE : query.before(), conversion));
    }

    /// No postback that arrived at or after `since` has a lower number; empty if none arrived.
    static Optional<Long> lowestSince(Handle handle, Instant since) {
        return handle.createQuery("SELECT MIN(lowest) AS lowest FROM postback_bucket WHERE bucket >= :bucket")
                .bind("bucket", Times.bucket(since)).map((row, _) -> {
                    long lowest = row.getLong("lowest");
                    return row.wasNull() ? Optional.<Long>empty() : Optional.of(lowest);
                }).one();
    }

    private List<PostbackRow> byNumber(Handle handle, PostbackQuery query, Range range) {
        return bind(handle.createQuery("SELECT " + PostbackRows.LISTED + " FROM postback"
                + " WHERE number < :below AND number >= :lowest" + since(query) + " ORDER BY number DESC LIMIT :limit"),
                query, range).bind("limit", query.limit()).map((row, _) -> rows.row(row)).list();
    }

    private List<PostbackRow> byIndex(Handle handle, PostbackQuery query, Range range, Set<Result> results,
            Definitions definitions) {
        IntStream conversions = range.conversion != null
                ? IntStream.of(range.conversion)
                : IntStream.concat(IntStream.of(0),
                        definitions.conversions().stream().mapToInt(StoredConversion::key));
        List<PostbackRow> merged = new ArrayList<>();
        for (int conversion : conversions.toArray()) {
            for (Result result : results) {
                // What could not get onto the page any more is not read.
                long lowest = merged.size() < query.limit() ? range.lowest : merged.getLast().number() + 1;
                merged.addAll(bind(
                        handle.createQuery("SELECT " + PostbackRows.LISTED + " FROM postback"
                                + " WHERE conversion_key = :conversion AND result = :result"
                                + " AND number < :below AND number >= :lowest" + since(query)
                                + " ORDER BY conversion_key DESC, result DESC, number DESC LIMIT :limit"),
                        query, new Range(lowest, range.below, conversion)).bind("conversion", conversion)
                        .bind("result", Codes.of(result)).bind("limit", query.limit())
                        .map((row, _) -> rows.row(row)).list());
                merged.sort(Comparator.comparingLong(PostbackRow::number).reversed());
                if (merged.size() > query.limit()) {
                    merged = new ArrayList<>(merged.subList(0, query.limit()));
                }
            }
        }
        return List.copyOf(merged);
    }

    private List<PostbackRow> search(Handle handle, PostbackQuery query, Range range, BooleanSupplier givenUp) {
        Needle needle = new Needle(query.text());
        List<Long> noted = Remarked.noted(handle, query.text());
        Set<Long> alsoThose = Set.copyOf(noted);
        List<PostbackRow> found = new ArrayList<>();
        Set<Result> results = query.status() == null ? results(query) : EnumSet.of(Result.ACCEPTED);
        if (query.status() != null && !results(query).contains(Result.ACCEPTED)) {
            return List.of();
        }
        String which = " AND result IN ("
                + String.join(", ", results.stream().map(result -> String.valueOf(Codes.of(result))).toList()) + ")"
                + (query.status() == null ? "" : " AND status = '" + query.status().word() + "'");
        long end = blocks(handle, query, range, () -> found.size() >= query.limit() || givenUp.getAsBoolean(), which,
                PostbackRows.ALL, page -> page.map((row, _) -> {
                    Postback postback = rows.postback(row);
                    if (found.size() < query.limit()
                            && (needle.isIn(postback) || alsoThose.contains(postback.number()))) {
                        found.add(PostbackRow.of(postback));
                    }
                    return row;
                }).list());
        if (found.size() < query.limit() && !givenUp.getAsBoolean()) {
            // Notes are sought among all, however old: there are few, and who wrote one wants it back.
            found.addAll(chosen(handle, query, range.below(end), noted, noted, givenUp));
        }
        return found.stream().limit(query.limit()).toList();
    }

    /// Those of some numbers, descending, that match and hold the text, or are among those whose notes do.
    private List<PostbackRow> chosen(Handle handle, PostbackQuery query, Range range, List<Long> numbers,
            List<Long> noted, BooleanSupplier givenUp) {
        Needle needle = new Needle(query.text());
        Set<Long> alsoThose = Set.copyOf(noted);
        Set<Result> results = results(query);
        ConversionStatus status = query.status();
        Instant since = query.since();
        List<PostbackRow> found = new ArrayList<>();
        for (long number : numbers) {
            if (found.size() >= query.limit() || givenUp.getAsBoolean()) {
                break;
            }
            if (number < range.below && number >= range.lowest) {
                one(handle, number)
                        .filter(postback -> needle.isIn(postback) || alsoThose.contains(postback.number()))
                        .map(PostbackRow::of).filter(row -> results.contains(row.result()))
                        .filter(row -> status == null || (row.result() == Result.ACCEPTED
                                && status.word().equals(row.reading().status())))
                        .filter(row -> since == null || !row.receivedAt().isBefore(since))
                        .filter(row -> range.conversion == null
                                || range.conversion.equals(row.reading().conversionKey()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private interface Block {
        void read(Query page);
    }

    /// Hands out the newest numbers in blocks, newest first, until the window ends or `enough`.
    ///
    /// @return the lowest number that the window holds
    private long blocks(Handle handle, PostbackQuery query, Range range, BooleanSupplier enough, String which,
            String columns, Block block) {
        long newest = handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM postback").mapTo(Long.class).one();
        long end = Math.max(range.lowest, newest - window + 1);
        long below = Math.min(range.below, newest + 1);
        while (below > end && !enough.getAsBoolean()) {
            long from = Math.max(end, below - BLOCK);
            // Not by the index on conversions: it would be sorted anew for each block.
            block.read(bind(
                    handle.createQuery("SELECT " + columns
                            + " FROM postback WHERE number < :below AND number >= :lowest"
                            + (range.conversion == null ? "" : " AND conversion_key = " + range.conversion) + which
                            + since(query) + " ORDER BY number DESC"),
                    query, new Range(from, below, range.conversion)));
            below = from;
        }
        return end;
    }

    private static String since(PostbackQuery query) {
        return query.since() == null ? "" : " AND received_at >= :since";
    }

    private static Query bind(Query statement, PostbackQuery query, Range range) {
        statement.bind("below", range.below).bind("lowest", range.lowest);
        Instant since = query.since();
        return since == null ? statement : statement.bind("since", Times.micros(since));
    }

    private static Set<Result> results(PostbackQuery query) {
        return query.results().isEmpty() ? EnumSet.allOf(Result.class) : EnumSet.copyOf(query.results());
    }

    private static final class Counter {
        private final Map<Result, Long> byResult = new EnumMap<>(Result.class);
        private long pending;
        private long pinned;

        Counter() {
            Arrays.stream(Result.values()).forEach(result -> byResult.put(result, 0L));
        }

        void add(Result result, @Nullable String status, long count) {
            byResult.merge(result, count, Long::sum);
            if (result == Result.ACCEPTED && ConversionStatus.PENDING.word().equals(status)) {
                pending += count;
            }
        }

        Receiver.ResultCounts counts() {
            return new Receiver.ResultCounts(Map.copyOf(byResult), pending, pinned);
        }
    }
}
