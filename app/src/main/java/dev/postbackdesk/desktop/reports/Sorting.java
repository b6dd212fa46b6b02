package dev.postbackdesk.desktop.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sorts the lines of a report: what goes on in a further currency stays below its line, and the sums stay at the end.
final class Sorting {
    private Sorting() {}

    /// A new list; `lines` stay as they are.
    static List<ReportLine> by(Comparator<ReportLine> order, List<ReportLine> lines) {
        List<List<ReportLine>> groups = new ArrayList<>();
        List<ReportLine> totals = new ArrayList<>();
        for (ReportLine line : lines) {
            boolean total = line.kind() == ReportLine.Kind.TOTAL || !totals.isEmpty();
            if (total) {
                totals.add(line);
            } else if (line.kind() == ReportLine.Kind.MORE && !groups.isEmpty()) {
                groups.getLast().add(line);
            } else {
                groups.add(new ArrayList<>(List.of(line)));
            }
        }
        groups.sort(Comparator.comparing(List::getFirst, order));
        List<ReportLine> sorted = new ArrayList<>();
        groups.forEach(sorted::addAll);
        sorted.addAll(totals);
        return sorted;
    }
}
