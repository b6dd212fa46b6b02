package dev.postbackdesk.desktop.table;

import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;

/// What a [RowTable] shows, and whom it tells what is looked at. Used on the FX thread.
public interface RowSource<T, C extends Enum<C> & Column> {
    /// The rows that are at hand: a few pages around what is looked at, the newest first.
    ObservableList<T> rows();

    /// What a row is known by.
    long number(T row);

    /// The words in a column's head.
    String title(C column);

    /// Another cell of a column.
    TableCell<T, T> cell(C column);

    /// How wide a column is while the user has not chosen otherwise, with the rows that are here.
    default double width(C column) {
        return column.width();
    }

    /// Whether a column gives way, though it was chosen.
    ///
    /// @param width of the table
    boolean givesWay(C column, boolean detailOpen, double width);

    /// A row for the clipboard.
    String line(T row);

    /// The user chose a row.
    void choose(long number);

    /// Whether something else than the top is in sight.
    void scrolled(boolean now);

    /// The end comes into sight.
    void loadOlder();

    /// The top is in sight.
    default void loadNewer() {}
}
