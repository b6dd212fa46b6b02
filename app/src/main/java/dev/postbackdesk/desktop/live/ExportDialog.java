package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows how far an export is, and breaks it off. Used on the FX thread.
final class ExportDialog {
    private final Frame frame;
    private final Messages messages;
    private final OptionalLong total;
    private final Label said;
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Button cancel;
    private final Dialog box;

    private ExportDialog(Frame frame, FoundExport export, OptionalLong total) {
        this.frame = frame;
        this.total = total;
        messages = frame.messages();
        said = Dialog.paragraph("");
        said.setId("export-written");
        bar.setMaxWidth(Double.MAX_VALUE);
        cancel = new Button(messages.text("live.export.cancel"));
        cancel.setId("export-cancel");
        cancel.setOnAction(_ -> {
            cancel.setDisable(true);
            export.cancel();
        });
        export.writtenProperty().subscribe(written -> tell(written.longValue()));
        box = new Dialog(messages.text("live.export.running"), new VBox(8, bar, said), cancel);
    }

    /// What writes to the file, not begun.
    static FoundExport export(Frame frame, PostbackQuery query, Path file) {
        return new FoundExport(frame.receiver(), frame.tasks(), query, file, e -> frame.messages()
                .text("live.export.failed", file.toString(), String.valueOf(e.getMessage())));
    }

    /// Shows it, and begins.
    ///
    /// @param total how many there are, as far as that is known
    /// @return true when the file is whole, false if it was broken off
    static CompletableFuture<Boolean> run(Frame frame, FoundExport export, OptionalLong total, Path file) {
        ExportDialog dialog = new ExportDialog(frame, export, total);
        // Esc closes it, and another dialog takes its place: what nobody can break off any more does not go on.
        frame.overlay().dialog(dialog.box, export::cancel);
        CompletableFuture<Boolean> ended = export.start();
        var _ = ended.whenComplete((whole, failure) -> dialog.end(file, whole, failure));
        return ended;
    }

    private void tell(long written) {
        said.setText(total.isPresent()
                ? messages.text("live.export.written-of", written, Math.max(written, total.getAsLong()))
                : messages.text("live.export.written", written));
        if (total.isPresent() && total.getAsLong() > 0) {
            bar.setProgress(Math.min(1, written / (double) total.getAsLong()));
        }
    }

    private void end(Path file, @Nullable Boolean whole, @Nullable Throwable failure) {
        frame.overlay().closeDialog(box);
        if (failure instanceof ReceiverException known) {
            frame.overlay().error(known.sentence());
        } else if (Boolean.TRUE.equals(whole)) {
            frame.overlay().toast(messages.text("live.export.done", file.toString()), null);
        } else {
            frame.overlay().toast(messages.text("live.export.cancelled"), null);
        }
    }
}
