package dev.postbackdesk.desktop.fx;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger: laid out as in a smaller window, so that everything keeps its proportions and narrow layouts come
/// into play where they should, and then drawn larger. Used on the FX thread.
public final class Magnifier extends Region {
    private final DoubleProperty factor = new SimpleDoubleProperty(this, "factor", 1);
    private final Region content;

    public Magnifier(Region content) {
        this.content = content;
        Scale scale = new Scale(1, 1, 0, 0);
        scale.xProperty().bind(factor);
        scale.yProperty().bind(factor);
        content.getTransforms().add(scale);
        getChildren().add(content);
        factor.addListener((_, _, _) -> requestLayout());
    }

    /// How many times larger; 1 is as it is.
    public DoubleProperty factorProperty() {
        return factor;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * factor.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * factor.get();
    }
}
