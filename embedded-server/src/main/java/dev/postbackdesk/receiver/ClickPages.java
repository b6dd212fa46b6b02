package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.ClickReader;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.PostbackRows;
import dev.postbackdesk.postback.PostbackStore;
import dev.postbackdesk.postback.Recorded;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Reads pages of clicks, by key and never by offset. Thread-safe.
///
/// Clicks have no index but their number's, since each further one would cost more than storing a click: what is sought by
/// anything else is sought among [#WINDOW] clicks at once, in blocks, and the page says where to go on. What was recorded for
/// them lies together, since its places are in order of clicks.
final class ClickPages {
    /// Clicks that a search looks through at once.
    static final int WINDOW = 200_000;
    private static final int BLOCK = 512;
    /// Numbers of postbacks that are looked through for those of one click, in blocks.
    private static final int POSTBACKS = 200_000;
    private static final int POSTBACK_BLOCK = 4_096;

    private final PostbackStore postbacks;
    private final PostbackRows rows = new PostbackRows();
    private final int window;

    ClickPages(PostbackStore postbacks) {
        this(postbacks, WINDOW);
    }

    ClickPages(PostbackStore postbacks, int window) {
        this.postbacks = postbacks;
        this.window = window;
    }

    /// @param ids the caller's own
    ClickPage page(Handle handle, ClickQuery query, ClickIds ids, BooleanSupplier givenUp) throws SQLException {
        Reading reading = new Reading(handle, ids);
        OptionalLong exactly = exactly(query, ids);
        if (exactly.isPresent()) {
            return one(reading, query, exactly.getAsLong());
        }
        return query.after() == null
                ? older(reading, query, givenUp)
                : new ClickPage(newer(reading, query, query.after()), null, false);
    }

