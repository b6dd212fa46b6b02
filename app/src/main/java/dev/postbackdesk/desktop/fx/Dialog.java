package dev.postbackdesk.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The inside of a dialog: a question or a title, what belongs to it, and buttons that say what happens. Only where undo
/// cannot serve.
public final class Dialog extends VBox {
    public Dialog(String title, Node body, Node... actions) {
        Label heading = new Label(title);
        heading.getStyleClass().add("verdict-title");
        heading.setWrapText(true);
        getStyleClass().add("dialog-box");
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, body);
        if (actions.length > 0) {
            HBox buttons = new HBox(actions);
            buttons.getStyleClass().add("actions");
            getChildren().add(buttons);
        }
    }

    /// A paragraph for a dialog's body.
    public static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "paragraph");
        return label;
    }
}
