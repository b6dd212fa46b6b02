package dev.postbackdesk.postback;

/// The words of findings.
public final class FindingText {
    private FindingText() {}
}
