package dev.postbackdesk.receiver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which clicks to list. Immutable; every null means "any".
///
/// @param link the key of the link that was followed
/// @param text a whole click id, or what stands in sender, parameters, User-Agent or Referer, without case; blank for any
/// @param since made at or after
/// @param before only numbers below this: the key of the page before
/// @param after only numbers above this, and of those the lowest
/// @param limit 1 to 1,000
public record ClickQuery(Kind kind, @Nullable Integer link, String text, @Nullable Instant since, @Nullable Long before,
        @Nullable Long after, int limit) {

    /// What sort of clicks.
    public enum Kind {
        ALL,
        /// For which a conversion was recorded.
        CONVERTED,
        /// For which none was: of people, so neither crawlers nor tests.
        UNCONVERTED,
        /// Of crawlers.
        BOTS,
        /// Of the desktop's own tests.
        TESTS
    }

    /// The newest page of everything.
    public static final ClickQuery NEWEST = new ClickQuery(Kind.ALL, null, "", null, null, null, 256);

    public ClickQuery {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("A page holds 1 to 1,000 rows, not " + limit);
        }
    }

    public ClickQuery withBefore(@Nullable Long number) {
        return new ClickQuery(kind, link, text, since, number, null, limit);
    }

    public ClickQuery withAfter(long number) {
        return new ClickQuery(kind, link, text, since, null, number, limit);
    }
}
