package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Once;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The cells that tell when something was, or how long ago; the other one stands in their tooltips. Used on the FX thread.
public final class Times<T> {
    private final BooleanProperty relative;
    private final Function<T, Instant> at;
    private final Function<T, String> time;
    private final Format format;
    private final Ages ages;
    private final Supplier<Instant> now;
    /// As many as there are rows in sight.
    private final List<Cell> cells = new ArrayList<>();
    /// When the last second went by.
    private Instant ticked;
    private Consumer<T> told = _ -> {};

    /// @param relative whether ages are told
    /// @param at when a row was
    /// @param time the same in words
    /// @param now what ages are reckoned from
    public Times(Messages messages, Format format, BooleanProperty relative, Function<T, Instant> at,
            Function<T, String> time, Supplier<Instant> now) {
        this.format = format;
        this.relative = relative;
        this.at = at;
        this.time = time;
        this.now = now;
        ages = new Ages(messages);
        ticked = now.get();
        relative.addListener((_, _, _) -> cells.forEach(Cell::tell));
    }

    /// Another cell.
    public TableCell<T, T> cell() {
        Cell cell = new Cell();
        cells.add(cell);
        return cell;
    }

    /// Called with each row of which a cell tells the time, and not the age: it comes in sight, or the day changed.
    public void onTold(Consumer<T> listener) {
        told = listener;
    }

    /// A second went by: what tells how long ago something was tells another age, and at midnight what was today was yesterday.
    public void tick() {
        Instant instant = now.get();
        boolean another = !format.isSameDay(ticked, instant);
        ticked = instant;
        if (relative.get() || another) {
            cells.forEach(Cell::tell);
        }
    }

    private final class Cell extends TableCell<T, T> {
        // A window with a scene of its own: not before the pointer comes, since each row has such a cell.
        private final Once<Tooltip> other = new Once<>(this::other);

        Cell() {
            getStyleClass().addAll("mono", "muted");
            setOnMouseEntered(_ -> setTooltip(isEmpty() ? null : other.get()));
        }

        private Tooltip other() {
            Tooltip tooltip = new Tooltip();
            // Not before anybody asks: at a flood there is no time for what nobody sees.
            tooltip.setOnShowing(_ -> {
                T row = getItem();
                if (row != null) {
                    tooltip.setText(
                            relative.get() ? format.moment(at.apply(row)) : ages.ago(at.apply(row), now.get()));
                }
            });
            return tooltip;
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            tell();
        }

        void tell() {
            T row = getItem();
            if (row == null || isEmpty()) {
                setText(null);
            } else if (relative.get()) {
                setText(ages.ago(at.apply(row), now.get()));
            } else {
                setText(time.apply(row));
                told.accept(row);
            }
        }
    }
}