    /// The number of the one click that a query can find, where it names a whole click id.
    private static OptionalLong exactly(ClickQuery query, ClickIds ids) {
        for (Criterion criterion : query.also()) {
            OptionalLong number = OptionalLong.empty();
            if (criterion instanceof Criterion.Text(var text)) {
                number = ids.decode(text.strip());
            } else if (criterion instanceof Criterion.ClickId(var parts) && parts.size() == 1) {
                number = ids.decode(parts.getFirst());
            }
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalLong.empty();
    }

    private static ClickPage one(Reading reading, ClickQuery query, long number) throws SQLException {
        boolean beyond = (query.before() != null && number >= query.before())
                || (query.after() != null && number <= query.after());
        Optional<Click> click = beyond ? Optional.empty() : reading.clicks.find(number);
        return new ClickPage(click.isEmpty() ? List.of() : matching(reading, query, List.of(click.get())), null, false);
    }

    private ClickPage older(Reading reading, ClickQuery query, BooleanSupplier givenUp) throws SQLException {
        List<ClickRow> found = new ArrayList<>();
        long below = Math.min(query.before() == null ? Long.MAX_VALUE : query.before(), end(reading, query));
        int looked = 0;
        while (looked < window && !givenUp.getAsBoolean()) {
            List<Click> block = reading.clicks.before(below, BLOCK);
            if (block.isEmpty() || isOver(query, block)) {
                return new ClickPage(found, null, false);
            }
            looked += block.size();
            for (ClickRow row : matching(reading, query, block)) {
                found.add(row);
                if (found.size() == query.limit()) {
                    return new ClickPage(found, row.number(), false);
                }
            }
            below = block.getLast().number();
            if (block.size() < BLOCK) {
                return new ClickPage(found, null, false);
            }
        }
        return new ClickPage(found, below, true);
    }

    /// No click from this number on was made before the query's end. Times rise with numbers but where the clock was set back,
    /// by less than a block's worth: so a block more is looked at than the clicks by that time.
    private static long end(Reading reading, ClickQuery query) throws SQLException {
        Optional<Instant> until = query.also().stream()
                .flatMap(one -> one instanceof Criterion.Until(var moment) ? Stream.of(moment) : Stream.empty())
                .min(Comparator.naturalOrder());
        if (until.isEmpty()) {
            return Long.MAX_VALUE;
        }
        List<Click> beyond = reading.clicks.after(reading.clicks.lastBefore(until.get()), BLOCK);
        return beyond.size() < BLOCK ? Long.MAX_VALUE : beyond.getLast().number();
    }

    private static boolean isOver(ClickQuery query, List<Click> block) {
        return query.also().stream().anyMatch(one -> one instanceof Criterion.Since(var since)
                && block.stream().allMatch(click -> click.at().isBefore(since)));
    }

    /// The lowest above a number: at most as many as one page holds and a window is long.
    private List<ClickRow> newer(Reading reading, ClickQuery query, long after) throws SQLException {
        List<ClickRow> found = new ArrayList<>();
        long above = after;
        int looked = 0;
        while (looked < window && found.size() < query.limit()) {
            List<Click> block = reading.clicks.after(above, BLOCK);
            looked += block.size();
            found.addAll(matching(reading, query, block));
            if (block.size() < BLOCK) {
                break;
            }
            above = block.getLast().number();
        }
        return found.subList(0, Math.min(found.size(), query.limit())).reversed();
    }

    /// What was recorded is read of those only that meet all else.
    private static List<ClickRow> matching(Reading reading, ClickQuery query, List<Click> block) throws SQLException {
        List<Criterion> ofVisits = query.also().stream().filter(ClickCriteria::isOfVisit).toList();
        List<ClickRow> visits = block.stream().map(reading::visit).filter(row -> ClickCriteria.match(ofVisits, row))
                .toList();
        return reading.complete(visits).stream().filter(row -> ClickCriteria.match(query.also(), row)).toList();
    }

    /// Empty if there is no click of that number. Postbacks are looked for among those that arrived next after it, since they
    /// have no index on clicks either; what was recorded is found however late it came.
    Optional<ClickHistory> history(Handle handle, long number, ClickIds ids, BooleanSupplier givenUp)
            throws SQLException {
        Reading reading = new Reading(handle, ids);
        Optional<Click> click = reading.clicks.find(number);
        if (click.isEmpty()) {
            return Optional.empty();
        }
        ClickRow row = reading.complete(List.of(reading.visit(click.get()))).getFirst();
        NavigableMap<Long, PostbackRow> found = new TreeMap<>();
        for (Recorded recorded : row.conversions()) {
            found.putAll(ofClick(handle, number, recorded.postback(), recorded.postback()));
        }
        long newest = handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM postback").mapTo(Long.class).one();
        long first = PostbackPages.lowestSince(handle, click.get().at()).orElse(newest + 1);
        long end = Math.min(newest, first + POSTBACKS - 1);
        for (long from = first; from <= end && !givenUp.getAsBoolean(); from += POSTBACK_BLOCK) {
            found.putAll(ofClick(handle, number, from, Math.min(end, from + POSTBACK_BLOCK - 1)));
        }
        return Optional.of(new ClickHistory(row, List.copyOf(found.values()), end < newest));
    }

    private Map<Long, PostbackRow> ofClick(Handle handle, long click, long from, long to) {
        return handle
                .createQuery("SELECT " + PostbackRows.LISTED
                        + " FROM postback WHERE number >= :from AND number <= :to AND click_number = :click"
                        + " ORDER BY number")
                .bind("from", from).bind("to", to).bind("click", click).map((row, _) -> rows.row(row)).stream()
                .collect(Collectors.toMap(PostbackRow::number, row -> row));
    }

    /// What one query reads with.
    private final class Reading {
        private final Handle handle;
        private final ClickIds ids;
        private final ClickReader clicks;

        Reading(Handle handle, ClickIds ids) throws SQLException {
            this.handle = handle;
            this.ids = ids;
            clicks = new ClickReader(handle.getConnection());
        }

        /// Without what was recorded.
        ClickRow visit(Click click) {
            return new ClickRow(click, ids.encode(click.number()), List.of());
        }

        /// Adds what was recorded.
        List<ClickRow> complete(List<ClickRow> some) throws SQLException {
            Map<Long, List<Recorded>> recorded = postbacks
                    .recordedOf(handle.getConnection(),
                            some.stream().map(ClickRow::number).collect(Collectors.toCollection(TreeSet::new)))
                    .stream().collect(Collectors.groupingBy(Recorded::clickNumber));
            return some.stream().map(row -> new ClickRow(row.click(), row.clickId(),
                    recorded.getOrDefault(row.number(), List.of()))).toList();
        }
    }
}
