package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NodeCell;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.postback.PostbackRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The table. What is selected is kept by number, since rows come in above it and whole pages are exchanged below it.
final class LiveTable extends TableView<PostbackRow> {
    private static final int ROW_HEIGHT = 32;
    private static final int SCROLL_BAR = 9;
    /// From how far down the next page is read.
    private static final double NEARLY_DOWN = 0.75;
    /// Room for the reason below which value and link give way.
    private static final double ENOUGH = 700;
    /// What a chip of [#SHORT_CHIP] letters needs, and each letter more.
    private static final double CHIP = 116;
    private static final int SHORT_CHIP = 9;
    private static final double CHIP_LETTER = 8;

    private final LiveViewModel model;
    private final ColumnsViewModel columns;
    private final LiveTableSkin skin;
    private final Map<ColumnLayout.Column, TableColumn<PostbackRow, PostbackRow>> byName = new EnumMap<>(
            ColumnLayout.Column.class);
    private final PauseTransition resized = new PauseTransition(Duration.millis(300));
    private @Nullable Long selected;
    private boolean restoring;
    private boolean detailOpen;
    private boolean laying;
    private final double chipWidth;

    LiveTable(Messages messages, LiveViewModel model, ColumnsViewModel columns, Cells cells, Glow glow, Region bar,
            LongConsumer choose) {
        super(model.rows().rows());
        this.model = model;
        this.columns = columns;
        chipWidth = chipWidth(messages);
        getStyleClass().add("live-table");
        setId("live-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new LiveRow(glow));
        for (ColumnLayout.Column name : ColumnLayout.Column.values()) {
            byName.put(name, column(messages, name, cells));
        }
        // A width that the user drags is kept when it stands still.
        resized.setOnFinished(_ -> keepWidths());
        columns.layoutProperty().subscribe(this::lay);
        getColumns().addListener((ListChangeListener<Object>) _ -> keepOrder());
        widthProperty().addListener((_, _, _) -> fit());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!restoring && row != null) {
                selected = row.number();
                choose.accept(row.number());
            }
        });
        model.rows().onReplaced(this::restore);
        model.definitionsProperty().addListener((_, _, _) -> refresh());
        skin = new LiveTableSkin(this, bar);
        setSkin(skin);
        followScrolling();
    }

    /// Room for the longest verdict of the language.
    private static double chipWidth(Messages messages) {
        int longest = Stream.of(VerdictChip.values()).mapToInt(chip -> chip.text(messages).length()).max().orElse(0);
        return CHIP + CHIP_LETTER * Math.max(0, longest - SHORT_CHIP);
    }

    private TableColumn<PostbackRow, PostbackRow> column(Messages messages, ColumnLayout.Column name, Cells cells) {
        TableColumn<PostbackRow, PostbackRow> column = NodeCell.column(messages.text("live.column." + name.word()),
                name.word(), 100, () -> cells.of(name));
        column.setReorderable(true);
        if (name == ColumnLayout.Column.VALUE || name == ColumnLayout.Column.COMMISSION
                || name == ColumnLayout.Column.NUMBER) {
            column.getStyleClass().add("amount");
        }
        column.widthProperty().addListener((_, _, _) -> {
            fit();
            if (!laying) {
                resized.playFromStart();
            }
        });
        return column;
    }

    /// Columns give way to the reason where room is short.
    void detailOpen(boolean open) {
        detailOpen = open;
        fit();
    }

    private void lay(ColumnLayout layout) {
        laying = true;
        List<TableColumn<PostbackRow, PostbackRow>> ordered = layout.places().stream()
                .map(place -> byName(place.column())).toList();
        for (ColumnLayout.Place place : layout.places()) {
            boolean usual = ColumnLayout.USUAL.places().contains(place);
            byName(place.column()).setPrefWidth(
                    place.column() == ColumnLayout.Column.RESULT && usual ? chipWidth : place.width());
        }
        if (!getColumns().equals(ordered)) {
            getColumns().setAll(ordered);
        }
        laying = false;
        fit();
    }

    private TableColumn<PostbackRow, PostbackRow> byName(ColumnLayout.Column name) {
        return Objects.requireNonNull(byName.get(name), name.word());
    }

    private void keepOrder() {
        if (!laying && getColumns().size() == byName.size()) {
            List<ColumnLayout.Column> order = getColumns().stream()
                    .flatMap(column -> ColumnLayout.Column.ofWord(column.getId()).stream()).toList();
            columns.layoutProperty().set(columns.layoutProperty().get().inOrder(order));
        }
    }

    private void keepWidths() {
        ColumnLayout now = columns.layoutProperty().get();
        for (ColumnLayout.Place place : now.places()) {
            TableColumn<?, ?> column = byName(place.column());
            if (place.column() != ColumnLayout.Column.REASON && column.isVisible()) {
                now = now.with(place.column(), (int) Math.round(column.getWidth()));
            }
        }
        columns.layoutProperty().set(now);
    }

    private void fit() {
        if (laying) {
            return;
        }
        laying = true;
        boolean narrow = getWidth() > 0 && getWidth() < ENOUGH;
        ColumnLayout layout = columns.layoutProperty().get();
        boolean first = true;
        double others = 0;
        for (ColumnLayout.Place place : layout.places()) {
            TableColumn<PostbackRow, PostbackRow> column = byName(place.column());
            boolean givesWay = switch (place.column()) {
                case SENDER, COMMISSION, TXID, CLICK, NUMBER -> detailOpen;
                case VALUE, LINK -> narrow;
                case RESULT, TIME, CONVERSION, REASON -> false;
            };
            column.setVisible(place.shown() && !givesWay);
            column.getStyleClass().remove("first");
            if (column.isVisible() && first) {
                column.getStyleClass().add("first");
                first = false;
            }
            others += column.isVisible() && place.column() != ColumnLayout.Column.REASON ? column.getWidth() : 0;
        }
        byName(ColumnLayout.Column.REASON).setPrefWidth(Math.max(120, getWidth() - others - SCROLL_BAR));
        laying = false;
    }

    private void followScrolling() {
        if (lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().addListener((_, _, at) -> {
                model.rows().scrolledProperty().set(at.doubleValue() > 0 && bar.isVisible());
                if (at.doubleValue() > NEARLY_DOWN && bar.isVisible()) {
                    model.rows().loadOlder();
                }
            });
        }
    }

    private void restore() {
        restoring = true;
        getSelectionModel().clearSelection();
        index(selected).ifPresent(getSelectionModel()::select);
        restoring = false;
    }

    private OptionalInt index(@Nullable Long number) {
        return number == null
                ? OptionalInt.empty()
                : IntStream.range(0, getItems().size()).filter(i -> getItems().get(i).number() == number).findFirst();
    }

    /// Selects a postback and brings it into sight, if it is here.
    void select(long number) {
        selected = number;
        restore();
        index(number).stream().filter(index -> !skin.isVisible(index)).forEach(this::scrollTo);
    }

    void unselect() {
        selected = null;
        restore();
    }

    void toTop() {
        scrollTo(0);
        model.rows().scrolledProperty().set(false);
    }
}
