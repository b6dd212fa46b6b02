package dev.postbackdesk.postback;

import java.util.List;

/// A verdict with its reasons. Immutable.
///
/// @param findings in the contract's order
/// @param answer the HTTP status to answer with (a pixel's 200 apart, which is [Answers]' business)
/// @param test whether click or request is marked as a test
public record Judgement(Verdict verdict, List<Finding> findings, Reading reading, int answer, boolean test) {
    public Judgement {
        findings = List.copyOf(findings);
    }
}
