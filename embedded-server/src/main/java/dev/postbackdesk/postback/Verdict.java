package dev.postbackdesk.postback;

import org.jspecify.annotations.Nullable;

/// What the judge decided, and what the store has to do about it.
public sealed interface Verdict {
    /// A new conversion.
    ///
    /// @param transactionId the transaction id of its key: null where the rule does not look at it
    /// @param opensKey false where an earlier conversion holds the key already (rule `every`): it is counted, but later
    ///        postbacks are compared with the first
    record Accepted(ConversionStatus status, @Nullable String transactionId, boolean opensKey) implements Verdict {}

    /// A recorded conversion changes its status.
    ///
    /// @param before the recorded conversion as it was
    /// @param after as it is from now on
    record Updated(Recorded before, Recorded after) implements Verdict {}

    /// Nothing changes: the first one counts.
    record Duplicate(Recorded of) implements Verdict {}

    /// Not counted; kept with its findings, the first of which decides the answer.
    record Rejected(Finding because) implements Verdict {}

    default Result result() {
        return switch (this) {
            case Accepted _ -> Result.ACCEPTED;
            case Updated _ -> Result.UPDATED;
            case Duplicate _ -> Result.DUPLICATE;
            case Rejected _ -> Result.REJECTED;
        };
    }
}
