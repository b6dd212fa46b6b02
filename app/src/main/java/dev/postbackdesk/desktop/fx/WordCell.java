package dev.postbackdesk.desktop.fx;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell of words, which are its own text: a label in it would be two nodes more of each cell to make, to style and to lay out.
public final class WordCell<T> extends TableCell<T, T> {
    private final Function<T, String> words;

    /// @param styles style classes of the words
    public WordCell(Function<T, String> words, String... styles) {
        this.words = words;
        getStyleClass().addAll(styles);
        NodeCell.wholeWhereCut(this);
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : words.apply(row));
    }
}
