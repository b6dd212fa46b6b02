package dev.postbackdesk.benchmarks;

import java.util.List;

/// One loaded server.
///
/// @param peakMemory bytes of resident memory at most; 0 where the system does not tell
/// @param fileBytes of its folder afterwards, still running
/// @param fileBytesEach by how much that grew for each answer
/// @param problems why it proves nothing; empty if all went well
record Run(LoadResult load, long peakMemory, long fileBytes, double fileBytesEach, List<String> problems) {
    Run {
        problems = List.copyOf(problems);
    }
}
