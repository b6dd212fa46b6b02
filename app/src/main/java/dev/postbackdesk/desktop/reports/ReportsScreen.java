package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.link.Definitions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
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
    private static final double CHART = 292;
    private static final double LEAST_CHART = 208;
    private static final int REASONS = 368;
    private static final int NARROW_REASONS = 280;

    private final Frame frame;
    private final FileDialogs files;
    private final Messages messages;
    private final ReportsViewModel model;
    private final ReportText text;
    private final FigureStrip figures;
    private final ReportChart chart;
    private final ReasonsPane reasons;
    private final ReportTable table;
    private final VBox content;
    private final VBox root = new VBox();
    private final StackPane instead = new StackPane();
    private final Label span = new Label();
    private final MenuButton filter = new MenuButton("", Icons.normal(Feather.FILTER));
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Button export;
    private final Button copy;
    private final Segments<Period> periods;
    private final HBox middle;
    private boolean choosing;

    /// @param files asks where to write the table
    /// @param still whether what changed is read at once: for pictures
    /// @param rejected shows in Live what was rejected
    public ReportsScreen(Frame frame, FileDialogs files, boolean still, Runnable rejected) {
        this.frame = frame;
        this.files = files;
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
        periods = new Segments<>(List.of(Period.values()), period -> word("reports.period.", period),
                model.periodProperty());
        HBox.setHgrow(chart, Priority.ALWAYS);
        middle = new HBox(chart, reasons);
        middle.getStyleClass().add("report-middle");
        VBox.setVgrow(table, Priority.ALWAYS);
        content = new VBox(figures, middle, table);
        StackPane rest = new StackPane(content, instead);
        VBox.setVgrow(rest, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "reports");
        root.getChildren().addAll(header(), filters(), rest);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        content.heightProperty().subscribe(height -> chartHeight(height.doubleValue()));
        root.widthProperty().addListener((_, _, width) -> resize(width.doubleValue()));
        model.stateProperty().subscribe(this::state);
        model.shownProperty().subscribe(this::show);
        model.groupingProperty().subscribe(() -> show(model.shownProperty().get()));
        model.definitionsProperty().subscribe(definitions -> {
            offer(definitions);
            show(model.shownProperty().get());
        });
    }

    private <E extends Enum<E>> String word(String key, E choice) {
        return messages.text(key + choice.name().toLowerCase(Locale.ROOT));
    }

    private Node header() {
        copy.setId("report-copy");
        copy.setTooltip(new Tooltip(messages.text("reports.copy-tip")));
        copy.setOnAction(_ -> copy(lines()));
        export.setId("report-export");
        export.setTooltip(new Tooltip(messages.text("reports.export-tip")));
        export.setOnAction(_ -> export());
        return new ScreenHeader(messages.text("shell.screen.reports")).actions(copy, export);
    }

    private Node filters() {
        periods.setId("report-period");
        Label by = new Label(messages.text("reports.by"));
        by.getStyleClass().add("muted");
        Segments<Grouping> groupings = new Segments<>(List.of(Grouping.values()),
                grouping -> word("reports.group.", grouping), model.groupingProperty());
        groupings.setId("report-group");
        span.getStyleClass().addAll("caption", "muted");
        span.setId("report-span");
        filter.setId("report-filter");
        filter.setTooltip(new Tooltip(messages.text("reports.filter-tip")));
        filter.setMinWidth(MenuButton.USE_PREF_SIZE);
        model.scopeProperty().subscribe(_ -> filterWords());
        FlowPane row = new FlowPane(12, 8, periods, own(), by, groupings, filter, span);
        row.getStyleClass().add("report-filters");
        row.setRowValignment(javafx.geometry.VPos.CENTER);
        return row;
    }

    /// The two days, where they are chosen.
    private Node own() {
        Label until = new Label(messages.text("reports.until"));
        until.getStyleClass().add("muted");
        HBox days = new HBox(8, from, until, to);
        days.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        days.managedProperty().bind(days.visibleProperty());
        days.visibleProperty().bind(model.periodProperty().isEqualTo(Period.OWN));
        for (DatePicker picker : List.of(from, to)) {
            picker.setPrefWidth(132);
            picker.setConverter(new IsoDays(picker));
            picker.valueProperty().addListener((_, _, _) -> ownDays());
        }
        from.setId("report-from");
        from.getEditor().setAccessibleText(messages.text("reports.from"));
        from.setTooltip(new Tooltip(messages.text("reports.from")));
        to.setId("report-to");
        to.getEditor().setAccessibleText(messages.text("reports.to"));
        to.setTooltip(new Tooltip(messages.text("reports.to")));
        model.ownFromProperty().subscribe(_ -> ownShown());
        model.ownToProperty().subscribe(_ -> ownShown());
        return days;
    }

    private void ownShown() {
        choosing = true;
        from.setValue(model.ownFromProperty().get());
        to.setValue(model.ownToProperty().get());
        choosing = false;
    }

    private void ownDays() {
        if (choosing) {
            return;
        }
        if (from.getValue() == null || to.getValue() == null) {
            // What is no date leaves the days as they are.
            ownShown();
        } else {
            model.own(from.getValue(), to.getValue());
        }
    }

    private void offer(Definitions definitions) {
        filter.getItems().setAll(item(messages.text("reports.filter.all"), Scope.ALL));
        filter.getItems().add(new SeparatorMenuItem());
        definitions.links().forEach(
                stored -> filter.getItems().add(item(stored.link().name(), new Scope.OfLink(stored.key()))));
        filter.getItems().add(new SeparatorMenuItem());
        definitions.conversions().forEach(stored -> filter.getItems()
                .add(item(stored.conversion().name(), new Scope.OfConversion(stored.key()))));
        filterWords();
    }

    private MenuItem item(String words, Scope scope) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.scopeProperty().set(scope));
        return item;
    }

    private void filterWords() {
        Definitions definitions = model.definitionsProperty().get();
        filter.setText(switch (model.scopeProperty().get()) {
            case Scope.All _ -> messages.text("reports.filter");
            case Scope.OfLink(int key) -> definitions.link(key).map(stored -> stored.link().name())
                    .orElse(ReportText.NONE);
            case Scope.OfConversion(int key) -> definitions.conversion(key)
                    .map(stored -> stored.conversion().name()).orElse(ReportText.NONE);
        });
    }

    private void show(ReportsViewModel.@Nullable Shown shown) {
        if (shown == null) {
            return;
        }
        span.setText(text.span(shown.span()));
        figures.show(shown, model.periodProperty().get(), model.scopeProperty().get());
        chart.show(shown);
        reasons.show(shown.report());
        table.show(lines(), model.groupingProperty().get(), shown.span().hourly());
    }

    private List<ReportLine> lines() {
        ReportsViewModel.Shown shown = model.shownProperty().get();
        return shown == null
                ? List.of()
                : ReportLines.of(shown.report(), model.groupingProperty().get(), model.definitionsProperty().get(),
                        text.steps(shown.span()), text.names());
    }

    private void state(ReportsViewModel.State state) {
        boolean shown = state == ReportsViewModel.State.SHOWN;
        content.setVisible(shown);
        export.setDisable(!shown);
        copy.setDisable(!shown);
        instead.setVisible(!shown);
        switch (state) {
            case LOADING -> instead.getChildren().setAll(new ProgressIndicator());
            case NOTHING -> instead.getChildren().setAll(nothing());
            case FAILED -> instead.getChildren().setAll(failed());
            case SHOWN -> instead.getChildren().clear();
        }
    }

    private Node nothing() {
        Button live = new Button(messages.text("reports.nothing.button"));
        live.setId("reports-open-live");
        live.setOnAction(_ -> frame.navigator().open("live"));
        return new EmptyPane(Feather.BAR_CHART_2, messages.text("reports.nothing.title"),
                messages.text("reports.nothing.text"), live);
    }

    private Node failed() {
        Button again = new Button(messages.text("reports.again"));
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> model.shown());
        return new EmptyPane(Feather.ALERT_CIRCLE, messages.text("reports.failed"), model.failure(), again,
                CopyButton.labelled(messages, messages.text("reports.copy-message"), messages.text("fx.copy-message"),
                        model::failure));
    }

    private void copy(List<ReportLine> lines) {
        Clips.copy(ReportFile.text(lines));
        frame.overlay().toast(messages.text("reports.copied"), null);
    }

    private void export() {
        ReportsViewModel.Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        List<ReportLine> lines = lines();
        files.chooseTarget(messages.text("reports.export"),
                "report-" + shown.span().from() + "-to-" + shown.span().to() + ".csv")
                .ifPresent(file -> frame.tasks().then(CompletableFuture.supplyAsync(() -> write(lines, file)),
                        problem -> {
                            if (problem.isEmpty()) {
                                frame.overlay().toast(messages.text("reports.exported", file.toString()), null);
                            } else {
                                frame.overlay().error(problem);
                            }
                        }, error -> frame.overlay().error(error.sentence())));
    }

    /// @return what went wrong, or `""`
    private String write(List<ReportLine> lines, Path file) {
        try {
            ReportFile.write(lines, file);
            return "";
        } catch (IOException e) {
            return messages.text("reports.export-failed", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /// The chart leaves more than half of a low window to the table.
    private void chartHeight(double height) {
        double chosen = Math.max(LEAST_CHART, Math.min(CHART, height * 0.36));
        middle.setMinHeight(chosen);
        middle.setPrefHeight(chosen);
        middle.setMaxHeight(chosen);
    }

    private void resize(double width) {
        boolean narrow = width < NARROW;
        reasons.setMinWidth(narrow ? NARROW_REASONS : REASONS);
        reasons.setMaxWidth(narrow ? NARROW_REASONS : REASONS);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.C && event.isShortcutDown() && !typing) {
            List<ReportLine> chosen = table.getSelectionModel().getSelectedItems().stream()
                    .collect(Collectors.toList());
            copy(chosen.isEmpty() ? lines() : chosen);
            event.consume();
        }
    }

    /// A second went by.
    public void tick() {
        model.tick();
    }

    @Override
    public Entry entry() {
        return ENTRY;
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
                    () -> copy(lines())).on(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)));
            all.add(new Command("reports:export", messages.text("reports.export"), place, Feather.DOWNLOAD,
                    this::export));
        }
        for (Period period : Period.values()) {
            all.add(new Command("reports:period." + period.name().toLowerCase(Locale.ROOT),
                    word("reports.period.", period), place, Feather.CALENDAR,
                    () -> model.periodProperty().set(period)));
        }
        for (Grouping grouping : Grouping.values()) {
            all.add(new Command("reports:group." + grouping.name().toLowerCase(Locale.ROOT),
                    messages.text("reports.by") + " " + word("reports.group.", grouping), place, Feather.LAYERS,
                    () -> model.groupingProperty().set(grouping)));
        }
        return all;
    }

    /// The filter is what can be sought by.
    @Override
    public void find() {
        filter.requestFocus();
        filter.show();
    }
}
