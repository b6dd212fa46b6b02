package dev.postbackdesk.desktop.stage;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Draws its content smaller where there is not enough room for it side by side: a figure is never cut off, and never pushes
/// what stands beside it out of the window. Used on the FX thread.
final class Shrinking extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    Shrinking(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        setMinWidth(0);
    }

    private double factor(double width) {
        double wanted = content.prefWidth(-1);
        return width <= 0 || wanted <= width ? 1 : width / wanted;
    }

    @Override
    protected void layoutChildren() {
        double factor = factor(getWidth());
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * factor(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(-1) * factor(width);
    }
}
