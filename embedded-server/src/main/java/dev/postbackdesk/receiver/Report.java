package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.FindingCode;
import java.util.List;
import java.util.Map;

/// Figures of a period, from the roll-ups. Immutable.
///
/// @param steps one for each step of the query
/// @param conversions by the conversion's key, 0 for what names none; no clicks, which belong to links
/// @param links by the link's key, 0 for what names no click of ours
/// @param reasons why postbacks were rejected
/// @param reasonsCounted whether they cover all: after a change of the database's layout it takes some seconds until they do
public record Report(List<Sums> steps, Map<Integer, Sums> conversions, Map<Integer, Sums> links,
        Map<FindingCode, Long> reasons, boolean reasonsCounted) {
    public Report {
        steps = List.copyOf(steps);
        conversions = Map.copyOf(conversions);
        links = Map.copyOf(links);
        reasons = Map.copyOf(reasons);
    }

    public Sums total() {
        return steps.stream().reduce(Sums.NONE, Sums::plus);
    }
}
