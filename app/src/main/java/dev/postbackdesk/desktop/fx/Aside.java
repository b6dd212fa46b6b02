package dev.postbackdesk.desktop.fx;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// A list or the like at the left of what it leads to; above that where both have no room beside each other, as where everything
/// is drawn twice as large. Used on the FX thread.
public final class Aside extends BorderPane {
    /// From this width on, both stand beside each other.
    public static final double BESIDE = 700;
    private static final String ABOVE = "above";

    private final Region side;
    private final double high;

    /// @param side has the style class `above` while it stands above
    /// @param high how high the side is then
    public Aside(Region side, Region main, double beside, double high) {
        super(main);
        this.side = side;
        this.high = high;
        getStyleClass().add("aside");
        setMinWidth(0);
        setLeft(side);
        widthProperty().subscribe(width -> place(width.doubleValue() > 0 && width.doubleValue() < beside));
    }

    private void place(boolean above) {
        if (above == side.getStyleClass().contains(ABOVE)) {
            return;
        }
        if (above) {
            side.getStyleClass().add(ABOVE);
            setLeft(null);
            setTop(side);
        } else {
            side.getStyleClass().remove(ABOVE);
            setTop(null);
            setLeft(side);
        }
        double height = above ? high : USE_COMPUTED_SIZE;
        side.setMinHeight(height);
        side.setPrefHeight(height);
        side.setMaxHeight(above ? high : Double.MAX_VALUE);
    }
}
