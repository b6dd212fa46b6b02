package dev.postbackdesk.postback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A postback as lists show it: all but the raw request. Immutable.
///
/// @param sender the sender's numeric address
/// @param mark what users put beside it, as far as pages tell: what just arrived has none
public record PostbackRow(long number, Instant receivedAt, String sender, Result result, List<Finding> findings,
        Reading reading, @Nullable Long duplicateOf, boolean test, int answer, Mark mark) {

    public PostbackRow {
        findings = List.copyOf(findings);
    }

    /// One without a mark.
    public PostbackRow(long number, Instant receivedAt, String sender, Result result, List<Finding> findings,
            Reading reading, @Nullable Long duplicateOf, boolean test, int answer) {
        this(number, receivedAt, sender, result, findings, reading, duplicateOf, test, answer, Mark.NONE);
    }

    public PostbackRow withMark(Mark other) {
        return new PostbackRow(number, receivedAt, sender, result, findings, reading, duplicateOf, test, answer, other);
    }

    public static PostbackRow of(Postback postback) {
        return new PostbackRow(postback.number(), postback.arrival().receivedAt(), postback.arrival().sender(),
                postback.result(), postback.findings(), postback.reading(), postback.duplicateOf(), postback.test(),
                postback.answer());
    }
}
