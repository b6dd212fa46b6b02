package dev.postbackdesk.postback;

import java.time.Instant;
import java.util.List;

/// What a postback was judged before it was judged again. Immutable.
///
/// @param findings in the contract's order
public record EarlierVerdict(Instant judgedAt, Result result, List<Finding> findings) {
    public EarlierVerdict {
        findings = List.copyOf(findings);
    }
}
