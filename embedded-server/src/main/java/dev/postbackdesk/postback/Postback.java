package dev.postbackdesk.postback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored postback: the request as it arrived, what it was read to say, and the verdict. Immutable.
///
/// @param number rises in order of arrival, with gaps, and is never used twice
/// @param findings in the contract's order
/// @param duplicateOf of an updated or duplicate one, the number of the postback that was recorded
/// @param test whether the desktop's own tests sent it
/// @param answer the HTTP status that was sent, whatever was judged later
public record Postback(long number, Arrival arrival, Result result, List<Finding> findings, Reading reading,
        @Nullable Long duplicateOf, boolean test, int answer, Instant judgedAt) {
    public Postback {
        findings = List.copyOf(findings);
    }

    /// The same with another request, such as a masked one.
    public Postback withArrival(Arrival other) {
        return new Postback(number, other, result, findings, reading, duplicateOf, test, answer, judgedAt);
    }

    /// The same as it was when it was answered: by what it was judged first, whatever it was judged since.
    ///
    /// @param earlier its verdicts before this one, the oldest first
    public Postback asAnswered(List<EarlierVerdict> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        EarlierVerdict first = earlier.getFirst();
        return new Postback(number, arrival, first.result(), first.findings(), reading, null, test, answer,
                first.judgedAt());
    }
}
