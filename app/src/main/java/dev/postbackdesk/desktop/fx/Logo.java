package dev.postbackdesk.desktop.fx;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/// The mark of `icons/postback-desk.svg`, in the theme's colours.
public final class Logo {
    private Logo() {}

    public static Node make() {
        SVGPath arrow = new SVGPath();
        arrow.setContent("M18 7H10a4 4 0 0 0 0 8h6.5M13.5 12l3 3-3 3");
        arrow.getStyleClass().add("logo-arrow");
        Pane ground = new Pane(arrow);
        ground.getStyleClass().add("logo");
        return ground;
    }
}
