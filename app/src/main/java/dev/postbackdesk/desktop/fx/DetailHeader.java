package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.conversion.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The line above a form: what it is, its state, how saved it is, and what can be done with it as a whole.
public final class DetailHeader extends HBox {
    /// Below these, Duplicate and Pause go into the menu: with and without Save and Discard beside them.
    private static final double NARROW_DIRTY = 760;
    private static final double NARROW = 600;

    /// What the buttons do.
    public record Commands(Runnable save, Runnable discard, Runnable duplicate, Runnable pauseOrResume,
            Runnable archiveOrRestore) {}

    private final Messages words;
    private final Label title = new Label();
    private final StateLabel state;
    private final Label progress = new Label();
    private final Button discard;
    private final Button duplicate;
    private final Button pause;
    private final Button save;
    private final MenuButton more = new MenuButton(null, Icons.normal(Feather.MORE_HORIZONTAL));
    private final MenuItem archive;
    private final MenuItem duplicateToo;
    private final MenuItem pauseToo;
    private boolean stored = true;

    public DetailHeader(Messages words, Commands commands) {
        this.words = words;
        getStyleClass().add("detail-header");
        title.getStyleClass().add("verdict-title");
        title.setMinWidth(24);
        state = new StateLabel(words);
        progress.getStyleClass().addAll("progress-note", "muted");
        progress.setMinWidth(USE_PREF_SIZE);
        discard = button(words.text("forms.discard"), null, words.text("forms.discard.tip"), commands.discard());
        discard.getStyleClass().add("flat");
        duplicate = button(words.text("forms.duplicate"), Icons.normal(Feather.COPY), words.text("forms.duplicate.tip"),
                commands.duplicate());
        pause = button("", null, "", commands.pauseOrResume());
        save = button(words.text("forms.save"), null, words.text("forms.save.tip"), commands.save());
        save.getStyleClass().add("accent");
        archive = item("", commands.archiveOrRestore());
        duplicateToo = item(words.text("forms.duplicate"), commands.duplicate());
        pauseToo = item("", commands.pauseOrResume());
        more.getStyleClass().addAll("icon-only", "small");
        more.setAccessibleText(words.text("forms.more"));
        Tip.on(more, words.text("forms.more"));
        title.setId("detail-title");
        discard.setId("discard");
        duplicate.setId("duplicate");
        pause.setId("pause");
        save.setId("save");
        more.setId("more");
        getChildren().addAll(title, state, ScreenHeader.spacer(), progress, discard, duplicate, pause, more, save);
        widthProperty().subscribe(_ -> arrange());
    }

    private static Button button(String text, @Nullable Node icon, String tip, Runnable action) {
        Button button = new Button(text, icon);
        Tip.on(button, tip);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Shows what the form is of.
    public void show(RowLook row) {
        stored = row.stored();
        title.setText(row.title());
        Tip.on(title, row.title());
        state.show(row.lifecycle(), stored);
        boolean active = row.lifecycle().isActive();
        pause.setText(words.text(active ? "forms.pause" : "forms.resume"));
        pause.setGraphic(Icons.normal(active ? Feather.PAUSE : Feather.PLAY));
        Tip.on(pause, words.text(active ? "forms.pause.tip" : "forms.resume.tip"));
        pauseToo.setText(pause.getText());
        boolean archived = row.lifecycle() == Lifecycle.ARCHIVED;
        archive.setText(words.text(archived ? "forms.restore" : "forms.archive"));
        arrange();
    }

    /// @param problems how many fields need a look
    public void progress(boolean dirty, int problems, boolean saving) {
        if (problems > 0) {
            say(problems == 1 ? words.text("forms.look.one") : words.text("forms.look", problems),
                    Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        } else if (saving) {
            say(words.text("forms.saving"), null);
        } else if (dirty) {
            say(words.text("forms.unsaved"), Icons.small(Feather.EDIT_3));
        } else {
            say(words.text("forms.saved"), Icons.small(Feather.CHECK));
        }
        shown(save, dirty);
        shown(discard, dirty);
        arrange();
    }

    private void say(String text, @Nullable Node icon) {
        progress.setText(text);
        progress.setGraphic(icon);
    }

    private void arrange() {
        boolean narrow = getWidth() > 0 && getWidth() < (save.isVisible() ? NARROW_DIRTY : NARROW);
        shown(duplicate, stored && !narrow);
        shown(pause, stored && !narrow);
        shown(more, stored);
        List<MenuItem> items = new ArrayList<>();
        if (narrow) {
            items.addAll(List.of(duplicateToo, pauseToo));
        }
        items.add(archive);
        if (!more.getItems().equals(items)) {
            more.getItems().setAll(items);
        }
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
