package dev.postbackdesk.postback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A postback as lists show it: all but the raw request. Immutable.
///
/// @param sender the sender's numeric address
public record PostbackRow(long number, Instant receivedAt, String sender, Result result, List<Finding> findings,
        Reading reading, @Nullable Long duplicateOf, boolean test, int answer) {

    public PostbackRow {
        findings = List.copyOf(findings);
    }

    public static PostbackRow of(Postback postback) {
        return new PostbackRow(postback.number(), postback.arrival().receivedAt(), postback.arrival().sender(),
                postback.result(), postback.findings(), postback.reading(), postback.duplicateOf(), postback.test(),
                postback.answer());
    }
}
