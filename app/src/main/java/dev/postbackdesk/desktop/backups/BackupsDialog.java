package dev.postbackdesk.desktop.backups;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Tip;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Shows the backups, makes one, and asks before one is restored. Used on the FX thread.
public final class BackupsDialog {
    private final BackupWords words;
    private final Messages messages;
    private final Overlay overlay;
    private final Tasks tasks;
    private final BackupsViewModel model;
    private final Folders folders;
    private final Consumer<Backup> restore;
    private final BackupTable table;
    private final Button again = new Button();
    private final VBox chosen = new VBox();
    /// Made once: it follows a model that outlives it on the screen.
    private final Dialog dialog;

    /// @param restore is given the one that the user wants back
    public BackupsDialog(BackupWords words, Overlay overlay, Tasks tasks, BackupsViewModel model, Folders folders,
            Consumer<Backup> restore) {
        this.words = words;
        messages = words.messages();
        this.overlay = overlay;
        this.tasks = tasks;
        this.model = model;
        this.folders = folders;
        this.restore = restore;
        again.setText(messages.text("backups.restore"));
        again.setId("backups-restore");
        Tip.on(again, messages.text("shell.tip", messages.text("backups.restore-tip"), "Enter"));
        table = new BackupTable(messages, words.format(), model.backups(), again::fire);
        again.setOnAction(_ -> ask(table.getSelectionModel().getSelectedItem()));
        Button close = new Button(messages.text("fx.close"));
        close.setId("backups-close");
        close.setOnAction(_ -> overlay.closeDialog());
        chosen.getStyleClass().add("chosen-backup");
        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        dialog = new Dialog(messages.text("backups.title"),
                new VBox(16, new BackupsState(words, model), new StackPane(table, unread()), chosen), close, again);
        dialog.getStyleClass().addAll("wide", "backups-dialog");
    }

    /// Opens it, unless another dialog is open: what was typed there would be lost.
    public void show() {
        if (!overlay.isDialogOpen()) {
            open();
        }
    }

    private Node unread() {
        LoadingPane pane = new LoadingPane(messages, messages.text("backups.unread"), model.loadedProperty(),
                model.problemProperty(), model::load);
        // The table says that there are none where it knows.
        table.visibleProperty().bind(model.loadedProperty());
        chosen.visibleProperty().bind(model.loadedProperty());
        again.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !model.loadedProperty().get() || !canRestore(table.getSelectionModel().getSelectedItem()),
                model.loadedProperty(), table.getSelectionModel().selectedItemProperty()));
        return pane;
    }

    private static boolean canRestore(@Nullable Backup backup) {
        return backup != null && backup.isReadable();
    }

    private void open() {
        model.load();
        overlay.dialog(dialog);
        table.requestFocus();
    }

    /// What is said of the one that is chosen: where it lies, why it can't be restored, and why it is still there.
    private void chosen(@Nullable Backup backup) {
        chosen.getChildren().clear();
        if (backup != null) {
            if (!backup.isReadable()) {
                chosen.getChildren().add(problem(backup));
            }
            if (backup.earlier()) {
                chosen.getChildren().add(earlier());
            }
            chosen.getChildren().add(place(backup));
        }
    }

    private Node problem(Backup backup) {
        Label problem = new Label(backup.problem().in(messages.locale()),
                Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"));
        problem.getStyleClass().add("warning-text");
        problem.setWrapText(true);
        problem.setId("backup-problem");
        return problem;
    }

    private Node earlier() {
        Label label = new Label(messages.text("backups.earlier-stays"));
        label.setWrapText(true);
        label.setId("backup-earlier");
        return label;
    }

    private Node place(Backup backup) {
        Label path = new Label(backup.name());
        path.getStyleClass().addAll("mono", "muted", "may-shorten");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        Tip.on(path, backup.file().toString());
        HBox line = new HBox(8, path,
                CopyButton.icon(messages, messages.text("backups.copy-path"), () -> backup.file().toString()),
                ScreenHeader.spacer());
        line.getStyleClass().add("path-line");
        if (folders.canShow()) {
            Button show = new Button(messages.text("backups.show-in-folder"), Icons.small(Feather.FOLDER));
            show.getStyleClass().add("link");
            show.setId("backups-show");
            show.setMinWidth(Button.USE_PREF_SIZE);
            show.setOnAction(_ -> tasks.then(folders.show(backup.file()), _ -> {},
                    error -> overlay.error(error.sentence())));
            line.getChildren().add(show);
        }
        return line;
    }

    private void ask(@Nullable Backup backup) {
        if (backup != null && canRestore(backup)) {
            // Counted a moment later: by then it may have been closed.
            model.missing(backup, missing -> {
                if (overlay.isInFront(dialog)) {
                    question(backup, missing);
                }
            });
        }
    }

    private void question(Backup backup, long missing) {
        String date = words.date(backup);
        // Set aside is what lies beside the folder of backups.
        Path aside = backup.file().resolve("../../set-aside").normalize();
        Button back = new Button(messages.text("backups.back"));
        back.setId("restore-back");
        back.setCancelButton(true);
        back.setOnAction(_ -> open());
        Button go = new Button(messages.text("backups.restore-it", date));
        go.setId("restore-go");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> {
            overlay.closeDialog();
            restore.accept(backup);
        });
        VBox text = new VBox(12, Dialog.paragraph(messages.text("backups.restore-holds", words.holds(backup))),
                Dialog.paragraph(missing == 0
                        ? messages.text("backups.restore-aside", aside)
                        : messages.text("backups.restore-aside-more", words.postbacks(missing), aside)),
                Dialog.paragraph(messages.text("backups.restore-then")),
                Dialog.paragraph(messages.text("backups.restore-stops")));
        text.setId("restore-text");
        overlay.dialog(new Dialog(messages.text("backups.restore-title", date), text, back, go));
        back.requestFocus();
    }
}
