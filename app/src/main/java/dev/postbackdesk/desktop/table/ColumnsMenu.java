package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Command;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows and hides columns, and leads to where they are brought into another order; also how times are told.
public final class ColumnsMenu<C extends Enum<C> & Column> extends MenuButton {
    private final Messages messages;
    private final Overlay overlay;
    private final ColumnsViewModel<C> model;
    private final Function<C, String> title;

    /// @param title of a column, in words
    public ColumnsMenu(String id, Messages messages, Overlay overlay, ColumnsViewModel<C> model,
            Function<C, String> title) {
        super("", Icons.normal(Feather.COLUMNS));
        this.title = title;
        this.messages = messages;
        this.overlay = overlay;
        this.model = model;
        setId(id);
        getStyleClass().addAll("flat", "icon-only", "columns-menu");
        setAccessibleText(messages.text("table.columns"));
        Tip.on(this, messages.text("table.columns-tip"));
        for (C column : model.usual().places().stream().map(ColumnLayout.Place::column).toList()) {
            CheckMenuItem item = new CheckMenuItem(title.apply(column));
            item.setId("column-" + column.word());
            item.setOnAction(_ -> {
                model.layoutProperty().set(model.layoutProperty().get().with(column, item.isSelected()));
                item.setSelected(model.layoutProperty().get().shows(column));
            });
            model.layoutProperty().subscribe(layout -> item.setSelected(layout.shows(column)));
            getItems().add(item);
        }
        CheckMenuItem relative = new CheckMenuItem(messages.text("table.times-relative"));
        relative.setId("times-relative");
        relative.selectedProperty().bindBidirectional(model.relativeProperty());
        MenuItem arrange = new MenuItem(messages.text("table.columns-arrange"), Icons.small(Feather.MOVE));
        arrange.setId("columns-arrange");
        arrange.setOnAction(_ -> arrange());
        MenuItem reset = new MenuItem(messages.text("table.columns-reset"), Icons.small(Feather.ROTATE_CCW));
        reset.setId("columns-reset");
        reset.setOnAction(_ -> reset());
        getItems().addAll(new SeparatorMenuItem(), relative, new SeparatorMenuItem(), arrange, reset);
    }

    /// What it does, as commands.
    ///
    /// @param screen the name of the screen that the table is on
    public List<Command> commands(String screen) {
        String place = messages.text("shell.screen." + screen);
        return List.of(
                new Command(screen + ":columns", messages.text("table.columns-arrange"), place, Feather.COLUMNS,
                        this::arrange),
                new Command(screen + ":columns-reset", messages.text("table.columns-reset"), place, Feather.ROTATE_CCW,
                        this::reset),
                new Command(screen + ":times",
                        messages.text(isRelative() ? "table.times-absolute" : "table.times-relative"), place,
                        Feather.CLOCK, this::toggleTimes));
    }

    private boolean isRelative() {
        return model.relativeProperty().get();
    }

    private void toggleTimes() {
        model.relativeProperty().set(!isRelative());
    }

    /// As a new table has them, until that is undone.
    private void reset() {
        ColumnLayout<C> before = model.layoutProperty().get();
        boolean relative = model.relativeProperty().get();
        model.reset();
        overlay.toast(messages.text("table.columns-are-reset"), () -> {
            model.layoutProperty().set(before);
            model.relativeProperty().set(relative);
        });
    }

    /// Opens the dialog in which columns are moved by keyboard, too.
    private void arrange() {
        VBox rows = new VBox();
        rows.getStyleClass().add("columns-list");
        fill(rows);
        Button done = new Button(messages.text("table.columns-done"));
        done.setId("columns-done");
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> overlay.closeDialog());
        overlay.dialog(new Dialog(messages.text("table.columns"), rows, done));
        done.requestFocus();
    }

    private void fill(VBox rows) {
        List<ColumnLayout.Place<C>> places = model.layoutProperty().get().places();
        rows.getChildren().setAll(places.stream().map(place -> row(rows, place)).toList());
        rows.getChildren().getFirst().lookup(".up").setDisable(true);
        rows.getChildren().getLast().lookup(".down").setDisable(true);
    }

    private Node row(VBox rows, ColumnLayout.Place<C> place) {
        CheckBox shown = new CheckBox(title.apply(place.column()));
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

    private Button mover(VBox rows, C column, int by, String way) {
        Button move = new Button("", Icons.small(by < 0 ? Feather.ARROW_UP : Feather.ARROW_DOWN));
        move.getStyleClass().addAll("flat", "small", "icon-only", way);
        String says = messages.text(by < 0 ? "table.column-up" : "table.column-down", title.apply(column));
        move.setAccessibleText(says);
        Tip.on(move, says);
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
