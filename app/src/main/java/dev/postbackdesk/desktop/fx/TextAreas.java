package dev.postbackdesk.desktop.fx;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What all larger fields for text have in common.
public final class TextAreas {
    private TextAreas() {}

    /// Has Tab go on to the next control and Shift+Tab back to the one before, as everywhere else in the window; by itself a
    /// text area writes a tab, which no text here needs, and keeps who works without a mouse.
    public static void letTabLeave(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isAltDown() && !event.isMetaDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }
}
