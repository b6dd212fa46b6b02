package dev.postbackdesk.desktop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

/// The order of a report's lines, without a window.
@ExtendWith(OnFxThread.class)
class ReportTableTest {
    private static final ReportLine TOTAL = line(ReportLine.Kind.TOTAL, "Total", null);

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final ReportText text = new ReportText(messages, new Format(Locale.ENGLISH, ZoneOffset.UTC));

    /// The latest first, as a report has them, with the sum below.
    private List<ReportLine> days(String from, String to) {
        LocalDate last = LocalDate.parse(to);
        List<ReportLine> lines = new ArrayList<>();
        for (ReportStep step : text.steps(ReportSpan.of(Period.OWN, false, LocalDate.parse(from), last,
                last.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC)).reversed()) {
            lines.add(line(ReportLine.Kind.LINE, step.name(), step));
        }
        lines.add(TOTAL);
        return lines;
    }

    private static ReportLine line(ReportLine.Kind kind, String name, @Nullable ReportStep step) {
        return new ReportLine(kind, name, "", step, null, 0, 0, null, null, 0, "", null, null);
    }

    private static ReportLine link(String name) {
        return line(ReportLine.Kind.LINE, name, null);
    }

    private static void sort(ReportTable table, TableColumn.SortType direction) {
        TableColumn<ReportLine, ?> name = table.getColumns().getFirst();
        name.setSortType(direction);
        table.getSortOrder().setAll(List.of(name));
    }

    private static List<String> names(ReportTable table) {
        return table.lines().stream().map(ReportLine::name).toList();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    @Test
    void daysAreSortedByTime() throws Exception {
        List<List<String>> orders = onFx(() -> {
            ReportTable table = new ReportTable(messages, text);
            List<List<String>> found = new ArrayList<>();
            table.show(days("2026-10-31", "2026-11-11"), Grouping.STEP, false);
            found.add(names(table));
            sort(table, TableColumn.SortType.ASCENDING);
            found.add(names(table));
            sort(table, TableColumn.SortType.DESCENDING);
            found.add(names(table));
            return found;
        });

        assertThat(orders.get(1)).startsWith("31 Oct", "1 Nov", "2 Nov", "3 Nov").endsWith("10 Nov", "11 Nov", "Total");
        assertThat(orders.get(2)).isEqualTo(orders.getFirst()).startsWith("11 Nov").endsWith("31 Oct", "Total");
    }

    @Test
    void aLineThatGoesOnIsCopiedWithItsName() throws Exception {
        List<List<String>> copied = onFx(() -> {
            ReportTable table = new ReportTable(messages, text);
            ReportLine more = line(ReportLine.Kind.MORE, "", null);
            table.show(List.of(link("Spring"), more, link("Summer"), more, TOTAL), Grouping.LINK, false);
            List<List<String>> found = new ArrayList<>();
            table.getSelectionModel().select(3);
            found.add(copiedNames(table));
            table.getSelectionModel().select(0);
            found.add(copiedNames(table));
            table.show(List.of(days("2026-11-10", "2026-11-10").getFirst(), more, TOTAL), Grouping.STEP, false);
            table.getSelectionModel().clearAndSelect(1);
            found.add(copiedNames(table));
            return found;
        });

        assertThat(copied).containsExactly(List.of("Summer"), List.of("Spring", "Summer"), List.of("2026-11-10"));
    }

    private static List<String> copiedNames(ReportTable table) {
        return ReportFile.text(table.chosen()).lines().skip(1).map(row -> row.substring(0, row.indexOf('\t')))
                .toList();
    }

    @Test
    void anOrderOfNamesIsNoneOfDays() throws Exception {
        List<List<String>> orders = onFx(() -> {
            ReportTable table = new ReportTable(messages, text);
            List<List<String>> found = new ArrayList<>();
            table.show(List.of(link("b"), link("A"), TOTAL), Grouping.LINK, false);
            sort(table, TableColumn.SortType.ASCENDING);
            found.add(names(table));
            table.show(List.of(link("d"), link("c"), TOTAL), Grouping.CONVERSION, false);
            found.add(names(table));
            table.show(days("2026-11-09", "2026-11-10"), Grouping.STEP, false);
            found.add(names(table));
            return found;
        });

        assertThat(orders).containsExactly(List.of("A", "b", "Total"), List.of("c", "d", "Total"),
                List.of("10 Nov", "9 Nov", "Total"));
    }
}
