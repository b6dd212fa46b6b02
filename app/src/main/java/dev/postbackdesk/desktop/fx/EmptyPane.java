package dev.postbackdesk.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a screen says while there is nothing to show: what comes here, and the next step.
public final class EmptyPane extends StackPane {
    public EmptyPane(Feather icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-pane");
        StackPane tile = new StackPane(Icons.normal(icon));
        tile.getStyleClass().add("empty-tile");
        Label heading = new Label(title);
        heading.getStyleClass().add("screen-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        Label body = new Label(text);
        body.getStyleClass().addAll("muted", "paragraph", "empty-text");
        body.setWrapText(true);
        body.setMinHeight(USE_PREF_SIZE);
        HBox buttons = new HBox(actions);
        buttons.getStyleClass().add("empty-actions");
        VBox column = new VBox(tile, heading, body, buttons);
        column.getStyleClass().add("empty-column");
        column.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(column);
    }
}
