package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.receiver.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far back to look, as the menu of times offers it: a term of the search.
enum Span {
    ANY("", null), HOUR("since:1h", Duration.ofHours(1)), DAY("since:24h", Duration.ofDays(1)), WEEK("since:7d",
            Duration.ofDays(7));

    private final String term;
    private final @Nullable Duration back;

    Span(String term, @Nullable Duration back) {
        this.term = term;
        this.back = back;
    }

    /// The last part of its key.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that a search looks back; empty where it says another time.
    static Optional<Span> of(Search search) {
        List<Criterion> since = search.criteria(Instant.EPOCH).stream().filter(Span::isSince).toList();
        if (since.isEmpty()) {
            return Optional.of(ANY);
        }
        return Arrays.stream(values()).filter(span -> span.back != null && search.moves()
                && since.equals(List.of(new Criterion.Since(Instant.EPOCH.minus(span.back))))).findFirst();
    }

    /// The text of a search that looks back so far.
    String in(Search search) {
        return search.replacing(Span::isSince, term);
    }

    private static boolean isSince(Criterion criterion) {
        return criterion instanceof Criterion.Since;
    }
}
