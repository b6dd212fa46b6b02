package dev.postbackdesk.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What came of a line: the median of its rounds is what counts.
///
/// @param rows postbacks that were stored before
/// @param reference empty if none was measured
record LineResult(Line line, String title, int rows, List<Run> receiver, List<Run> reference) {
    LineResult {
        receiver = List.copyOf(receiver);
        reference = List.copyOf(reference);
    }

    double ours(ToDoubleFunction<Run> figure) {
        return Median.of(receiver.stream().mapToDouble(figure).toArray());
    }

    double references(ToDoubleFunction<Run> figure) {
        return Median.of(reference.stream().mapToDouble(figure).toArray());
    }

    /// Ours by the reference's requests per second; 0 without one.
    double ratio() {
        double reference = references(run -> run.load().perSecond());
        return reference == 0 ? 0 : ours(run -> run.load().perSecond()) / reference;
    }
}
