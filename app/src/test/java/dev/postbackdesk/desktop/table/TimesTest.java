package dev.postbackdesk.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnFxThread.class)
class TimesTest {
    private final Format format = new Format(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
    private final BooleanProperty relative = new SimpleBooleanProperty();
    private Instant now = Instant.parse("2026-11-22T22:59:58Z");

    private Times<Instant> times() {
        return new Times<>(new Messages(Locale.ENGLISH), format, relative, at -> at, at -> format.timeOrDay(at, now),
                () -> now);
    }

    private static TableCell<Instant, Instant> of(Instant row, Times<Instant> times) {
        TableView<Instant> table = new TableView<>(FXCollections.observableArrayList(List.of(row)));
        TableColumn<Instant, Instant> column = new TableColumn<>();
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        table.getColumns().add(column);
        TableCell<Instant, Instant> cell = times.cell();
        cell.updateTableView(table);
        cell.updateTableColumn(column);
        cell.updateIndex(0);
        return cell;
    }

    @Test
    void aRowOfTodayIsOneOfYesterdayAfterMidnightOfTheWindowsZone() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Times<Instant> times = times();
            TableCell<Instant, Instant> cell = of(Instant.parse("2026-11-22T09:42:07Z"), times);
            times.tick();
            assertThat(cell.getText()).isEqualTo("10:42:07");

            now = now.plusSeconds(2);
            times.tick();
            assertThat(cell.getText()).isEqualTo("11-22 10:42");
            return true;
        });
    }

    @Test
    void rowsWhoseTimesAreToldAreToldOfAndThoseWhoseAgesAreAreNot() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Times<Instant> times = times();
            List<Instant> told = new ArrayList<>();
            times.onTold(told::add);
            Instant row = Instant.parse("2026-11-22T09:42:07Z");
            of(row, times);
            assertThat(told).containsExactly(row);

            relative.set(true);
            times.tick();
            assertThat(told).hasSize(1);
            relative.set(false);
            assertThat(told).containsExactly(row, row);
            return true;
        });
    }
}
