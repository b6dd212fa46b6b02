package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.BarTableSkin;
import dev.postbackdesk.desktop.fx.NodeCell;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A table of numbered rows. What is selected is kept by number, since rows come in above it and whole pages are exchanged.
public final class RowTable<T, C extends Enum<C> & Column> extends TableView<T> {
    /// A column of this width is made as wide as its first rows: JavaFX takes it for one that nobody gave a width.
    private static final double OF_NO_ONES_CHOICE = 80;
    private static final int ROW_HEIGHT = 32;
    private static final int SCROLL_BAR = 9;
    /// From how far down the next page is read.
    private static final double NEARLY_DOWN = 0.75;

    private final RowSource<T, C> source;
    private final ColumnsViewModel<C> columns;
    private final BarTableSkin<T> skin;
    private final Map<C, TableColumn<T, T>> byName;
    private final PauseTransition resized = new PauseTransition(Duration.millis(300));
    /// Numbers. Those that are away are selected again where they come back.
    private Set<Long> selected = Set.of();
    /// The one of them that was selected last: its detail is open. While none is selected, the keyboard goes on from it.
    private @Nullable Long last;
    private boolean restoring;
    private boolean detailOpen;
    private boolean laying;

    /// @param bar stands between head and rows while it is visible
    public RowTable(String id, Class<C> type, RowSource<T, C> source, ColumnsViewModel<C> columns, Region bar) {
        this(id, type, source, columns, bar, new WatchedRows<>(source.rows()));
    }

