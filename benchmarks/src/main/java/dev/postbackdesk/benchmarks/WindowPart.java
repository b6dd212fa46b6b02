package dev.postbackdesk.benchmarks;

/// A part of what is measured of the window.
enum WindowPart {
    /// Opening it over what is stored, random jumps, filters and searches.
    MANY,
    /// Writing all of it to a file.
    EXPORT,
    /// From an answer to its row.
    ROW,
    /// 2,000 postbacks a second into the table that follows them.
    FLOOD,
    /// 50,000 postbacks as fast as they are answered.
    BURST
}
