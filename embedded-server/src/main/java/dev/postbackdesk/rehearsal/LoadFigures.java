package dev.postbackdesk.rehearsal;

import dev.postbackdesk.postback.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a load stands. Immutable.
///
/// @param elapsed since it began
/// @param clicks that were sent
/// @param postbacks that were sent
/// @param answered requests of both kinds that were answered
/// @param failed requests that got no answer, or one that tells of trouble in the receiver (5xx)
/// @param verdicts stored postbacks by result; a count for every result
/// @param pending how many of the accepted ones were recorded as pending
/// @param median half of the answers took no longer
/// @param p99 all but one of a hundred answers took no longer
/// @param seconds postbacks that were answered in each second, oldest first, at most [#SECONDS]; the last one runs
public record LoadFigures(Duration elapsed, long clicks, long postbacks, long answered, long failed,
        Map<Result, Long> verdicts, long pending, Duration median, Duration p99, List<Long> seconds) {
    /// How far back `seconds` goes.
    public static final int SECONDS = 60;

    public LoadFigures {
        verdicts = Map.copyOf(verdicts);
        seconds = List.copyOf(seconds);
    }
}