    private RowTable(String id, Class<C> type, RowSource<T, C> source, ColumnsViewModel<C> columns, Region bar,
            WatchedRows<T> rows) {
        super(rows);
        this.source = source;
        this.columns = columns;
        byName = new EnumMap<>(type);
        getStyleClass().add("live-table");
        setId(id);
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (C name : type.getEnumConstants()) {
            byName.put(name, column(name));
        }
        // A width that the user drags is kept when it stands still.
        resized.setOnFinished(_ -> keepWidths());
        columns.layoutProperty().subscribe(this::lay);
        getColumns().addListener((ListChangeListener<Object>) _ -> keepOrder());
        widthProperty().addListener((_, _, _) -> fit());
        // What JavaFX selects while rows come and go is nobody's choice.
        rows.around(() -> restoring = true, () -> {
            restore();
            widen();
        });
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!restoring && row != null) {
                last = source.number(row);
                keepSelected();
                source.choose(source.number(row));
            }
        });
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<T>) _ -> keepSelected());
        skin = new BarTableSkin<>(this, bar);
        setSkin(skin);
        followScrolling();
    }

    private TableColumn<T, T> column(C name) {
        TableColumn<T, T> column = NodeCell.column(source.title(name), name.word(), 100, () -> source.cell(name));
        column.setReorderable(true);
        if (name.isAmount()) {
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

    /// Columns give way where room is short.
    public void detailOpen(boolean open) {
        detailOpen = open;
        fit();
    }

    private void lay(ColumnLayout<C> layout) {
        laying = true;
        List<TableColumn<T, T>> ordered = layout.places().stream().map(place -> byName(place.column())).toList();
        for (ColumnLayout.Place<C> place : layout.places()) {
            byName(place.column()).setPrefWidth(width(place));
        }
        if (!getColumns().equals(ordered)) {
            getColumns().setAll(ordered);
        }
        laying = false;
        fit();
    }

    private double width(ColumnLayout.Place<C> place) {
        boolean usual = place.width() == place.column().width();
        double width = usual ? source.width(place.column()) : place.width();
        return width == OF_NO_ONES_CHOICE ? Math.nextUp(width) : width;
    }

    /// Other rows may need more room.
    public void widen() {
        ColumnLayout<C> layout = columns.layoutProperty().get();
        if (layout.places().stream().anyMatch(place -> place.column().stretchesFrom() == 0
                && byName(place.column()).getPrefWidth() != width(place))) {
            lay(layout);
        }
    }

    private TableColumn<T, T> byName(C name) {
        return Objects.requireNonNull(byName.get(name), name.word());
    }

    private void keepOrder() {
        if (!laying && getColumns().size() == byName.size()) {
            List<C> order = getColumns().stream().flatMap(column -> byName.entrySet().stream()
                    .filter(known -> known.getValue().equals(column)).map(Map.Entry::getKey)).toList();
            columns.layoutProperty().set(columns.layoutProperty().get().inOrder(order));
        }
    }

    private void keepWidths() {
        ColumnLayout<C> now = columns.layoutProperty().get();
        for (ColumnLayout.Place<C> place : now.places()) {
            TableColumn<T, T> column = byName(place.column());
            if (place.column().stretchesFrom() == 0 && column.isVisible()) {
                boolean usual = column.getWidth() == source.width(place.column());
                now = now.with(place.column(),
                        usual ? place.column().width() : (int) Math.round(column.getWidth()));
            }
        }
        columns.layoutProperty().set(now);
    }

    private void fit() {
        if (laying) {
            return;
        }
        laying = true;
        boolean first = true;
        double others = 0;
        for (ColumnLayout.Place<C> place : columns.layoutProperty().get().places()) {
            TableColumn<T, T> column = byName(place.column());
            column.setVisible(place.shown() && !source.givesWay(place.column(), detailOpen,
                    getWidth() > 0 ? getWidth() : Double.MAX_VALUE));
            column.getStyleClass().remove("first");
            if (column.isVisible() && first) {
                column.getStyleClass().add("first");
                first = false;
            }
            others += column.isVisible() && place.column().stretchesFrom() == 0 ? column.getWidth() : 0;
        }
        double left = getWidth() - others - SCROLL_BAR;
        byName.forEach((name, column) -> {
            if (name.stretchesFrom() > 0) {
                column.setPrefWidth(Math.max(name.stretchesFrom(), left));
            }
        });
        laying = false;
    }

    private void followScrolling() {
        if (lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().addListener((_, _, at) -> {
                source.scrolled(at.doubleValue() > 0 && bar.isVisible());
                if (at.doubleValue() > NEARLY_DOWN && bar.isVisible()) {
                    source.loadOlder();
                } else if (at.doubleValue() <= 0) {
                    source.loadNewer();
                }
            });
        }
    }

    private void keepSelected() {
        if (!restoring) {
            selected = getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(source::number)
                    .collect(Collectors.toSet());
        }
    }

    /// Rows came or went, or others are to be selected: selects those that are here, the last one last.
    private void restore() {
        restoring = true;
        int[] places = IntStream.range(0, getItems().size()).filter(place -> selected.contains(number(place))).boxed()
                .sorted(Comparator.comparing(place -> Objects.equals(number(place), last))).mapToInt(place -> place)
                .toArray();
        if (!areSelected(places)) {
            getSelectionModel().clearSelection();
            if (places.length > 0) {
                getSelectionModel().selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
            }
        }
        if (selected.isEmpty()) {
            place(last).ifPresent(getFocusModel()::focus);
        }
        restoring = false;
    }

    /// Whether these are and no others: at most arrivals nothing is to be mended.
    private boolean areSelected(int[] places) {
        return getSelectionModel().getSelectedIndices().size() == places.length
                && Arrays.stream(places).allMatch(getSelectionModel()::isSelected)
                && (places.length == 0 || getSelectionModel().getSelectedIndex() == places[places.length - 1]);
    }

    private OptionalInt place(@Nullable Long number) {
        return IntStream.range(0, getItems().size()).filter(place -> number(place).equals(number)).findFirst();
    }

    private Long number(int place) {
        return source.number(getItems().get(place));
    }

    /// Selects a row and brings it into sight, if it is here.
    public void select(long number) {
        selected = Set.of(number);
        last = number;
        restore();
        place(number).stream().filter(place -> !skin.isVisible(place)).forEach(this::scrollTo);
    }

    /// Selects none; the keyboard stays on the row that was.
    public void unselect() {
        selected = Set.of();
        restore();
    }

    /// Puts the focus here, on the first row where none is chosen yet.
    public void focusRows() {
        requestFocus();
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    public void toTop() {
        scrollTo(0);
        source.scrolled(false);
    }

    /// Has the last row in sight, which counts as scrolled at once, before it is laid out.
    public void toEnd() {
        scrollTo(getItems().size() - 1);
        source.scrolled(true);
    }

    /// The selected rows, in order.
    public List<T> selected() {
        return List.copyOf(getSelectionModel().getSelectedItems());
    }

    /// The selected rows for the clipboard, one a line.
    public String selectedLines() {
        return selected().stream().map(source::line).collect(Collectors.joining("\n"));
    }

    /// The number of the row that the keyboard is on, or null.
    @Nullable
    Long current() {
        T row = getSelectionModel().getSelectedItem();
        if (row != null) {
            return source.number(row);
        }
        return selected.isEmpty() && place(last).isPresent() ? last : null;
    }
}
