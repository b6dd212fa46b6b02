package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Sums;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Postbacks of each day or hour: what was not rejected, and on top of it, hatched, what was. So colour does not carry it alone.
final class ReportChart extends VBox {
    /// Grid lines, at most.
    private static final int LINES = 4;

    private final Messages messages;
    private final ReportText text;
    private final ReportsViewModel model;
    private final Label title = new Label();
    private final CategoryAxis steps = new CategoryAxis();
    private final NumberAxis counts = new NumberAxis();
    private final StackedBarChart<String, Number> chart = new StackedBarChart<>(steps, counts);
    private final StepLabels labels = new StepLabels(steps);
    private final Segments<Boolean> by;

    ReportChart(Messages messages, ReportText text, ReportsViewModel model) {
        this.messages = messages;
        this.text = text;
        this.model = model;
        getStyleClass().add("report-chart");
        title.getStyleClass().add("card-title");
        by = new Segments<>(List.of(false, true),
                hours -> messages.text(hours ? "reports.by-hour" : "reports.by-day"), model.hourlyProperty());
        by.setId("report-steps");
        HBox head = new HBox(12, title, ScreenHeader.spacer(), legend("counted", "reports.not-rejected"),
                legend("rejected", "reports.rejected-legend"), by);
        head.getStyleClass().add("report-head");
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setHorizontalGridLinesVisible(true);
        chart.setVerticalGridLinesVisible(false);
        chart.setVerticalZeroLineVisible(false);
        chart.setMinHeight(120);
        steps.setTickLabelsVisible(false);
        steps.setTickMarkVisible(false);
        steps.setAnimated(false);
        counts.setAutoRanging(false);
        counts.setMinorTickVisible(false);
        counts.setTickMarkVisible(false);
        counts.setAnimated(false);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(head, chart, labels);
    }

    private Node legend(String style, String key) {
        Region mark = new Region();
        mark.getStyleClass().addAll("legend-mark", style);
        Label label = new Label(messages.text(key), mark);
        label.getStyleClass().addAll("caption", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    void show(ReportsViewModel.Shown shown) {
        boolean hours = shown.span().hourly();
        title.setText(messages.text(hours ? "reports.an-hour" : "reports.a-day"));
        by.setVisible(model.canBeHourly());
        by.setManaged(by.isVisible());
        List<String> names = text.steps(shown.span()).stream().map(ReportStep::name).toList();
        List<Sums> sums = shown.report().steps();
        // A day that is put back has an hour twice, and a year later the same day comes again: names are no keys.
        ObservableList<String> keys = FXCollections.observableArrayList();
        XYChart.Series<String, Number> well = new XYChart.Series<>();
        XYChart.Series<String, Number> rejected = new XYChart.Series<>();
        long highest = 0;
        for (int i = 0; i < names.size(); i++) {
            String key = Integer.toString(i);
            keys.add(key);
            long bad = sums.get(i).of(Result.REJECTED);
            well.getData().add(new XYChart.Data<>(key, sums.get(i).arrived() - bad));
            rejected.getData().add(new XYChart.Data<>(key, bad));
            highest = Math.max(highest, sums.get(i).arrived());
        }
        scale(highest);
        steps.setCategories(keys);
        chart.setCategoryGap(names.size() > 60 ? 1 : names.size() > 40 ? 3 : 8);
        chart.getData().setAll(List.of(well, rejected));
        for (int i = 0; i < names.size(); i++) {
            say(well.getData().get(i).getNode(), rejected.getData().get(i).getNode(), names.get(i), sums.get(i));
        }
        labels.show(names);
        chart.setAccessibleText(messages.text("reports.chart", text.span(shown.span())));
    }

    private void say(Node well, Node rejected, String name, Sums sums) {
        String words = messages.text("reports.bar", name, sums.arrived(), sums.of(Result.REJECTED));
        for (Node bar : List.of(well, rejected)) {
            Tip.over(bar, words);
        }
        rejected.setVisible(sums.of(Result.REJECTED) > 0);
    }

    /// Round numbers from 0 on: 1, 2 or 5 times a power of ten.
    private void scale(long highest) {
        double unit = 1;
        List<Double> factors = List.of(2.0, 2.5, 2.0);
        for (int i = 0; unit * LINES < highest; i++) {
            unit *= factors.get(i % factors.size());
        }
        counts.setTickUnit(unit);
        counts.setLowerBound(0);
        counts.setUpperBound(Math.max(1, Math.ceil(highest / unit)) * unit);
    }

    /// The names below the bars, as many as there is room for, the last one always.
    private static final class StepLabels extends Region {
        /// Between two names, at least.
        private static final double GAP = 24;
        private static final double HEIGHT = 18;

        private final CategoryAxis axis;
        private final List<Label> labels = new ArrayList<>();

        StepLabels(CategoryAxis axis) {
            this.axis = axis;
            getStyleClass().add("step-labels");
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            axis.layoutBoundsProperty().addListener((_, _, _) -> requestLayout());
            axis.localToSceneTransformProperty().addListener((_, _, _) -> requestLayout());
        }

        void show(List<String> names) {
            labels.clear();
            for (String name : names) {
                Label label = new Label(name);
                label.getStyleClass().addAll("caption", "muted");
                labels.add(label);
            }
            getChildren().setAll(labels);
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            int count = labels.size();
            if (count == 0 || axis.getScene() == null) {
                return;
            }
            double width = axis.getWidth();
            double widest = labels.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(0);
            int every = Math.max(1, (int) Math.ceil((widest + GAP) * count / Math.max(1, width)));
            double left = sceneToLocal(axis.localToScene(0, 0)).getX();
            double end = place(count - 1, count, left, width);
            labels.getLast().setVisible(true);
            for (int i = 0; i < count - 1; i++) {
                double at = place(i, count, left, width);
                Label label = labels.get(i);
                label.setVisible(i % every == 0 && at + label.getWidth() + GAP <= end);
            }
        }

        /// Puts a name below its bar, and within the chart.
        ///
        /// @return where it begins
        private double place(int step, int count, double left, double width) {
            Label label = labels.get(step);
            double wanted = label.prefWidth(-1);
            double centre = left + (step + 0.5) * width / count;
            double x = Math.min(Math.max(0, centre - wanted / 2), getWidth() - wanted);
            label.resizeRelocate(x, 0, wanted, HEIGHT);
            return x;
        }
    }
}
