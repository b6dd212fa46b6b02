package dev.postbackdesk.desktop.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What lies over a window's content: toasts at the bottom right, one dialog at a time in the middle, for which another may
/// wait. Used on the FX thread.
public final class Overlay extends StackPane {
    private static final double FRONT = -100;

    private final Messages messages;
    private final VBox toasts = new VBox();
    private final DialogStack dialogs = new DialogStack(this, toasts);
    /// What stands for the few seconds in which it can be taken back, the latest last.
    private final Deque<Undoable> undoable = new ArrayDeque<>();
    private @Nullable Node laid;
    private Consumer<KeyEvent> laidKeys = _ -> {};
    private @Nullable Runnable whenNothingToUndo;
    private boolean typedSince;

    /// A toast that is in sight, and what it takes back.
    private record Undoable(Node toast, Runnable undo) {}

    public Overlay(Messages messages) {
        this.messages = messages;
        toasts.getStyleClass().add("toasts");
        toasts.setPickOnBounds(false);
        // A dialog that is shown comes to the front of its siblings; what was done is said before it.
        toasts.setViewOrder(FRONT);
        getChildren().add(toasts);
        addEventFilter(KeyEvent.ANY, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED && event.getTarget() instanceof TextInputControl) {
            typedSince = true;
        }
        if (!dialogs.key(event) && laid != null) {
            laidKey(event, laid);
        }
    }

