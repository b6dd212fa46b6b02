package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Outcome;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The pills above the table. Pending ones are accepted ones that wait; here they stand apart from the accepted. A pill is a
/// term of the search that it shows and changes: there is no other state.
enum LiveFilter {
    ALL, ACCEPTED, UPDATED, PENDING, DUPLICATE, REJECTED, PINNED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that a search is narrowed to.
    static Set<LiveFilter> of(Search search) {
        Set<LiveFilter> chosen = search.outcomes().stream().map(outcome -> valueOf(outcome.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LiveFilter.class)));
        if (search.isPinned()) {
            chosen.add(PINNED);
        }
        return chosen.isEmpty() ? EnumSet.of(ALL) : chosen;
    }

    /// The text of a search narrowed to this one.
    String alone(Search search, java.util.function.Function<String, Search> parse) {
        Search unpinned = parse.apply(search.withPinned(this == PINNED));
        return unpinned.withOutcomes(this == ALL || this == PINNED ? Set.of() : Set.of(Outcome.valueOf(name())));
    }

    /// The text of a search narrowed to this one as well, or no more.
    String toggled(Search search) {
        if (this == ALL) {
            return search.withOutcomes(Set.of());
        }
        if (this == PINNED) {
            return search.withPinned(!search.isPinned());
        }
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        outcomes.addAll(search.outcomes());
        Outcome mine = Outcome.valueOf(name());
        if (!outcomes.remove(mine)) {
            outcomes.add(mine);
        }
        return search.withOutcomes(outcomes);
    }

    /// How many of some counts a search is narrowed to.
    static long of(Search search, ResultCounts counts) {
        if (search.isPinned()) {
            return counts.pinned();
        }
        return of(search).stream().mapToLong(filter -> filter.of(counts)).sum();
    }

    long of(ResultCounts counts) {
        return switch (this) {
            case ALL -> counts.total();
            case ACCEPTED -> counts.byResult().getOrDefault(Result.ACCEPTED, 0L) - counts.pending();
            case PENDING -> counts.pending();
            case UPDATED -> counts.byResult().getOrDefault(Result.UPDATED, 0L);
            case DUPLICATE -> counts.byResult().getOrDefault(Result.DUPLICATE, 0L);
            case REJECTED -> counts.byResult().getOrDefault(Result.REJECTED, 0L);
            case PINNED -> counts.pinned();
        };
    }
}
