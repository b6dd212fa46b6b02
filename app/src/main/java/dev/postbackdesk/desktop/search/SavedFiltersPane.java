package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.SavedFilter;
import dev.postbackdesk.receiver.Receiver.Count;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The searches that the user keeps, in the navigation: each with its count, and a menu that renames, moves and deletes it.
public final class SavedFiltersPane extends VBox {
    private static final KeyCombination RENAME = new KeyCodeCombination(KeyCode.F2);
    private static final KeyCombination DELETE = new KeyCodeCombination(KeyCode.DELETE);
    private static final KeyCombination UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    private static final KeyCombination DOWN = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    private final Messages messages;
    private final Format format;
    private final Overlay overlay;
    private final SavedFiltersViewModel model;
    private final Runnable toScreen;
    private final VBox entries = new VBox();
    /// Of the entries in sight: what they follow outlives them.
    private Subscription following = Subscription.EMPTY;

    /// @param toScreen opens the screen that searches
    public SavedFiltersPane(Messages messages, Format format, Overlay overlay, SavedFiltersViewModel model,
            Runnable toScreen) {
        this.messages = messages;
        this.format = format;
        this.overlay = overlay;
        this.model = model;
        this.toScreen = toScreen;
        getStyleClass().add("saved-filters");
        setId("saved-filters");
        Label heading = new Label(messages.text("search.saved." + subject()));
        heading.getStyleClass().addAll("caption", "saved-heading");
        entries.getStyleClass().add("saved-entries");
        getChildren().addAll(heading, entries);
        model.filtersProperty().subscribe(this::show);
    }

    private void show(List<SavedFilter> filters) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        entries.getChildren().setAll(filters.stream().map(this::entry).toList());
        setVisible(!filters.isEmpty());
    }

    private ToggleButton entry(SavedFilter filter) {
        Label name = new Label(filter.name());
        name.setMinWidth(0);
        name.setWrapText(true);
        name.getStyleClass().add("may-shorten");
        Label count = new Label();
        count.getStyleClass().addAll("saved-count", "caption");
        count.setMinWidth(USE_PREF_SIZE);
        HBox inside = new HBox(8, name, ScreenHeader.spacer(), count);
        inside.getStyleClass().add("saved-inside");
        ToggleButton entry = new ToggleButton("", inside);
        entry.getStyleClass().setAll("saved-filter");
        entry.setMaxWidth(Double.MAX_VALUE);
        inside.prefWidthProperty().bind(entry.widthProperty().subtract(16));
        Tip.on(entry, messages.text("search.saved-tip", filter.name(), filter.search()));
        entry.setOnAction(_ -> {
            open(filter);
            entry.setSelected(model.isShown(filter));
        });
        following = following.and(model.field().searchProperty()
                .subscribe(_ -> entry.setSelected(model.isShown(filter))));
        following = following.and(model.countsProperty().subscribe(counts -> {
            Count known = counts.get(filter.search());
            count.setText(known == null ? "" : format.count(known.number()) + (known.more() ? "+" : ""));
            entry.setAccessibleText(messages.text("search.saved-name." + subject(), filter.name(), count.getText()));
        }));
        entry.setContextMenu(menu(filter));
        entry.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, filter));
        return entry;
    }

    private String subject() {
        return model.field().subject().word();
    }

    private void open(SavedFilter filter) {
        model.show(filter);
        toScreen.run();
    }

    private ContextMenu menu(SavedFilter filter) {
        return new ContextMenu(item("rename", RENAME, Feather.EDIT_2, () -> askName(filter)),
                item("up", UP, Feather.ARROW_UP, () -> move(filter, -1)),
                item("down", DOWN, Feather.ARROW_DOWN, () -> move(filter, 1)),
                item("delete", DELETE, Feather.TRASH_2, () -> delete(filter)));
    }

    private MenuItem item(String what, KeyCombination key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(
                messages.text("search.saved-item", messages.text("search.saved." + what),
                        new KeyNames(messages).of(key)),
                Icons.small(icon));
        item.setId("saved-" + what);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void key(KeyEvent event, SavedFilter filter) {
        if (RENAME.match(event)) {
            askName(filter);
        } else if (DELETE.match(event)) {
            delete(filter);
        } else if (UP.match(event)) {
            move(filter, -1);
        } else if (DOWN.match(event)) {
            move(filter, 1);
        } else {
            return;
        }
        event.consume();
    }

    private void move(SavedFilter filter, int by) {
        model.move(filter, by);
        int at = model.filtersProperty().get().indexOf(filter);
        if (at >= 0) {
            entries.getChildren().get(at).requestFocus();
        }
    }

    private void delete(SavedFilter filter) {
        Runnable undo = model.remove(filter);
        overlay.toast(messages.text("search.deleted", filter.name()), undo);
    }

    private void askName(SavedFilter filter) {
        FilterNameDialog.rename(messages, overlay, model, filter);
    }

    /// Keeps what the field looks for, under a name that is asked for.
    public void save() {
        if (!model.field().text().isEmpty()) {
            FilterNameDialog.save(messages, overlay, model);
        }
    }

    /// The button that does so.
    public Button saveButton() {
        Button save = new Button(messages.text("search.save"));
        save.getStyleClass().addAll("link", "small");
        save.setId("save-filter");
        save.setMinWidth(USE_PREF_SIZE);
        Tip.on(save, messages.text("search.save-tip"));
        save.setOnAction(_ -> save());
        return save;
    }

    /// Each of them, for the palette.
    public List<Command> commands() {
        return commands(messages, model.field().subject(), model.filtersProperty().get(), this::open);
    }

    /// Likewise before there is a screen of them.
    public static List<Command> commands(Messages messages, Subject subject, List<SavedFilter> filters,
            Consumer<SavedFilter> open) {
        String id = switch (subject) {
            case POSTBACKS -> "filter:";
            case CLICKS -> "click-filter:";
        };
        return filters.stream().map(filter -> new Command(id + filter.name(), filter.name(),
                messages.text("search.saved." + subject.word()), Feather.FILTER, () -> open.accept(filter))).toList();
    }
}
