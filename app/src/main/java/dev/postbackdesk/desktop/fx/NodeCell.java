package dev.postbackdesk.desktop.fx;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell that makes its nodes once, and tells `show` of each row.
public final class NodeCell<T> extends TableCell<T, T> {
    private final Node node;
    private final Consumer<T> show;

    public NodeCell(Node node, Consumer<T> show) {
        this.node = node;
        this.show = show;
    }

    /// A cell that shows something of each row, and nothing anew where that is the same as of the row before: new style
    /// classes or nodes are styled anew, which is what scrolling costs most.
    ///
    /// @param what equal where the same is shown
    public static <T, K> NodeCell<T> of(Node node, Function<T, K> what, Consumer<K> show) {
        return new NodeCell<>(node, new Consumer<>() {
            private @Nullable K shown;

            @Override
            public void accept(T row) {
                K now = what.apply(row);
                if (!now.equals(shown)) {
                    shown = now;
                    show.accept(now);
                }
            }
        });
    }

    /// What has no room for its words says them in a tooltip.
    public static void wholeWhereCut(Labeled label) {
        Once<Tooltip> whole = new Once<>(() -> Tip.saying(label.textProperty()));
        // Not before the pointer comes: many cells of a table are cut off.
        label.setOnMouseEntered(_ -> label.setTooltip(label.isTextTruncated() ? whole.get() : null));
    }

    /// A column of such cells that stays where it is.
    public static <T> TableColumn<T, T> column(String title, String id, double width,
            java.util.function.Supplier<TableCell<T, T>> cell) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(48);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(_ -> cell.get());
        return column;
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
        } else {
            show.accept(row);
            setGraphic(node);
        }
    }
}
