package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Tasks;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.control.Button;

/// Asks before unsaved changes are lost with the window. Used on the FX thread.
final class Leaving {
    /// More names than these would say less.
    private static final int MOST_NAMES = 5;

    private final Overlay overlay;
    private final Messages messages;
    private final Tasks tasks;
    private final Supplier<List<String>> unsaved;
    private final Supplier<CompletableFuture<Void>> saving;
    private boolean waiting;

    /// What the window is left for; the last part of its messages' keys.
    enum For {
        CLOSE, RESTORE, DEMO, RESET_DEMO, MOVE_DEMO, LEAVE_DEMO
    }

    /// @param unsaved names of what would be lost
    /// @param saving what is being saved, some of it since `unsaved` was asked
    Leaving(Overlay overlay, Messages messages, Tasks tasks, Supplier<List<String>> unsaved,
            Supplier<CompletableFuture<Void>> saving) {
        this.overlay = overlay;
        this.messages = messages;
        this.tasks = tasks;
        this.unsaved = unsaved;
        this.saving = saving;
    }

    /// Runs `leave` where nothing is unsaved, at once or when all is saved, else when the user gives that up.
    void unlessUnsaved(For what, Runnable leave) {
        List<String> names = unsaved.get();
        if (names.isEmpty()) {
            onceSaved(leave);
            return;
        }
        String key = what.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Button discard = new Button(messages.text("shell.unsaved.discard-" + key));
        discard.setId("unsaved-discard");
        discard.setOnAction(_ -> {
            overlay.closeDialog();
            onceSaved(leave);
        });
        Button stay = new Button(messages.text("shell.unsaved.stay"));
        stay.setId("unsaved-stay");
        stay.setDefaultButton(true);
        stay.setOnAction(_ -> overlay.closeDialog());
        overlay.question(new Dialog(messages.text("shell.unsaved.title"),
                Dialog.paragraph(messages.text("shell.unsaved.text-" + key, names.size(), listed(names))), discard,
                stay));
    }

    /// Where something can't be saved the window stays, since that is said in it. Whoever asks again goes all the same: a disk may
    /// give no answer at all.
    private void onceSaved(Runnable leave) {
        CompletableFuture<Void> all = saving.get();
        if (waiting || (all.isDone() && !all.isCompletedExceptionally())) {
            waiting = false;
            leave.run();
            return;
        }
        waiting = true;
        tasks.then(all, _ -> {
            if (waiting) {
                waiting = false;
                leave.run();
            }
        }, _ -> waiting = false);
    }

    private String listed(List<String> names) {
        String all = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES
                ? messages.text("shell.unsaved.more", all, names.size() - MOST_NAMES)
                : all;
    }
}
