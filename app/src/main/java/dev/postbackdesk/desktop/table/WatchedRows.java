package dev.postbackdesk.desktop.table;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.TransformationList;

/// The rows that others put in and take out, as a table gets to know them: who keeps what is selected there has to know
/// what is the table's own doing, and JavaFX moves the selection to a neighbour while it is told.
final class WatchedRows<T> extends TransformationList<T, T> {
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    WatchedRows(ObservableList<T> source) {
        super(source);
    }

    /// Runs the one before the table is told of each change, and the other once it was.
    void around(Runnable first, Runnable last) {
        before = first;
        after = last;
    }

    /// Rows come, go or are exchanged; nobody puts them in another order.
    @Override
    protected void sourceChanged(ListChangeListener.Change<? extends T> change) {
        before.run();
        beginChange();
        while (change.next()) {
            nextReplace(change.getFrom(), change.getTo(), change.getRemoved());
        }
        endChange();
        after.run();
    }

    @Override
    public int getSourceIndex(int index) {
        return index;
    }

    @Override
    public int getViewIndex(int index) {
        return index;
    }

    @Override
    public T get(int index) {
        return getSource().get(index);
    }

    @Override
    public int size() {
        return getSource().size();
    }
}
