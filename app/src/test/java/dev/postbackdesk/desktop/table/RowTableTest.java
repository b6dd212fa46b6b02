package dev.postbackdesk.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnFxThread.class)
class RowTableTest {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final List<Long> chosen = new ArrayList<>();
    private boolean scrolled;

    private record Row(long number, String text) {}

    private enum Only implements Column {
        ONE;

        @Override
        public int width() {
            return 100;
        }

        @Override
        public boolean isUsual() {
            return true;
        }
    }

    private final class Rows implements RowSource<Row, Only> {
        @Override
        public ObservableList<Row> rows() {
            return rows;
        }

        @Override
        public long number(Row row) {
            return row.number();
        }

        @Override
        public String title(Only column) {
            return "";
        }

        @Override
        public TableCell<Row, Row> cell(Only column) {
            return new TableCell<>();
        }

        @Override
        public boolean givesWay(Only column, boolean detailOpen, double width) {
            return false;
        }

        @Override
        public double width(Only column) {
            return rows.stream().anyMatch(row -> row.text().equals("wide")) ? 150 : column.width();
        }

        @Override
        public String line(Row row) {
            return row.text();
        }

        @Override
        public void choose(long number) {
            chosen.add(number);
        }

        @Override
        public void scrolled(boolean now) {
            scrolled = now;
        }

        @Override
        public void loadOlder() {}
    }

    private static List<Row> from(long newest, long oldest) {
        return LongStream.rangeClosed(oldest, newest).mapToObj(number -> new Row(newest + oldest - number, ""))
                .toList();
    }

    private static void onFx(Runnable run) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            run.run();
            return true;
        });
    }

    private RowTable<Row, Only> table() {
        return new RowTable<>("rows", Only.class, new Rows(),
                new ColumnsViewModel<>(Settings.passing(), Only.class, ""),
                new Region());
    }

    private static List<Long> selected(RowTable<Row, Only> table) {
        return table.selected().stream().map(Row::number).toList();
    }

    @Test
    void noOtherRowIsChosenWhereTheOneThatIsOpenHasToGo() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(10, 1));
            table.getSelectionModel().select(8);
            assertThat(chosen).containsExactly(2L);

            rows.remove(8, 10);
            assertThat(selected(table)).isEmpty();
            rows.addAll(0, from(12, 11));
            assertThat(selected(table)).isEmpty();
            assertThat(chosen).containsExactly(2L);

            rows.addAll(from(2, 1));
            assertThat(selected(table)).containsExactly(2L);
            assertThat(chosen).containsExactly(2L);
        });
    }

    @Test
    void theOneThatIsOpenStaysWhereTheNewestHaveToGo() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(10, 1));
            table.getSelectionModel().select(1);

            rows.addAll(from(0, -5));
            rows.remove(0, 6);

            assertThat(selected(table)).isEmpty();
            assertThat(chosen).containsExactly(9L);
        });
    }

    @Test
    void allThatAreSelectedStaySoWhereRowsAreExchanged() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(10, 1));
            table.getSelectionModel().select(7);
            table.getSelectionModel().select(2);
            table.getSelectionModel().select(4);
            assertThat(chosen).containsExactly(3L, 8L, 6L);

            rows.set(2, new Row(8, "pinned"));
            rows.set(4, new Row(6, "open"));
            assertThat(selected(table)).containsExactlyInAnyOrder(3L, 8L, 6L);
            assertThat(table.current()).isEqualTo(6L);

            rows.setAll(from(12, 1));
            assertThat(selected(table)).containsExactlyInAnyOrder(3L, 8L, 6L);
            assertThat(table.current()).isEqualTo(6L);
            assertThat(table.getFocusModel().getFocusedIndex()).isEqualTo(6);
            assertThat(chosen).containsExactly(3L, 8L, 6L);
        });
    }

    @Test
    void whatTheUserTakesOutOfTheSelectionStaysOut() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(10, 1));
            table.getSelectionModel().selectIndices(1, 2, 3);
            table.getSelectionModel().clearSelection(2);
            rows.setAll(from(11, 1));
            assertThat(selected(table)).containsExactlyInAnyOrder(9L, 7L);

            table.getSelectionModel().clearAndSelect(0);
            rows.setAll(from(12, 1));
            assertThat(selected(table)).containsExactly(11L);

            table.unselect();
            rows.setAll(from(13, 1));
            assertThat(selected(table)).isEmpty();
        });
    }

    @Test
    void aColumnGetsTheRoomThatItsRowsNeed() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(10, 1));
            assertThat(table.getColumns().getFirst().getPrefWidth()).isEqualTo(100);

            rows.add(new Row(0, "wide"));
            assertThat(table.getColumns().getFirst().getPrefWidth()).isEqualTo(150);
            rows.removeLast();
            assertThat(table.getColumns().getFirst().getPrefWidth()).isEqualTo(100);
        });
    }

    @Test
    void theEndStaysInSightWhereTheNewestGiveWayToOlderOnes() {
        onFx(() -> {
            RowTable<Row, Only> table = table();
            rows.setAll(from(500, 1));
            Scene scene = new Scene(table, 300, 200);
            laidOut(scene);

            table.toEnd();
            assertThat(scrolled).isTrue();
            laidOut(scene);
            assertThat(scrolled).isTrue();
            ScrollBar bar = (ScrollBar) table.lookup(".scroll-bar:vertical");
            assertThat(bar.getValue()).isGreaterThan(0.99);

            rows.addAll(from(0, -99));
            rows.remove(0, 100);
            laidOut(scene);
            assertThat(scrolled).isTrue();
            assertThat(bar.getValue()).isGreaterThan(0.75);

            table.toTop();
            laidOut(scene);
            assertThat(scrolled).isFalse();
        });
    }

    private static void laidOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
