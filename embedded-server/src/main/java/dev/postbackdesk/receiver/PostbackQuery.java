package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion.Has;
import java.time.Instant;
import java.util.List;
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
/// @param also all of these as well
public record PostbackQuery(Set<Result> results, @Nullable ConversionStatus status, @Nullable ConversionId conversion,
        String text, @Nullable Instant since, @Nullable Long before, int limit, boolean pinned, List<Criterion> also) {

    /// Rows of a page at most.
    static final int MOST = 1000;

    /// The newest page of everything.
    public static final PostbackQuery NEWEST = new PostbackQuery(Set.of(), null, null, "", null, null, 256);

    public PostbackQuery {
        results = Set.copyOf(results);
        also = List.copyOf(also);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page holds 1 to 1,000 rows, not " + limit);
        }
    }

    /// Whether pinned or not.
    public PostbackQuery(Set<Result> results, @Nullable ConversionStatus status, @Nullable ConversionId conversion,
            String text, @Nullable Instant since, @Nullable Long before, int limit) {
        this(results, status, conversion, text, since, before, limit, false, List.of());
    }

    /// All that meet these.
    public static PostbackQuery of(List<Criterion> criteria) {
        return new PostbackQuery(Set.of(), null, null, "", null, null, NEWEST.limit, false, criteria);
    }

    public PostbackQuery withBefore(@Nullable Long number) {
        return new PostbackQuery(results, status, conversion, text, since, number, limit, pinned, also);
    }

    public PostbackQuery onlyPinned() {
        return new PostbackQuery(results, status, conversion, text, since, before, limit, true, also);
    }

    public PostbackQuery withLimit(int rows) {
        return new PostbackQuery(results, status, conversion, text, since, before, rows, pinned, also);
    }

    /// Whether rows alone tell if they match.
    public boolean isDecidedByRows() {
        return text.isBlank() && conversion == null && also.stream().allMatch(Criterion::isDecidedByRow);
    }

    /// Whether a row matches, its texts, its `conversion` and its page left aside.
    public boolean matches(PostbackRow row) {
        return (results.isEmpty() || results.contains(row.result()))
                && (status == null
                        || (row.result() == Result.ACCEPTED && status.word().equals(row.reading().status())))
                && (since == null || !row.receivedAt().isBefore(since)) && (!pinned || row.mark().pinned())
                && also.stream().allMatch(one -> !one.isDecidedByRow() || one.matches(row));
    }

    /// Whether notes or pins decide what matches.
    public boolean asksForMarks() {
        return pinned || !text.isBlank() || also.stream().anyMatch(PostbackQuery::asksForMarks);
    }

    private static boolean asksForMarks(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Not(Criterion of) -> asksForMarks(of);
            case Criterion.Has(Has.Thing thing) -> thing == Has.Thing.NOTE || thing == Has.Thing.PIN;
            case Criterion other -> !other.isDecidedByRow();
        };
    }

    /// Of those only the ones with one of these results.
    PostbackQuery only(Set<Result> others) {
        return new PostbackQuery(others, null, conversion, text, since, before, limit, pinned, also);
    }
}
