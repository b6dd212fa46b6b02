package dev.postbackdesk.desktop.guide;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/// Lays cells out as browsers lay out a table: a column gets at least its longest word and at most its longest line, and what
/// is between goes to those that have most to say. A grid would make all columns narrower by the same.
final class TablePane extends Region {
    private final List<List<Region>> rows;
    private final double[] least;

    /// @param rows as many cells each
    /// @param least the width of each column's longest word
    TablePane(List<List<Region>> rows, List<Double> least) {
        this.rows = List.copyOf(rows);
        this.least = least.stream().mapToDouble(Double::doubleValue).toArray();
        rows.forEach(getChildren()::addAll);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double[] most() {
        return IntStream.range(0, least.length)
                .mapToDouble(column -> Math.max(least[column],
                        rows.stream().mapToDouble(row -> Math.ceil(row.get(column).prefWidth(-1))).max().orElse(0)))
                .toArray();
    }

    private double[] widths(double width) {
        double[] most = most();
        double leastOfAll = Arrays.stream(least).sum();
        double mostOfAll = Arrays.stream(most).sum();
        if (mostOfAll <= width) {
            return most;
        }
        double[] widths = new double[least.length];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.floor(width <= leastOfAll
                    ? least[column] * width / leastOfAll
                    : least[column] + (most[column] - least[column]) * (width - leastOfAll)
                            / (mostOfAll - leastOfAll));
        }
        return widths;
    }

    private static double height(List<Region> row, double[] widths) {
        double height = 0;
        for (int column = 0; column < widths.length; column++) {
            height = Math.max(height, Math.ceil(row.get(column).prefHeight(widths[column])));
        }
        return height;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Arrays.stream(most()).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] widths = widths(width < 0 ? prefWidth(-1) : width);
        return rows.stream().mapToDouble(row -> height(row, widths)).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double y = 0;
        for (List<Region> row : rows) {
            double height = height(row, widths);
            double x = 0;
            for (int column = 0; column < widths.length; column++) {
                layoutInArea(row.get(column), x, y, widths[column], height, 0, HPos.LEFT, VPos.TOP);
                x += widths[column];
            }
            y += height;
        }
    }
}
