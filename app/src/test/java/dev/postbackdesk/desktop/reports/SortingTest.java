package dev.postbackdesk.desktop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortingTest {
    private static ReportLine line(ReportLine.Kind kind, String name, long conversions) {
        return new ReportLine(kind, name, "", null, null, conversions, 0, null, null, 0, "EUR", null, null);
    }

    @Test
    void furtherCurrenciesStayWithTheirLineAndSumsAtTheEnd() {
        ReportLine few = line(ReportLine.Kind.LINE, "few", 1);
        ReportLine fewMore = line(ReportLine.Kind.MORE, "", 70);
        ReportLine many = line(ReportLine.Kind.LINE, "many", 9);
        ReportLine total = line(ReportLine.Kind.TOTAL, "Total", 80);
        ReportLine totalMore = line(ReportLine.Kind.MORE, "", 3);

        assertThat(Sorting.by(Comparator.comparingLong(ReportLine::conversions).reversed(),
                List.of(few, fewMore, many, total, totalMore))).containsExactly(many, few, fewMore, total, totalMore);
    }

    @Test
    void equalLinesStayInTheirOrder() {
        ReportLine one = line(ReportLine.Kind.LINE, "one", 1);
        ReportLine two = line(ReportLine.Kind.LINE, "two", 1);

        assertThat(Sorting.by(Comparator.comparingLong(ReportLine::conversions), List.of(two, one)))
                .containsExactly(two, one);
    }
}
