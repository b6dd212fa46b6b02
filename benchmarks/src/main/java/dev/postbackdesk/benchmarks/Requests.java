package dev.postbackdesk.benchmarks;

import java.nio.ByteBuffer;

/// What the generator sends. Not thread-safe.
interface Requests {
    /// Writes the next request into an empty buffer.
    ///
    /// @return the status that it must be answered with
    int next(ByteBuffer target);
}
