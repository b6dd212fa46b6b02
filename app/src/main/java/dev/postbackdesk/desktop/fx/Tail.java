package dev.postbackdesk.desktop.fx;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Something that takes the width there is, and at its end what belongs to it, such as buttons; these in a line below where both
/// have no room beside each other. Used on the FX thread.
public final class Tail extends Region {
    private final Node main;
    private final double least;
    private final double gap;

    /// @param least the width that `main` needs to have the others beside it
    /// @param gap between all of them
    public Tail(Node main, double least, double gap, Node... others) {
        this.main = main;
        this.least = least;
        this.gap = gap;
        getStyleClass().add("tail");
        getChildren().add(main);
        getChildren().addAll(others);
    }

    /// Something more at the end.
    public void add(Node other) {
        getChildren().add(other);
    }

    private List<Node> others() {
        return getManagedChildren().stream().filter(child -> !child.equals(main)).toList();
    }

    /// What the others need with the gap before them.
    private double needed() {
        return others().stream().mapToDouble(other -> gap + snapSizeX(other.prefWidth(-1))).sum();
    }

    private boolean isBeside(double width) {
        return width < 0 || least + needed() <= width;
    }

    private double high() {
        return others().stream().mapToDouble(other -> snapSizeY(other.prefHeight(-1))).max().orElse(0);
    }

    private double mainHeight(double width) {
        return snapSizeY(main.prefHeight(width));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + Math.max(least, main.prefWidth(-1)) + needed() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
        double others = high();
        double height = isBeside(inside)
                ? Math.max(mainHeight(inside < 0 ? inside : inside - needed()), others)
                : mainHeight(inside) + (others > 0 ? gap + others : 0);
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double inside = getWidth() - snappedLeftInset() - snappedRightInset();
        boolean beside = isBeside(inside);
        double width = beside ? inside - needed() : inside;
        double height = mainHeight(width);
        double line = beside ? Math.max(height, high()) : height;
        double used = beside ? line : height + (others().isEmpty() ? 0 : gap + high());
        double spare = getHeight() - snappedTopInset() - snappedBottomInset() - used;
        double top = snappedTopInset() + Math.max(0, snapPositionY(spare / 2));
        main.resizeRelocate(snappedLeftInset(), top + snapPositionY((line - height) / 2), width, height);
        double x = snappedLeftInset() + (beside ? width + gap : 0);
        for (Node other : others()) {
            double wide = snapSizeX(other.prefWidth(-1));
            double high = snapSizeY(other.prefHeight(-1));
            other.resizeRelocate(x, beside ? top + snapPositionY((line - high) / 2) : top + height + gap, wide, high);
            x += wide + gap;
        }
    }
}
