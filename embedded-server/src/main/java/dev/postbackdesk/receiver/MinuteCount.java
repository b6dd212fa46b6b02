package dev.postbackdesk.receiver;

import java.time.Instant;

/// How many postbacks arrived in one minute.
///
/// @param minute when it began
/// @param total all of them
/// @param rejected how many of these were rejected
public record MinuteCount(Instant minute, long total, long rejected) {}
