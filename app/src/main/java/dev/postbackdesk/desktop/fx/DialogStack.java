package dev.postbackdesk.desktop.fx;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The dialogs over a window: one at a time is shown, for whose answer another may wait. Gives the focus back where it was, and
/// tells each that it is over. Used on the FX thread.
final class DialogStack {
    /// Between a dialog and the window's edge, at least.
    private static final double EDGE = 16;
    /// Above a dialog that opens in the upper part, where the window is high enough for it.
    private static final double ABOVE = 72;
    private static final double ABOVE_PART = 0.11;

    private final StackPane window;
    private final Node before;
    // With its scroll pane it is a tenth of what would be styled before the window is seen.
    private final Once<ModalPane> modal = new Once<>(this::modal);
    private @Nullable OpenDialog open;
    private boolean busy;

    /// @param before what lies before them, and may have the focus while one is open
    DialogStack(StackPane window, Node before) {
        this.window = window;
        this.before = before;
    }

    private ModalPane modal() {
        ModalPane pane = new ModalPane();
        // A dialog often follows another at once, and must not be taken away by the end of that one's fading.
        pane.setOutTransitionFactory(null);
        // Where JavaFX draws by software, what moves in stays in sight where it was before it was laid out.
        pane.setInTransitionFactory(null);
        window.getChildren().add(window.getChildren().indexOf(before), pane);
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

    /// What they are shown on, once there was one.
    Optional<Node> pane() {
        return modal.made().map(Node.class::cast);
    }

    /// Takes a key where it is for a dialog to take.
    ///
    /// @return whether one is open: nothing that lies below it is to get the key
    boolean key(KeyEvent event) {
        if (busy) {
            event.consume();
            return true;
        }
        if (!isOpen()) {
            return false;
        }
        boolean pressed = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (pressed && event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (pressed && event.getCode() == KeyCode.TAB) {
            boolean backwards = event.isShiftDown();
            Platform.runLater(() -> keepFocus(backwards));
        }
        return true;
    }

    /// A dialog's last field is followed by its first: what lies below gets no key while it is open.
    private void keepFocus(boolean backwards) {
        Node owner = focused();
        if (!isOpen() || owner == null || isWithin(owner, modal.get()) || isWithin(owner, before)) {
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

    static boolean isWithin(Node node, Node whole) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(whole)) {
                return true;
            }
        }
        return false;
    }

    /// Shows one in place of what is open.
    ///
    /// @param gone runs when it is over, whoever ended it; not while it waits
    void show(Node dialog, Runnable gone) {
        if (!busy) {
            show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), gone), false);
        }
    }

    /// Likewise, in the upper part of the window.
    void showAtTop(Node dialog) {
        if (!busy) {
            double above = Math.clamp(Math.rint(window.getHeight() * ABOVE_PART), EDGE, ABOVE);
            show(new OpenDialog(dialog, Pos.TOP_CENTER, new Insets(above, EDGE, EDGE, EDGE), () -> {}), false);
        }
    }

    /// Shows one that nothing ends but the window.
    void showBusy(Node dialog) {
        modal.get().setPersistent(true);
        show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), () -> {}), false);
        busy = true;
    }

    /// Shows one for whose answer what is open waits, but for another question: that gives way.
    void ask(Node dialog) {
        if (!busy) {
            show(new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), () -> {}), true);
        }
    }

    /// Shows one that comes late, over what was opened meanwhile; a question is answered first. It is a dialog like any other,
    /// for which questions are no reason to go.
    void showOver(Node dialog) {
        if (busy) {
            return;
        }
        OpenDialog late = new OpenDialog(dialog, Pos.CENTER, new Insets(EDGE), () -> {});
        OpenDialog front = open;
        if (front != null && front.question()) {
            open = front.followedBy(late);
        } else {
            OpenDialog shown = late.over(front, focused());
            open = shown;
            put(shown);
        }
    }

    private void show(OpenDialog next, boolean question) {
        OpenDialog former = open;
        OpenDialog shown = next.after(former, question, focused());
        open = shown;
        put(shown);
        if (former != null && !former.equals(shown.below())) {
            former.gone().run();
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
            if (isInFront(dialog) && (now == null || !isWithin(now, dialog))) {
                dialog.requestFocus();
            }
        });
    }

    private @Nullable Node focused() {
        return window.getScene() == null ? null : window.getScene().getFocusOwner();
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
    private void focusAsBefore(@Nullable Node node) {
        if (node == null || window.getScene() == null || !Objects.equals(node.getScene(), window.getScene())) {
            return;
        }
        Node now = window.getScene().getFocusOwner();
        if (now == null || isWithin(now, modal.get()) || isWithin(node, modal.get())) {
            node.requestFocus();
        }
    }

    boolean isOpen() {
        return open != null;
    }

    /// Whether this one is open, and no question lies over it.
    boolean isInFront(Node dialog) {
        return open != null && open.node().equals(dialog);
    }

    /// Ends the one that is in front, whichever it is.
    void close() {
        if (!busy) {
            modal.made().ifPresent(ModalPane::hide);
        }
    }

    /// Ends this one if it is still there, in front or waiting.
    void close(Node dialog) {
        if (isInFront(dialog)) {
            close();
            return;
        }
        OpenDialog front = open;
        for (OpenDialog waits = front; front != null && waits != null; waits = waits.below()) {
            if (waits.node().equals(dialog)) {
                open = front.without(dialog);
                waits.gone().run();
                return;
            }
        }
    }
}
