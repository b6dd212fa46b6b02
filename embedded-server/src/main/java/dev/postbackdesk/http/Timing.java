package dev.postbackdesk.http;

import java.time.Duration;

/// How long the receiver waits for its peers.
///
/// @param request for a whole request from its first byte, however steadily it trickles
/// @param idle for the next request of a connection
/// @param drain for a peer to stop sending after it was refused
/// @param close for running requests when the receiver closes
record Timing(Duration request, Duration idle, Duration drain, Duration close) {
    static final Timing DEFAULT = new Timing(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(1),
            Duration.ofSeconds(4));
}
