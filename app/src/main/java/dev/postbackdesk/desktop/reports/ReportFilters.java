package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.link.Definitions;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What a report is of, and how it is grouped: days, link or conversion, and what a line stands for. Used on the FX thread.
final class ReportFilters extends FlowPane {
    private final Messages messages;
    private final ReportText text;
    private final ReportsViewModel model;
    private final Label span = new Label();
    private final MenuButton filter = new MenuButton("", Icons.normal(Feather.FILTER));
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private boolean choosing;

    ReportFilters(Messages messages, ReportText text, ReportsViewModel model) {
        super(12, 8);
        this.messages = messages;
        this.text = text;
        this.model = model;
        Segments<Period> periods = new Segments<>(List.of(Period.values()), text::word, model.periodProperty());
        periods.setId("report-period");
        Label by = new Label(messages.text("reports.by"));
        by.getStyleClass().add("muted");
        Segments<Grouping> groupings = new Segments<>(List.of(Grouping.values()),
                text::word, model.groupingProperty());
        groupings.setId("report-group");
        span.getStyleClass().addAll("caption", "muted");
        span.setId("report-span");
        filter.setId("report-filter");
        Tip.on(filter, messages.text("reports.filter-tip"));
        filter.setMinWidth(MenuButton.USE_PREF_SIZE);
        model.scopeProperty().subscribe(_ -> filterWords());
        getChildren().addAll(periods, own(), by, groupings, filter, span);
        getStyleClass().add("report-filters");
        // A flow asks for as much as its widest part would like to have.
        setMinWidth(0);
        for (Region one : List.of(periods, groupings)) {
            one.maxWidthProperty().bind(Bindings.createDoubleBinding(
                    () -> Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset()), widthProperty(),
                    insetsProperty()));
        }
        setRowValignment(VPos.CENTER);
        model.definitionsProperty().subscribe(this::offer);
    }

    /// The two days, where they are chosen.
    private Node own() {
        Label until = new Label(messages.text("reports.until"));
        until.getStyleClass().add("muted");
        HBox days = new HBox(8, from, until, to);
        days.setAlignment(Pos.CENTER_LEFT);
        days.managedProperty().bind(days.visibleProperty());
        days.visibleProperty().bind(model.periodProperty().isEqualTo(Period.OWN));
        for (DatePicker picker : List.of(from, to)) {
            picker.setPrefWidth(132);
            picker.setConverter(new IsoDays(picker));
            picker.valueProperty().addListener((_, _, _) -> ownDays());
        }
        from.setId("report-from");
        from.getEditor().setAccessibleText(messages.text("reports.from"));
        Tip.on(from, messages.text("reports.from"));
        to.setId("report-to");
        to.getEditor().setAccessibleText(messages.text("reports.to"));
        Tip.on(to, messages.text("reports.to"));
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
        filter.setText(text.scope(model.scopeProperty().get(), model.definitionsProperty().get(), "reports.filter"));
    }

    /// Tells the days that are shown.
    void show(ReportSpan shown) {
        span.setText(text.span(shown));
    }

    /// Offers links and conversions to choose from.
    void choose() {
        filter.requestFocus();
        filter.show();
    }
}
