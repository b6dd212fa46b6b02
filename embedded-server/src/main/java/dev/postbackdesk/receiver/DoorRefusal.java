package dev.postbackdesk.receiver;

import java.time.Instant;

/// Requests of one address that were refused for one reason before they became postbacks.
///
/// @param status what they were answered, e.g. 404
/// @param reason in words, e.g. `no such path`
/// @param sender numeric address
/// @param count how many
public record DoorRefusal(int status, String reason, String sender, long count, Instant first, Instant last) {}
