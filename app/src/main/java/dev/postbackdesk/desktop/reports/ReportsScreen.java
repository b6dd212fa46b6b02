package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Paper;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The screen of figures: one filter at the head, and figures, chart, reasons and table from it.
public final class ReportsScreen implements Screen {
    public static final Entry ENTRY = new Entry("reports", Feather.BAR_CHART_2);

    private static final double NARROW = 1000;
    /// Below this, the reasons stand below the chart.
    private static final double STACKED = 700;
    private static final double STACKED_REASONS = 216;
    private static final double CHART = 292;
    private static final double LEAST_CHART = 208;
    private static final int REASONS = 368;
    private static final int NARROW_REASONS = 280;
    private static final KeyCombination PRINT = new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);

    private final Frame frame;
    private final Messages messages;
    private final ReportsViewModel model;
    private final ReportText text;
    private final ReportFilters filters;
    private final ReportActions actions;
    private final FigureStrip figures;
    private final ReportChart chart;
    private final ReasonsPane reasons;
    private final ReportTable table;
    private final VBox content;
    private final VBox root = new VBox();
    private final StackPane instead = new StackPane();
    private final Button export;
    private final Button copy;
    private final Button print;
    private boolean stacked;
    private final StackPane middle = new StackPane();

    /// @param files asks where to write the table
    /// @param paper prints it
    /// @param still whether what changed is read at once: for pictures
    /// @param rejected shows in Live what was rejected
    public ReportsScreen(Frame frame, FileDialogs files, Paper paper, boolean still, Runnable rejected) {
        this.frame = frame;
        messages = frame.messages();
        model = new ReportsViewModel(frame.receiver(), frame.feed(), frame.tasks(), frame.format().zone(),
                still ? 0 : ReportsViewModel.EVERY);
        text = new ReportText(messages, frame.format());
        figures = new FigureStrip(messages, text);
        chart = new ReportChart(messages, text, model);
        reasons = new ReasonsPane(messages, text, rejected);
        table = new ReportTable(messages, text);
        export = new Button(messages.text("reports.export"), Icons.normal(Feather.DOWNLOAD));
        copy = new Button(messages.text("reports.copy"), Icons.normal(Feather.COPY));
        print = new Button(messages.text("reports.print"), Icons.normal(Feather.PRINTER));
        filters = new ReportFilters(messages, text, model);
        actions = new ReportActions(frame, files, paper, text, model);
        HBox.setHgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(chart, Priority.ALWAYS);
        middle.getChildren().add(new HBox(chart, reasons));
        middle.getStyleClass().add("report-middle");
        VBox.setVgrow(table, Priority.ALWAYS);
        content = new VBox(figures, middle, table);
        var state = model.stateProperty();
        BooleanBinding read = state.isNotEqualTo(ReportsViewModel.State.LOADING)
                .and(state.isNotEqualTo(ReportsViewModel.State.FAILED));
        LoadingPane loading = new LoadingPane(messages, messages.text("reports.failed"),
                read.and(model.answered().awaitedProperty().not()), model.answered().failureProperty(), model::shown);
        StackPane rest = new StackPane(content, instead, loading);
        VBox.setVgrow(rest, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "reports");
        root.getChildren().addAll(header(), filters,
                new TroubleBar(messages, messages.text("fx.trouble"), model.trouble(), read), rest);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        content.heightProperty().subscribe(height -> chartHeight(height.doubleValue()));
        root.widthProperty().addListener((_, _, width) -> resize(width.doubleValue()));
        model.stateProperty().subscribe(this::state);
        model.shownProperty().subscribe(this::show);
        model.groupingProperty().subscribe(() -> show(model.shownProperty().get()));
        model.definitionsProperty().subscribe(() -> show(model.shownProperty().get()));
    }

    private Node header() {
        copy.setId("report-copy");
        Tip.on(copy, messages.text("reports.copy-tip"));
        copy.setOnAction(_ -> actions.copy(table.lines()));
        print.setId("report-print");
        Tip.on(print, messages.text("reports.print-tip"));
        print.setOnAction(_ -> print());
        export.setId("report-export");
        Tip.on(export, messages.text("reports.export-tip"));
        export.setOnAction(_ -> export());
        return new ScreenHeader(messages.text("shell.screen.reports")).actions(copy, print, export);
    }

    private void print() {
        actions.print(table.lines());
    }

    private void export() {
        actions.export(table.lines());
    }

    private void shortcut(KeyEvent event) {
        if (PRINT.match(event) && !print.isDisabled()) {
            print();
            event.consume();
        }
    }

    private void show(ReportsViewModel.@Nullable Shown shown) {
        if (shown == null) {
            return;
        }
        filters.show(shown.span());
        figures.show(shown, model.periodProperty().get(), model.scopeProperty().get());
        chart.show(shown);
        reasons.show(shown.report());
        table.show(actions.lines(), model.groupingProperty().get(), shown.span().hourly());
    }

    private void state(ReportsViewModel.State state) {
        boolean shown = state == ReportsViewModel.State.SHOWN;
        content.setVisible(shown);
        export.setDisable(!shown);
        copy.setDisable(!shown);
        print.setDisable(!shown);
        instead.setVisible(!shown);
        switch (state) {
            case NOTHING -> instead.getChildren().setAll(nothing());
            case LOADING, FAILED, SHOWN -> instead.getChildren().clear();
        }
    }

    private Node nothing() {
        Button live = new Button(messages.text("reports.nothing.button"));
        live.setId("reports-open-live");
        live.setOnAction(_ -> frame.navigator().open("live"));
        return new EmptyPane(Feather.BAR_CHART_2, messages.text("reports.nothing.title"),
                messages.text("reports.nothing.text"), live);
    }

    /// The chart leaves more than half of a low window to the table.
    private void chartHeight(double height) {
        double chosen = stacked ? LEAST_CHART + STACKED_REASONS : Math.max(LEAST_CHART, Math.min(CHART, height * 0.36));
        middle.setMinHeight(chosen);
        middle.setPrefHeight(chosen);
        middle.setMaxHeight(chosen);
    }

    private void resize(double width) {
        boolean below = width < STACKED;
        if (below != stacked) {
            stacked = below;
            middle.getChildren().clear();
            middle.getChildren().add(below ? new VBox(chart, reasons) : new HBox(chart, reasons));
            chartHeight(content.getHeight());
        }
        double wide = width < NARROW ? NARROW_REASONS : REASONS;
        reasons.setMinWidth(stacked ? 0 : wide);
        reasons.setMaxWidth(stacked ? Double.MAX_VALUE : wide);
        reasons.setMinHeight(stacked ? STACKED_REASONS : 0);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.C && event.isShortcutDown() && !typing) {
            List<ReportLine> chosen = table.chosen();
            actions.copy(chosen.isEmpty() ? table.lines() : chosen);
            event.consume();
        }
    }

    @Override
    public void tick() {
        model.tick();
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width < STACKED ? 1040 : 560);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public List<Command> commands() {
        String place = messages.text("shell.screen.reports");
        List<Command> all = new ArrayList<>();
        if (model.stateProperty().get() == ReportsViewModel.State.SHOWN) {
            all.add(new Command("reports:copy", messages.text("reports.copy-command"), place, Feather.COPY,
                    () -> actions.copy(table.lines()))
                    .on(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)));
            all.add(new Command("reports:print", messages.text("reports.print-command"), place, Feather.PRINTER,
                    this::print).on(PRINT));
            all.add(new Command("reports:export", messages.text("reports.export"), place, Feather.DOWNLOAD,
                    this::export));
        }
        for (Period period : Period.values()) {
            all.add(new Command("reports:period." + period.name().toLowerCase(Locale.ROOT),
                    text.word(period), place, Feather.CALENDAR,
                    () -> model.periodProperty().set(period)));
        }
        for (Grouping grouping : Grouping.values()) {
            all.add(new Command("reports:group." + grouping.name().toLowerCase(Locale.ROOT),
                    messages.text("reports.by") + " " + text.word(grouping), place, Feather.LAYERS,
                    () -> model.groupingProperty().set(grouping)));
        }
        return all;
    }

    /// The filter is what can be sought by.
    @Override
    public void find() {
        filters.choose();
    }
}
