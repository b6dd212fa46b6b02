package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Times;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.PostbackRows;
import dev.postbackdesk.postback.Result;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Reads pages of postbacks, by key and never by offset. Thread-safe.
///
/// By result or conversion, it merges ranges of the one index there is, each in the index's whole order: another order
/// would sort everything first. What no index serves (text, sender, amounts) is looked for by number, in steps that tell what
/// they found, and among the newest [#WINDOW] numbers unless somebody wants more.
final class PostbackPages {
    /// Numbers that a search without an index looks through.
    static final int WINDOW = 200_000;
    /// Numbers that one step looks through: some 50 ms with a text, and less without.
    private static final int STEP = 8_192;
    private static final int WIDE_STEP = 32_768;

    private final PostbackRows rows = new PostbackRows();
    private final PostbackScan scan = new PostbackScan();
    private final PostbackCounts counts;
    private final int window;

    PostbackPages() {
        this(WINDOW);
    }

    PostbackPages(int window) {
        this.window = window;
        counts = new PostbackCounts(scan, window);
    }

    Optional<Postback> one(Handle handle, long number) {
        return scan.one(handle, number);
    }

    /// Those that there are, in this order.
    List<Postback> some(Handle handle, List<Long> numbers, BooleanSupplier givenUp) {
        List<Postback> found = new ArrayList<>(numbers.size());
        for (long number : numbers) {
            if (givenUp.getAsBoolean()) {
                break;
            }
            one(handle, number).ifPresent(found::add);
        }
        return found;
    }

    /// A page, of what no index serves among the newest.
    List<PostbackRow> page(Handle handle, PostbackQuery query, Definitions definitions, BooleanSupplier givenUp)
            throws SQLException {
        long floor = newest(handle) - window + 1;
        List<PostbackRow> found = new ArrayList<>();
        Long before = query.before();
        boolean more = true;
        while (more && found.size() < query.limit() && !givenUp.getAsBoolean()) {
            PostbackPage step = step(handle, query.withBefore(before).withLimit(query.limit() - found.size()), floor,
                    definitions, givenUp);
            found.addAll(step.rows());
            before = step.next();
            more = before != null;
        }
        return List.copyOf(found);
    }

    /// One step of a search, see [Receiver#search].
    PostbackPage step(Handle handle, PostbackQuery query, long floor, Definitions definitions, BooleanSupplier givenUp)
            throws SQLException {
        Optional<Sought> known = Sought.of(handle, query, definitions);
        if (known.isEmpty() || givenUp.getAsBoolean()) {
            return new PostbackPage(List.of(), null, 0);
        }
        Sought sought = known.get();
        if (sought.asksForPins() || sought.asksForNotes()) {
            List<Long> numbers = sought.asksForPins() ? Remarked.pinned(handle) : Remarked.noted(handle);
            return last(scan.among(handle, sought, numbers, query.limit(), givenUp), query.limit());
        }
        if (sought.isServedByIndex()) {
            List<PostbackRow> read = sought.conversions() == null && sought.isAnyResult()
                    ? byNumber(handle, query, sought)
                    : byIndex(handle, query, sought, definitions);
            PostbackPage page = last(Remarked.marked(handle.getConnection(), read), query.limit());
            return new PostbackPage(page.rows().stream()
                    .filter(row -> sought.others().stream().allMatch(one -> one.matches(row))).toList(), page.next(),
                    read.size());
        }
        return search(handle, query, sought, floor, givenUp);
    }

    private static PostbackPage last(List<PostbackRow> page, int limit) {
        return new PostbackPage(page, page.size() < limit ? null : page.getLast().number(), page.size());
    }

    private PostbackPage search(Handle handle, PostbackQuery query, Sought sought, long floor, BooleanSupplier givenUp)
            throws SQLException {
        long end = Math.max(sought.lowest(), floor);
        long below = Math.min(sought.below(), newest(handle) + 1);
        long from = Math.max(end, below - (sought.asksForTexts() ? STEP : WIDE_STEP));
        PostbackScan.Found found = scan.find(handle, sought, below, from, query.limit(), givenUp);
        boolean full = found.rows().size() >= query.limit();
        long looked = Math.max(0, below - found.lowest());
        if (full || found.lowest() > end) {
            return new PostbackPage(found.rows(), Math.max(found.lowest(), 1), looked);
        }
        // Notes are sought among all, however old: there are few, and who wrote one wants it back.
        List<PostbackRow> all = new ArrayList<>(found.rows());
        all.addAll(
                scan.among(handle, sought.below(Math.min(end, below)), new SoughtTexts(handle, sought.others()).noted(),
                        query.limit() - all.size(), givenUp));
        // Where notes fill the page there may be more of them.
        return new PostbackPage(all, all.size() < query.limit() ? null : all.getLast().number(), looked);
    }

