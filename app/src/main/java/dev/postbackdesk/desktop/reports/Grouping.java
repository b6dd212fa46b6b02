package dev.postbackdesk.desktop.reports;

/// What a line of the table is.
enum Grouping {
    LINK, CONVERSION, NETWORK,
    /// A day, or an hour where the chart shows hours.
    STEP
}
