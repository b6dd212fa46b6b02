package dev.postbackdesk.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The 56 px at the head of a screen: its title, what stands beside that, and its buttons at the right.
public final class ScreenHeader extends HBox {
    private final HBox beside = new HBox();
    private final HBox actions = new HBox(12);

    public ScreenHeader(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("screen-title");
        label.setMinWidth(USE_PREF_SIZE);
        beside.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        actions.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        getStyleClass().add("screen-header");
        getChildren().addAll(label, beside, spacer(), actions);
    }

    /// What takes the room that is left in an `HBox`.
    public static Region spacer() {
        Region spacer = new Region();
        spacer.getStyleClass().add("spacer");
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public ScreenHeader beside(Node... nodes) {
        beside.getChildren().setAll(nodes);
        return this;
    }

    public ScreenHeader actions(Node... nodes) {
        actions.getChildren().setAll(nodes);
        return this;
    }

    /// With a line under it, for screens where content follows at once.
    public ScreenHeader ruled() {
        getStyleClass().add("ruled");
        return this;
    }
}
