package dev.postbackdesk.desktop.shell;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/// Two columns beside each other, or below each other where there is too little room.
final class KeyColumns extends Region {
    private static final double GAP = 32;
    private static final double BESIDE = 560;

    private final Region first;
    private final Region second;

    KeyColumns(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    private static double column(double width) {
        return width < BESIDE ? width : Math.floor((width - GAP) / 2);
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
        return first.prefWidth(-1) + GAP + second.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? prefWidth(-1) : width;
        double one = first.prefHeight(column(all));
        double other = second.prefHeight(column(all));
        return Math.ceil(all < BESIDE ? one + GAP + other : Math.max(one, other));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        boolean below = getWidth() < BESIDE;
        double height = first.prefHeight(column);
        layoutInArea(first, 0, 0, column, height, 0, HPos.LEFT, VPos.TOP);
        layoutInArea(second, below ? 0 : column + GAP, below ? height + GAP : 0, column, second.prefHeight(column), 0,
                HPos.LEFT, VPos.TOP);
    }
}
