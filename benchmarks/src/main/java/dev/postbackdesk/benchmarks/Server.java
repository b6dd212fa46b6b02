package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.util.List;

/// A running server, loaded on 127.0.0.1. Closing stops it, and fails if it did not stop as it should.
interface Server extends AutoCloseable {
    int port();

    /// Whose CPU time and memory count.
    List<Long> pids();

    @Override
    void close() throws IOException;
}
