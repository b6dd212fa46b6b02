package dev.postbackdesk.postback;

/// What a finding does to its postback.
public enum Severity {
    REJECTS,
    /// The postback counts, but something about it should be mended.
    WARNS, INFORMS
}
