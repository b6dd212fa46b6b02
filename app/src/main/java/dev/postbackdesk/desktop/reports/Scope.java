package dev.postbackdesk.desktop.reports;

/// What alone counts in a report.
sealed interface Scope {
    Scope ALL = new All();

    record All() implements Scope {}

    /// @param key of the link
    record OfLink(int key) implements Scope {}

    /// @param key of the conversion
    record OfConversion(int key) implements Scope {}
}
