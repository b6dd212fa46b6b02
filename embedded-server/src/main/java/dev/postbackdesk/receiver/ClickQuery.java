package dev.postbackdesk.receiver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which clicks to list. Immutable; every null means "any".
///
/// @param also what a click has to meet, all of it: see [ClickCriteria]
/// @param before only numbers below this: the key of the page before
/// @param after only numbers above this, and of those the lowest
/// @param limit 1 to 1,000
public record ClickQuery(List<Criterion> also, @Nullable Long before, @Nullable Long after, int limit) {
    /// The newest page of everything.
    public static final ClickQuery NEWEST = of(List.of());

    public ClickQuery {
        also = List.copyOf(also);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("A page holds 1 to 1,000 rows, not " + limit);
        }
    }

    /// The newest page of those that meet all of `criteria`.
    public static ClickQuery of(List<Criterion> criteria) {
        return new ClickQuery(criteria, null, null, 256);
    }

    public ClickQuery withBefore(@Nullable Long number) {
        return new ClickQuery(also, number, null, limit);
    }

    public ClickQuery withAfter(long number) {
        return new ClickQuery(also, null, number, limit);
    }

    public ClickQuery withLimit(int rows) {
        return new ClickQuery(also, before, after, rows);
    }
}
