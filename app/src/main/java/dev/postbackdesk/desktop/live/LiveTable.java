package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.postback.PostbackRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
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
    private final LiveTableSkin skin;
    private final TableColumn<PostbackRow, PostbackRow> link;
    private final TableColumn<PostbackRow, PostbackRow> value;
    private final TableColumn<PostbackRow, PostbackRow> commission;
    private final TableColumn<PostbackRow, PostbackRow> sender;
    private final TableColumn<PostbackRow, PostbackRow> reason;
    private @Nullable Long selected;
    private boolean restoring;
    private boolean detailOpen;

    LiveTable(Messages messages, LiveViewModel model, RowText text, Glow glow, Region bar, LongConsumer choose) {
        super(model.rows());
        this.model = model;
        getStyleClass().add("live-table");
        setId("live-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new LiveRow(glow));
        Cells cells = new Cells(messages, text, model);
        TableColumn<PostbackRow, PostbackRow> result = column(messages, "result", chipWidth(messages), cells::verdict);
        result.getStyleClass().add("first");
        link = column(messages, "link", 136, cells::link);
        value = column(messages, "value", 108, () -> cells.amount(row -> row.reading().value()));
        commission = column(messages, "commission", 104, () -> cells.amount(text::commission));
        sender = column(messages, "sender", 124, cells::sender);
        reason = column(messages, "reason", 200, cells::reason);
        value.getStyleClass().add("amount");
        commission.getStyleClass().add("amount");
        getColumns().setAll(List.of(result, column(messages, "time", 80, cells::time),
                column(messages, "conversion", 108, cells::conversion), link, value, commission, sender, reason));
        getColumns().forEach(column -> column.widthProperty().addListener((_, _, _) -> fit()));
        widthProperty().addListener((_, _, _) -> fit());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!restoring && row != null) {
                selected = row.number();
                choose.accept(row.number());
            }
        });
        model.onReplaced(this::restore);
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

    private TableColumn<PostbackRow, PostbackRow> column(Messages messages, String name, double width,
            java.util.function.Supplier<TableCell<PostbackRow, PostbackRow>> cell) {
        TableColumn<PostbackRow, PostbackRow> column = new TableColumn<>(messages.text("live.column." + name));
        column.setId(name);
        column.setPrefWidth(width);
        column.setMinWidth(48);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                features -> new javafx.beans.property.ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    /// Columns give way to the reason where room is short.
    void detailOpen(boolean open) {
        detailOpen = open;
        fit();
    }

    private void fit() {
        boolean narrow = getWidth() > 0 && getWidth() < ENOUGH;
        sender.setVisible(!detailOpen);
        commission.setVisible(!detailOpen);
        value.setVisible(!narrow);
        link.setVisible(!narrow);
        double others = getColumns().stream().filter(column -> column.isVisible() && !column.equals(reason))
                .mapToDouble(TableColumn::getWidth).sum();
        reason.setPrefWidth(Math.max(120, getWidth() - others - SCROLL_BAR));
    }

    private void followScrolling() {
        if (lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().addListener((_, _, at) -> {
                model.scrolledProperty().set(at.doubleValue() > 0 && bar.isVisible());
                if (at.doubleValue() > NEARLY_DOWN && bar.isVisible()) {
                    model.loadOlder();
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
        model.scrolledProperty().set(false);
    }

    /// An amount of a row, or none.
    interface AmountOf extends Function<PostbackRow, @Nullable BigDecimal> {}
}
