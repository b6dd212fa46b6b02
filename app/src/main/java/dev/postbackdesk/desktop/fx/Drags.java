package dev.postbackdesk.desktop.fx;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Drags a text out of the window, into a mail or a merchant's form.
final class Drags {
    private Drags() {}

    /// Has `node` drag the text that `text` gives; nothing where that is empty.
    static void text(Node node, Supplier<String> text) {
        node.setOnDragDetected(event -> {
            String dragged = text.get();
            if (!dragged.isEmpty()) {
                Dragboard board = node.startDragAndDrop(TransferMode.COPY);
                board.setContent(content(dragged));
                event.consume();
            }
        });
    }

    /// A text, and where it is an address, an address as well: browsers and mail programs take that.
    static ClipboardContent content(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        if (text.startsWith("https://") || text.startsWith("http://")) {
            content.putUrl(text);
        }
        return content;
    }
}
