package dev.postbackdesk.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one run of the generator does. Immutable.
///
/// @param port on 127.0.0.1
/// @param connections that are open at the same time; each has one request under way
/// @param threads of the generator, which share the connections
/// @param keepAlive false opens a connection for each request
/// @param warmUp is not counted
/// @param measured what is; the run ends after it
/// @param count ends the measured part earlier, after so many requests; 0 for no such bound
/// @param perSecond how many requests all connections together send at most; 0 for as many as are answered
/// @param seed odd, and another one for each run on the same data; threads take the next odd ones
/// @param ids a file of click ids, one a line; nothing to clicks
/// @param reference whether the server answers everything with 200
/// @param watched whose CPU time is taken
record Load(int port, Kind kind, int connections, int threads, boolean keepAlive, Duration warmUp, Duration measured,
        long count, int perSecond, long seed, Path ids, boolean reference, List<Long> watched) {

    Load {
        watched = List.copyOf(watched);
    }

    /// For [LoadCommand].
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("load", "--port", String.valueOf(port), "--kind",
                kind.name(), "--connections", String.valueOf(connections), "--threads", String.valueOf(threads),
                "--warm-up", warmUp.toString(), "--measured", measured.toString(), "--count", String.valueOf(count),
                "--per-second", String.valueOf(perSecond), "--seed", String.valueOf(seed), "--ids", ids.toString()));
        if (!keepAlive) {
            arguments.add("--one-connection-each");
        }
        if (reference) {
            arguments.add("--reference");
        }
        watched.forEach(pid -> arguments.addAll(List.of("--watch", String.valueOf(pid))));
        return arguments;
    }
}