    Receiver.ResultCounts counts(Handle handle, PostbackQuery query, Definitions definitions, BooleanSupplier givenUp)
            throws SQLException {
        return counts.byResult(handle, query, definitions, givenUp);
    }

    Receiver.Count count(Handle handle, PostbackQuery query, int atMost, Definitions definitions,
            BooleanSupplier givenUp) throws SQLException {
        Optional<Receiver.Count> summed = counts.summed(handle, query, definitions);
        if (summed.isPresent()) {
            Receiver.Count all = summed.get();
            return all.number() > atMost ? new Receiver.Count(atMost, true) : all;
        }
        long newest = newest(handle);
        long floor = newest - window + 1;
        long found = 0;
        Long before = null;
        do {
            PostbackPage step = step(handle, query.withBefore(before).withLimit(PostbackQuery.MOST), floor, definitions,
                    givenUp);
            found += step.rows().size();
            before = step.next();
        } while (before != null && found <= atMost && !givenUp.getAsBoolean());
        return new Receiver.Count(Math.min(found, atMost), found > atMost);
    }

    static long newest(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM postback").mapTo(Long.class).one();
    }

    /// No postback that arrived at or after `since` has a lower number; empty if none arrived.
    static Optional<Long> lowestSince(Handle handle, Instant since) {
        return handle.createQuery("SELECT MIN(lowest) AS lowest FROM postback_bucket WHERE bucket >= :bucket")
                .bind("bucket", Times.bucket(since)).map((row, _) -> {
                    long lowest = row.getLong("lowest");
                    return row.wasNull() ? Optional.<Long>empty() : Optional.of(lowest);
                }).one();
    }

    /// No postback that arrived before `until` has a higher number; 0 if none arrived.
    static long highestUntil(Handle handle, Instant until) {
        return handle
                .createQuery("SELECT COALESCE(MAX(highest), 0) FROM postback_bucket WHERE bucket <= :bucket")
                .bind("bucket", Times.bucket(until)).mapTo(Long.class).one();
    }

    private List<PostbackRow> byNumber(Handle handle, PostbackQuery query, Sought sought) {
        Conditions times = new Conditions(sought.times());
        return times.bind(handle.createQuery("SELECT " + PostbackRows.LISTED + " FROM postback"
                + " WHERE number < :below AND number >= :lowest" + times.sql() + " ORDER BY number DESC LIMIT :limit"))
                .bind("below", sought.below()).bind("lowest", sought.lowest()).bind("limit", query.limit())
                .map((row, _) -> rows.row(row)).list();
    }

    private List<PostbackRow> byIndex(Handle handle, PostbackQuery query, Sought sought, Definitions definitions) {
        var chosen = sought.conversions();
        IntStream conversions = chosen != null
                ? chosen.stream().mapToInt(Integer::intValue)
                : IntStream.concat(IntStream.of(0),
                        definitions.conversions().stream().mapToInt(StoredConversion::key));
        Conditions times = new Conditions(sought.times());
        List<PostbackRow> merged = new ArrayList<>();
        for (int conversion : conversions.sorted().toArray()) {
            for (Result result : sought.results()) {
                // What could not get onto the page any more is not read.
                long lowest = merged.size() < query.limit() ? sought.lowest() : merged.getLast().number() + 1;
                merged.addAll(times
                        .bind(handle.createQuery("SELECT " + PostbackRows.LISTED + " FROM postback"
                                + " WHERE conversion_key = :conversion AND result = :result"
                                + " AND number < :below AND number >= :lowest" + times.sql()
                                + " ORDER BY conversion_key DESC, result DESC, number DESC LIMIT :limit"))
                        .bind("below", sought.below()).bind("lowest", lowest).bind("conversion", conversion)
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
}
