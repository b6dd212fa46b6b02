package dev.postbackdesk.desktop.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The 56 px at the head of a screen: its title, what stands beside that, and its buttons at the right; below the title where
/// there is no room for them beside it.
public final class ScreenHeader extends VBox {
    private final Label title;
    private final HBox beside = new HBox();
    private final HBox actions = new HBox(12);
    private final FlowPane below = new FlowPane(12, 8);
    private final HBox line;

    public ScreenHeader(String title) {
        this.title = new Label(title);
        this.title.getStyleClass().add("screen-title");
        this.title.setMinWidth(USE_PREF_SIZE);
        beside.setAlignment(Pos.CENTER_LEFT);
        actions.setAlignment(Pos.CENTER_RIGHT);
        below.getStyleClass().add("screen-header-below");
        getStyleClass().add("screen-header");
        line = new HBox(this.title, beside, spacer(), actions);
        line.getStyleClass().add("screen-header-line");
        line.setMinWidth(0);
        setMinWidth(0);
        getChildren().add(line);
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
        WhenSeen.add(() -> getChildren().contains(below) ? below : actions, nodes);
        return this;
    }

    /// With a line under it, for screens where content follows at once.
    public ScreenHeader ruled() {
        getStyleClass().add("ruled");
        return this;
    }

    @Override
    protected double computePrefHeight(double width) {
        place();
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        place();
        super.layoutChildren();
    }

    private void place() {
        boolean under = getChildren().contains(below);
        List<Node> buttons = List.copyOf((under ? below : actions).getChildren());
        double needed = line.snappedLeftInset() + title.prefWidth(-1) + beside.minWidth(-1) + line.snappedRightInset()
                + 2 * line.getSpacing();
        for (Node button : buttons) {
            needed += button.isManaged() ? actions.getSpacing() + Math.ceil(button.prefWidth(-1)) : 0;
        }
        boolean little = getWidth() > 0 && Math.ceil(needed) + 1 > getWidth();
        if (little && !under) {
            actions.getChildren().clear();
            below.getChildren().setAll(buttons);
            getChildren().add(below);
        } else if (!little && under) {
            getChildren().remove(below);
            below.getChildren().clear();
            actions.getChildren().setAll(buttons);
        }
    }
}
