package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Result;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which postbacks to list. Immutable; every null, and an empty set, means "any".
///
/// @param results any of these
/// @param status accepted ones that were recorded with this status
/// @param conversion reports of this conversion
/// @param text sought without case in request, sender, ids, transaction id and finding codes, among the newest ones
///        only, and in notes, among all; blank for any
/// @param since arrived at or after
/// @param before only numbers below this: the key of the page before
/// @param limit 1 to 1,000
/// @param pinned only what is pinned, however old it is
public record PostbackQuery(Set<Result> results, @Nullable ConversionStatus status, @Nullable ConversionId conversion,
        String text, @Nullable Instant since, @Nullable Long before, int limit, boolean pinned) {

    private static final int MOST = 1000;

    /// The newest page of everything.
    public static final PostbackQuery NEWEST = new PostbackQuery(Set.of(), null, null, "", null, null, 256);

    public PostbackQuery {
        results = Set.copyOf(results);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page holds 1 to 1,000 rows, not " + limit);
        }
    }

    /// Whether pinned or not.
    public PostbackQuery(Set<Result> results, @Nullable ConversionStatus status, @Nullable ConversionId conversion,
            String text, @Nullable Instant since, @Nullable Long before, int limit) {
        this(results, status, conversion, text, since, before, limit, false);
    }

    public PostbackQuery withBefore(long number) {
        return new PostbackQuery(results, status, conversion, text, since, number, limit, pinned);
    }

    /// Whatever their result and however old: as many as are counted at once.
    PostbackQuery any() {
        return new PostbackQuery(Set.of(), null, conversion, text, since, null, MOST, pinned);
    }

    public PostbackQuery onlyPinned() {
        return new PostbackQuery(results, status, conversion, text, since, before, limit, true);
    }
}
