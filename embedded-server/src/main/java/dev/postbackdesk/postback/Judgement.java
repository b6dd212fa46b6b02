package dev.postbackdesk.postback;

import java.util.List;

/// A verdict with its reasons. Immutable.
///
/// @param findings in the contract's order
/// @param answer the HTTP status to answer with
/// @param test whether click or request is marked as a test
public record Judgement(Verdict verdict, List<Finding> findings, Reading reading, int answer, boolean test) {
    public Judgement {
        findings = List.copyOf(findings);
    }
}
