package dev.postbackdesk.benchmarks;

import java.util.List;
import java.util.Map;

/// What one run of the generator saw. Durations are in microseconds.
///
/// @param answers expected ones, in the measured part
/// @param seconds how long the measured part was
/// @param all expected answers, those of warm-up and end included
/// @param serverCpu of the watched processes together, per answer
/// @param generatorCpu its own, per answer
/// @param others the part of all cores that went to anything else meanwhile, 0 to 1
/// @param statuses how often each status came, in the whole run
/// @param problems what went wrong, at most a few; empty in a good run
record LoadResult(long answers, double seconds, long all, double p50, double p99, double p999, double max,
        double serverCpu, double generatorCpu, double others, Map<Integer, Long> statuses, List<String> problems) {

    LoadResult {
        statuses = Map.copyOf(statuses);
        problems = List.copyOf(problems);
    }

    double perSecond() {
        return seconds == 0 ? 0 : answers / seconds;
    }
}
