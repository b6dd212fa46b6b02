package dev.postbackdesk.desktop.setup;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.Receiver;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Importing and exporting definitions, from the menu and by dropping a file on the window. Used on the FX thread.
public final class SetupDesk {
    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Overlay overlay;
    private final FileDialogs dialogs;
    private final DefinitionsFile files;
    private final ImportViewModel model;
    private final ImportDialog dialog;

    public SetupDesk(Receiver receiver, Tasks tasks, Messages words, Overlay overlay, FileDialogs dialogs) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.overlay = overlay;
        this.dialogs = dialogs;
        files = new DefinitionsFile(words);
        model = new ImportViewModel(receiver, tasks, words, OverlayNotices.on(overlay));
        dialog = new ImportDialog(words, overlay, model);
    }

    /// Lets the user choose a file to import.
    public void choose() {
        dialogs.chooseDefinitions().ifPresent(this::open);
    }

    /// Shows what importing a file would change.
    public void open(Path file) {
        model.look(file, dialog::show);
    }

    /// Writes all definitions to a file of the user's choice; secrets are masked.
    public void export() {
        dialogs.chooseTarget(words.text("setup.export.title"), "postback-desk-definitions.json")
                .ifPresent(this::export);
    }

    void export(Path file) {
        tasks.then(receiver.exportSetup().thenCompose(json -> files.write(json, file)),
                written -> overlay.toast(words.text("setup.exported", written.toString()), null),
                problem -> overlay.error(problem.sentence()));
    }

    /// Takes definitions files that are dropped anywhere on the window.
    public void takeDrops() {
        overlay.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (!overlay.isDialogOpen() && event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        overlay.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Dragboard board = event.getDragboard();
            if (board.hasFiles()) {
                dropped(board.getFiles());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    void dropped(List<File> dropped) {
        List<File> json = dropped.stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".json")).toList();
        if (json.isEmpty()) {
            overlay.error(words.text("setup.drop.other", dropped.getFirst().getName()));
        } else if (json.size() > 1) {
            overlay.error(words.text("setup.drop.many", json.size()));
        } else {
            open(json.getFirst().toPath());
        }
    }
}
