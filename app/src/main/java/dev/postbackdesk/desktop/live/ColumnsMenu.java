package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows and hides columns, and leads to where they are brought into another order; also how times are told.
final class ColumnsMenu extends MenuButton {
    private final Messages messages;
    private final Overlay overlay;
    private final ColumnsViewModel model;

    ColumnsMenu(Messages messages, Overlay overlay, ColumnsViewModel model) {
        super("", Icons.normal(Feather.COLUMNS));
        this.messages = messages;
        this.overlay = overlay;
        this.model = model;
        setId("live-columns");
        getStyleClass().addAll("flat", "icon-only", "columns-menu");
        setAccessibleText(messages.text("live.columns"));
        setTooltip(new Tooltip(messages.text("live.columns-tip")));
        for (ColumnLayout.Column column : ColumnLayout.Column.values()) {
            CheckMenuItem item = new CheckMenuItem(title(column));
            item.setId("column-" + column.word());
            item.setOnAction(_ -> {
                model.layoutProperty().set(model.layoutProperty().get().with(column, item.isSelected()));
                item.setSelected(model.layoutProperty().get().shows(column));
            });
            model.layoutProperty().subscribe(layout -> item.setSelected(layout.shows(column)));
            getItems().add(item);
        }
        CheckMenuItem relative = new CheckMenuItem(messages.text("live.times-relative"));
        relative.setId("times-relative");
        relative.selectedProperty().bindBidirectional(model.relativeProperty());
        MenuItem arrange = new MenuItem(messages.text("live.columns-arrange"), Icons.small(Feather.MOVE));
        arrange.setId("columns-arrange");
        arrange.setOnAction(_ -> arrange());
        MenuItem reset = new MenuItem(messages.text("live.columns-reset"), Icons.small(Feather.ROTATE_CCW));
        reset.setId("columns-reset");
        reset.setOnAction(_ -> reset());
        getItems().addAll(new SeparatorMenuItem(), relative, new SeparatorMenuItem(), arrange, reset);
    }

    private String title(ColumnLayout.Column column) {
        return messages.text("live.column-name." + column.word());
    }

    boolean isRelative() {
        return model.relativeProperty().get();
    }

    void toggleTimes() {
        model.relativeProperty().set(!isRelative());
    }

    /// As a new table has them, until that is undone.
    void reset() {
        ColumnLayout before = model.layoutProperty().get();
        boolean relative = model.relativeProperty().get();
        model.reset();
        overlay.toast(messages.text("live.columns-are-reset"), () -> {
            model.layoutProperty().set(before);
            model.relativeProperty().set(relative);
        });
    }

    /// Opens the dialog in which columns are moved by keyboard, too.
    void arrange() {
        VBox rows = new VBox();
        rows.getStyleClass().add("columns-list");
        fill(rows);
        Button done = new Button(messages.text("live.columns-done"));
        done.setId("columns-done");
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> overlay.closeDialog());
        overlay.dialog(new Dialog(messages.text("live.columns"), rows, done));
        done.requestFocus();
    }

    private void fill(VBox rows) {
        List<ColumnLayout.Place> places = model.layoutProperty().get().places();
        rows.getChildren().setAll(places.stream().map(place -> row(rows, place)).toList());
        rows.getChildren().getFirst().lookup(".up").setDisable(true);
        rows.getChildren().getLast().lookup(".down").setDisable(true);
    }

    private Node row(VBox rows, ColumnLayout.Place place) {
        CheckBox shown = new CheckBox(title(place.column()));
        shown.setSelected(place.shown());
        shown.setOnAction(_ -> {
            model.layoutProperty().set(model.layoutProperty().get().with(place.column(), shown.isSelected()));
            shown.setSelected(model.layoutProperty().get().shows(place.column()));
        });
        HBox row = new HBox(8, shown, ScreenHeader.spacer(), mover(rows, place.column(), -1, "up"),
                mover(rows, place.column(), 1, "down"));
        row.getStyleClass().add("columns-row");
        row.setId("arrange-" + place.column().word());
        return row;
    }

    private Button mover(VBox rows, ColumnLayout.Column column, int by, String way) {
        Button move = new Button("", Icons.small(by < 0 ? Feather.ARROW_UP : Feather.ARROW_DOWN));
        move.getStyleClass().addAll("flat", "small", "icon-only", way);
        String says = messages.text(by < 0 ? "live.column-up" : "live.column-down", title(column));
        move.setAccessibleText(says);
        move.setTooltip(new Tooltip(says));
        move.setOnAction(_ -> {
            model.layoutProperty().set(model.layoutProperty().get().moved(column, by));
            fill(rows);
            Node again = rows.lookup("#arrange-" + column.word());
            Node same = again.lookup("." + way);
            (same.isDisabled() ? again.lookup(by < 0 ? ".down" : ".up") : same).requestFocus();
        });
        return move;
    }
}