    /// Keys belong to what was laid over the content: its own buttons get theirs, and nothing else gets any.
    private void laidKey(KeyEvent event, Node over) {
        if (event.getTarget() instanceof Button button && DialogStack.isWithin(button, over)
                && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
            // It presses the button that has the focus, and means nothing else then.
            return;
        }
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            laidKeys.accept(event);
        }
        event.consume();
    }

    /// Lays something over the content and below dialogs and toasts, that takes all keys but those of its own buttons.
    ///
    /// @param keys is given each key that is pressed
    public void lay(Node over, Consumer<KeyEvent> keys) {
        laid = over;
        laidKeys = keys;
        getChildren().add(getChildren().indexOf(dialogs.pane().orElse(toasts)), over);
    }

    /// Whether something is laid over the content.
    public boolean isLaid() {
        return laid != null;
    }

    /// Takes it away again.
    public void lift(Node over) {
        getChildren().remove(over);
        laid = null;
        laidKeys = _ -> {};
    }

    /// What it lies over.
    public void cover(Node content) {
        getChildren().addFirst(content);
    }

    /// Says what was done, for five seconds, with a way back where there is one.
    ///
    /// @param undo what undoing does, or null
    public void toast(String text, @Nullable Runnable undo) {
        HBox toast = box(text, Feather.CHECK, "icon-success");
        if (undo != null) {
            Button button = new Button(messages.text("fx.undo"));
            button.getStyleClass().add("link");
            button.setId("undo");
            button.setMinWidth(USE_PREF_SIZE);
            Tip.on(button, messages.text("fx.undo.tip"));
            Undoable one = new Undoable(toast, undo);
            button.setOnAction(_ -> undo(one));
            toast.getChildren().add(button);
            undoable.addLast(one);
            typedSince = false;
        }
        goSoon(toast);
    }

    /// Tells of something that is to be looked at, for five seconds.
    public void notice(String text) {
        goSoon(box(text, Feather.ALERT_TRIANGLE, "icon-warning"));
    }

    private void goSoon(HBox toast) {
        toasts.getChildren().add(toast);
        PauseTransition end = new PauseTransition(Duration.seconds(5));
        end.setOnFinished(_ -> {
            toasts.getChildren().remove(toast);
            undoable.removeIf(one -> one.toast().equals(toast));
            nothingToUndo();
        });
        end.play();
    }

    private void undo(Undoable one) {
        toasts.getChildren().remove(one.toast());
        undoable.remove(one);
        one.undo().run();
        nothingToUndo();
    }

    /// Runs something once nothing can be taken back any more: at once, or some seconds later. What was to be run before is not.
    public void whenNothingToUndo(Runnable run) {
        whenNothingToUndo = run;
        nothingToUndo();
    }

    private void nothingToUndo() {
        Runnable run = whenNothingToUndo;
        if (run != null && undoable.isEmpty()) {
            whenNothingToUndo = null;
            run.run();
        }
    }

    /// Takes back what the latest toast in sight tells of.
    ///
    /// @return whether there was something; not while a text is being typed, whose own undo comes first then
    public boolean undo() {
        boolean typing = typedSince && getScene() != null
                && getScene().getFocusOwner() instanceof TextInputControl;
        Undoable latest = typing ? null : undoable.peekLast();
        if (latest == null) {
            return false;
        }
        undo(latest);
        return true;
    }

    /// Says what went wrong, until it is closed: once, however often it does.
    public void error(String sentence) {
        stay(sentence, box(sentence, Feather.ALERT_CIRCLE, "icon-danger"));
    }

    /// Says what was done, until it is closed: where there is something to note in it.
    public void report(String sentence) {
        stay(sentence, box(sentence, Feather.CHECK, "icon-success"));
    }

    /// Warns of something, until it is closed or done: once, however often it is to be said meanwhile.
    ///
    /// @param action what the button says that does something about it
    public void advise(String sentence, String action, Runnable run) {
        HBox toast = box(sentence, Feather.ALERT_TRIANGLE, "icon-warning");
        Button button = new Button(action);
        button.getStyleClass().add("link");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            toasts.getChildren().remove(toast);
            run.run();
        });
        toast.getChildren().add(button);
        stay(sentence, toast);
    }

    /// What is in sight already is said anew, not twice: a disk that is full fails whatever is tried.
    private void stay(String sentence, HBox toast) {
        toasts.getChildren().removeIf(other -> sentence.equals(other.getUserData()));
        toast.setUserData(sentence);
        Button close = new Button("", Icons.small(Feather.X));
        close.getStyleClass().addAll("flat", "small", "icon-only");
        close.setAccessibleText(messages.text("fx.close"));
        close.setOnAction(_ -> toasts.getChildren().remove(toast));
        toast.getChildren().addAll(CopyButton.icon(messages, messages.text("fx.copy-message"), () -> sentence), close);
        toasts.getChildren().add(toast);
    }

    private static HBox box(String text, Feather icon, String colour) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox toast = new HBox(Icons.normal(icon, colour), label);
        toast.getStyleClass().add("toast");
        toast.setMaxWidth(440);
        return toast;
    }

    /// Shows a dialog; Esc, a click beside it and [#closeDialog()] end it, and so does another that is shown.
    public void dialog(Node dialog) {
        dialog(dialog, () -> {});
    }

    /// Shows a dialog that has something to do when it is over.
    ///
    /// @param gone runs then, whoever ended it; not while it waits for the answer to a question
    public void dialog(Node dialog, Runnable gone) {
        dialogs.show(dialog, gone);
    }

    /// Shows a dialog in the upper part of the window, where what it lists may grow and shrink.
    public void dialogAtTop(Node dialog) {
        dialogs.showAtTop(dialog);
    }

    /// Shows a dialog that nothing ends but the window: no key and no click gets past it.
    public void busy(Node dialog) {
        dialogs.showBusy(dialog);
    }

    /// Asks what concerns the whole window, such as its end. A dialog that is open waits, and comes back as it was when this
    /// one is over: what was typed there is not lost with the question. Another question takes its place.
    public void question(Node dialog) {
        dialogs.ask(dialog);
    }

    /// Shows a dialog that was waited for. One that was opened meanwhile waits in its turn, and comes back as it was; a question
    /// that is open is answered first.
    public void dialogOver(Node dialog) {
        dialogs.showOver(dialog);
    }

    public boolean isDialogOpen() {
        return dialogs.isOpen();
    }

    /// Whether this dialog is open, and no question lies over it.
    public boolean isInFront(Node dialog) {
        return dialogs.isInFront(dialog);
    }

    /// Ends the dialog that is in front, whichever it is: for its own buttons.
    public void closeDialog() {
        dialogs.close();
    }

    /// Ends this dialog if it is still there: for what ends later, when another may be open.
    public void closeDialog(Node dialog) {
        dialogs.close(dialog);
    }
}
