package dev.postbackdesk.receiver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report is about. Immutable.
///
/// @param edges where its steps begin, rising, and where the last one ends (exclusive): at least two. An edge counts as the
///        quarter of an hour that it falls into, which every time zone's midnight begins
/// @param conversion the key of the only conversion that counts; null for all, and what names none
/// @param link the key of the only link that counts; null for all
public record ReportQuery(List<Instant> edges, @Nullable Integer conversion, @Nullable Integer link) {
    /// Steps that one report has at most.
    public static final int MOST_STEPS = 1_000;

    public ReportQuery {
        edges = List.copyOf(edges);
        if (edges.size() < 2 || edges.size() > MOST_STEPS + 1) {
            throw new IllegalArgumentException("A report has 1 to 1,000 steps, not " + (edges.size() - 1));
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!edges.get(i - 1).isBefore(edges.get(i))) {
                throw new IllegalArgumentException(edges.get(i) + " does not come after " + edges.get(i - 1));
            }
        }
    }
}
