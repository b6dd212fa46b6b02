package dev.postbackdesk.receiver;

/// How the receiver is.
///
/// @param storing whether postbacks can be stored now
/// @param problem where they can't, a sentence that says why and what to do; else `""`
/// @param stored postbacks on disk
public record ReceiverStatus(boolean storing, String problem, long stored) {}
