package dev.postbackdesk.desktop.fx;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
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
    /// Between a dialog and the window's edge, at least.
    private static final double EDGE = 16;
    /// Above a dialog that opens in the upper part, where the window is high enough for it.
    private static final double ABOVE = 72;
    private static final double ABOVE_PART = 0.11;

    private final Messages messages;
    private final VBox toasts = new VBox();
    // With its scroll pane it is a tenth of what would be styled before the window is seen.
    private final Once<ModalPane> modal = new Once<>(this::modal);
    /// What stands for the few seconds in which it can be taken back, the latest last.
    private final Deque<Undoable> undoable = new ArrayDeque<>();
    private @Nullable Node laid;
    private Consumer<KeyEvent> laidKeys = _ -> {};
    private @Nullable OpenDialog open;
    private @Nullable Runnable whenNothingToUndo;
    private boolean busy;
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

    private ModalPane modal() {
        ModalPane pane = new ModalPane();
        // A dialog often follows another at once, and must not be taken away by the end of that one's fading.
        pane.setOutTransitionFactory(null);
        // Where JavaFX draws by software, what moves in stays in sight where it was before it was laid out.
        pane.setInTransitionFactory(null);
        getChildren().add(getChildren().indexOf(toasts), pane);
        // Its skin takes the dialog into the scene, where it is given the focus at once.
        pane.applyCss();
        // A click beside a dialog ends it as Esc does, and its skin only makes it invisible then.
        pane.displayProperty().subscribe((_, shown) -> {
            if (!shown) {
                ended(pane);
            }
        });
        return pane;
    }

    private void key(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED && event.getTarget() instanceof TextInputControl) {
            typedSince = true;
        }
        if (busy) {
            event.consume();
        } else if (isDialogOpen()) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE) {
                closeDialog();
                event.consume();
            } else if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.TAB) {
                boolean backwards = event.isShiftDown();
                Platform.runLater(() -> keepFocus(backwards));
            }
        } else if (laid != null) {
            laidKey(event, laid);
        }
    }

    /// A dialog's last field is followed by its first: what lies below gets no key while it is open. Toasts lie before it.
    private void keepFocus(boolean backwards) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        if (!isDialogOpen() || owner == null || isWithin(owner, modal.get()) || isWithin(owner, toasts)) {
            return;
        }
        List<Node> stops = new ArrayList<>();
        collectStops(modal.get().getContent(), stops);
        if (!stops.isEmpty()) {
            (backwards ? stops.getLast() : stops.getFirst()).requestFocus();
        }
    }

    private static void collectStops(@Nullable Node node, List<Node> stops) {
        if (node == null || !node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectStops(child, stops));
        }
    }

    private static boolean isWithin(Node node, Node whole) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(whole)) {
                return true;
            }
        }
        return false;
    }

    /// Keys belong to what was laid over the content: its own buttons get theirs, and nothing else gets any.
    private void laidKey(KeyEvent event, Node over) {
        if (event.getTarget() instanceof Button button && isWithin(button, over)
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
        getChildren().add(getChildren().indexOf(modal.made().map(Node.class::cast).orElse(toasts)), over);
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
        if (!busy) {
            show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), gone), false);
        }
    }

    /// Shows a dialog that nothing ends but the window: no key and no click gets past it.
    public void busy(Node dialog) {
        modal.get().setPersistent(true);
        show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), () -> {}), false);
        busy = true;
    }

    /// Likewise, in the upper part of the window, where what it lists may grow and shrink.
    public void dialogAtTop(Node dialog) {
        if (!busy) {
            double above = Math.clamp(Math.rint(getHeight() * ABOVE_PART), EDGE, ABOVE);
            show(new OpenDialog(dialog, Pos.TOP_CENTER, new Insets(above, EDGE, EDGE, EDGE), () -> {}), false);
        }
    }

    /// Asks what concerns the whole window, such as its end. A dialog that is open waits, and comes back as it was when this
    /// one is over: what was typed there is not lost with the question. Another question takes its place.
    public void question(Node dialog) {
        if (!busy) {
            show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), () -> {}), true);
        }
    }

    private void show(OpenDialog next, boolean question) {
        OpenDialog before = open;
        OpenDialog shown = next.after(before, question, focused());
        open = shown;
        put(shown);
        if (before != null && !before.equals(shown.below())) {
            before.gone().run();
        }
    }

    private void put(OpenDialog shown) {
        Node dialog = shown.node();
        StackPane.setMargin(dialog, shown.around());
        StackPane.setAlignment(dialog, shown.at());
        modal.get().setAlignment(shown.at());
        modal.get().show(dialog);
        // What is scrolled is in the scene from then on, and can be given the focus at once.
        dialog.applyCss();
        // Keys go to the dialog, unless it already gave the focus to one of its fields.
        Platform.runLater(() -> {
            Node now = focused();
            if (shown.equals(open) && (now == null || !isWithin(now, dialog))) {
                dialog.requestFocus();
            }
        });
    }

    private @Nullable Node focused() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private void ended(ModalPane pane) {
        OpenDialog over = open;
        if (over == null) {
            return;
        }
        OpenDialog below = over.below();
        open = below;
        if (below == null) {
            focusAsBefore(over.focusBefore());
        }
        // Left in the scene, its default button would take Enter, and Tab would lead to what nobody sees.
        pane.setContent(null);
        if (below != null) {
            put(below);
            focusAsBefore(over.focusBefore());
        }
        over.gone().run();
    }

    /// Where the focus was before the dialog, unless something else took it meanwhile.
    private void focusAsBefore(@Nullable Node before) {
        if (before == null || getScene() == null || !Objects.equals(before.getScene(), getScene())) {
            return;
        }
        Node now = getScene().getFocusOwner();
        if (now == null || isWithin(now, modal.get()) || isWithin(before, modal.get())) {
            before.requestFocus();
        }
    }

    public boolean isDialogOpen() {
        return open != null;
    }

    /// Whether this dialog is open, and no question lies over it.
    public boolean isInFront(Node dialog) {
        return open != null && open.node().equals(dialog);
    }

    /// Ends the dialog that is in front, whichever it is: for its own buttons.
    public void closeDialog() {
        if (!busy) {
            modal.made().ifPresent(ModalPane::hide);
        }
    }

    /// Ends this dialog if it is still there: for what ends later, when another may be open.
    public void closeDialog(Node dialog) {
        OpenDialog front = open;
        OpenDialog below = front == null ? null : front.below();
        if (isInFront(dialog)) {
            closeDialog();
        } else if (front != null && below != null && below.node().equals(dialog)) {
            open = front.alone();
            below.gone().run();
        }
    }
}
