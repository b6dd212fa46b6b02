package dev.postbackdesk.desktop.reports;

/// Which days a report is about.
enum Period {
    TODAY, WEEK, DAYS_30, MONTH,
    /// Chosen by the user.
    OWN
}
