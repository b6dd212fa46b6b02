package dev.postbackdesk.desktop.fx;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Its parts beside each other, each as wide as the others, as far as there is room for that; the others in lines below, of
/// which each has as many. Used on the FX thread.
public class Columns extends Region {
    /// Of a part that is the first in its line.
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final double gap;
    private final double below;
    private final double least;

    /// @param gap between parts
    /// @param least the width that a part needs to stand beside another
    public Columns(double gap, double least, Node... parts) {
        this(gap, gap, least, parts);
    }

    /// @param gap between parts beside each other
    /// @param below between lines
    /// @param least the width that a part needs to stand beside another
    protected Columns(double gap, double below, double least, Node... parts) {
        this.gap = gap;
        this.below = below;
        this.least = least;
        getStyleClass().add("columns");
        getChildren().addAll(parts);
    }

    /// Shows others.
    protected final void parts(List<? extends Node> parts) {
        getChildren().setAll(parts);
    }

    /// How many stand beside each other.
    private int beside(double width) {
        int count = getManagedChildren().size();
        if (count == 0 || width < 0) {
            return Math.max(1, count);
        }
        int most = Math.clamp((long) Math.floor((width + gap) / (least + gap)), 1, count);
        int lines = (count + most - 1) / most;
        return (count + lines - 1) / lines;
    }

    private double ofOne(double width, int beside) {
        return width < 0 ? width : Math.floor((width - gap * (beside - 1)) / beside);
    }

    private double inside(double width) {
        return width < 0 ? width : Math.max(0, width - snappedLeftInset() - snappedRightInset());
    }

    /// As high as the highest part of it.
    private double line(int from, int beside, double width) {
        List<Node> parts = getManagedChildren();
        return parts.subList(from, Math.min(parts.size(), from + beside)).stream()
                .mapToDouble(part -> snapSizeY(part.prefHeight(width))).max().orElse(0);
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
        int count = getManagedChildren().size();
        double widest = getManagedChildren().stream().mapToDouble(part -> part.prefWidth(-1)).max().orElse(0);
        return snappedLeftInset() + Math.ceil(widest) * count + gap * Math.max(0, count - 1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int count = getManagedChildren().size();
        double inside = inside(width);
        int beside = beside(inside);
        double one = ofOne(inside, beside);
        double height = 0;
        for (int from = 0; from < count; from += beside) {
            height += line(from, beside, one) + (from > 0 ? below : 0);
        }
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        List<Node> parts = getManagedChildren();
        int beside = beside(inside(getWidth()));
        double width = ofOne(inside(getWidth()), beside);
        double y = snappedTopInset();
        for (int from = 0; from < parts.size(); from += beside) {
            double height = parts.size() <= beside
                    ? getHeight() - snappedTopInset() - snappedBottomInset()
                    : line(from, beside, width);
            for (int at = from; at < Math.min(parts.size(), from + beside); at++) {
                parts.get(at).pseudoClassStateChanged(FIRST, at == from);
                parts.get(at).resizeRelocate(snappedLeftInset() + (at - from) * (width + gap), y, width, height);
            }
            y += height + below;
        }
    }
}
