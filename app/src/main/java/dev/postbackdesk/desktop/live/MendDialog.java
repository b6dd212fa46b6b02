package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Change;
import dev.postbackdesk.receiver.JudgedAgain;
import dev.postbackdesk.receiver.RejectedOnes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Asks whether to change a definition and to judge again what it concerns, and says beforehand what would come of it. Used on
/// the FX thread.
final class MendDialog {
    private final Frame frame;
    private final Messages messages;
    private final Mend mend;
    private final Label foreseen;
    /// Whether anything may be judged again.
    private final boolean judges;
    private final Button apply;
    private final Button only;
    private final Button cancel;
    private final Dialog box;
    private CompletableFuture<JudgedAgain> looking = new CompletableFuture<>();

    private MendDialog(Frame frame, Mend mend) {
        this.frame = frame;
        this.mend = mend;
        messages = frame.messages();
        foreseen = Dialog.paragraph(messages.text("live.mend.looking"));
        foreseen.setId("mend-foreseen");
        boolean changes = !(mend.change() instanceof Change.None);
        judges = mend.concerned() != null;
        foreseen.setVisible(judges);
        foreseen.setManaged(judges);
        apply = new Button(messages.text(!judges
                ? "live.mend.save"
                : changes ? "live.mend.apply-and-judge" : "live.mend.judge"));
        apply.getStyleClass().add("accent");
        apply.setId("mend-apply");
        apply.setDefaultButton(true);
        apply.setOnAction(_ -> apply(judges));
        only = new Button(messages.text("live.mend.apply-only"));
        only.setId("mend-only");
        only.setVisible(changes && judges);
        only.setManaged(only.isVisible());
        only.setOnAction(_ -> apply(false));
        cancel = new Button(messages.text("live.mend.cancel"));
        cancel.setOnAction(_ -> frame.overlay().closeDialog());
        box = new Dialog(mend.action(), new VBox(8, Dialog.paragraph(mend.text()), foreseen), apply, only, cancel);
    }

    /// Shows it, and begins to look what would change.
    static void show(Frame frame, Mend mend) {
        MendDialog dialog = new MendDialog(frame, mend);
        frame.overlay().dialog(dialog.box, () -> dialog.looking.cancel(false));
        dialog.look();
    }

    /// Judges again without a question, and says what came of it.
    static void judge(Frame frame, RejectedOnes which) {
        frame.tasks().then(frame.receiver().judgeAgain(which),
                done -> frame.overlay().toast(done(frame.messages(), done), null),
                error -> frame.overlay().error(error.sentence()));
    }

    private void look() {
        RejectedOnes concerned = mend.concerned();
        if (concerned == null) {
            return;
        }
        looking = frame.receiver().foresee(concerned, mend.change());
        frame.tasks().then(looking, would -> foreseen.setText(would(messages, would)), error -> {
            if (!looking.isCancelled()) {
                foreseen.setText(error.sentence());
            }
        });
    }

    private void apply(boolean judgeAgain) {
        List.of(apply, only, cancel).forEach(button -> button.setDisable(true));
        looking.cancel(false);
        CompletableFuture<?> changed = switch (mend.change()) {
            case Change.OfConversion(var conversion) -> frame.receiver().saveConversion(conversion);
            case Change.OfLink(int key, var link) -> frame.receiver().saveLink(key, link);
            case Change.None() -> CompletableFuture.completedFuture(null);
        };
        RejectedOnes concerned = mend.concerned();
        CompletableFuture<JudgedAgain> judged = changed.thenCompose(_ -> judgeAgain && concerned != null
                ? frame.receiver().judgeAgain(concerned)
                : CompletableFuture.completedFuture(null));
        // It may have been closed before all was judged, and another opened.
        frame.tasks().then(judged, done -> {
            frame.overlay().closeDialog(box);
            frame.overlay().toast(judgeAgain ? done(messages, done) : messages.text("live.mend.saved"), null);
        }, error -> {
            frame.overlay().closeDialog(box);
            frame.overlay().error(error.sentence());
        });
    }

    private static String would(Messages messages, JudgedAgain would) {
        return would.changed() == 0
                ? messages.text("live.mend.would-none", would.judged())
                : messages.text("live.mend.would", would.judged(), became(messages, would));
    }

    private static String done(Messages messages, JudgedAgain done) {
        return done.changed() == 0
                ? messages.text("live.mend.done-none", done.judged())
                : messages.text("live.mend.done", done.judged(), became(messages, done));
    }

    private static String became(Messages messages, JudgedAgain judged) {
        List<String> parts = new ArrayList<>();
        for (Result result : Result.values()) {
            long count = judged.became().getOrDefault(result, 0L);
            if (count > 0) {
                parts.add(messages.text("live.mend.became-" + result.name().toLowerCase(java.util.Locale.ROOT), count));
            }
        }
        long same = judged.judged() - judged.changed();
        if (same > 0) {
            parts.add(messages.text("live.mend.became-same", same));
        }
        return String.join(", ", parts);
    }
}
