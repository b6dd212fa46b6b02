package dev.postbackdesk.http;

/// How much is taken in at once, so that no number of peers fills the memory.
///
/// @param connections at a time; more wait in the backlog. Each may hold a head of 32 KiB
/// @param bodyBytes of all requests that are being read or answered; what exceeds them is answered 503
record Capacity(int connections, long bodyBytes) {
    /// For bodies, of a small heap an eighth: what is made of them needs as much again, see `JobQueue`.
    static final Capacity DEFAULT = new Capacity(2_048, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8));
}
