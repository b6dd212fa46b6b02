package dev.postbackdesk.desktop.reports;

import java.time.Instant;

/// A day or an hour of a report. Immutable.
///
/// @param at when it begins
/// @param name as the screen and the paper say it
/// @param iso for other programs: `2026-11-22`, or `2026-10-25T02:00+01:00` of an hour, since a day that is put back has one twice
record ReportStep(Instant at, String name, String iso) {}
