package dev.postbackdesk.desktop.fx;

import atlantafx.base.controls.ModalPane;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What lies over a window's content: toasts at the bottom right, one dialog at a time in the middle. Used on the FX
/// thread.
public final class Overlay extends StackPane {
    private static final double FRONT = -100;

    private final Messages messages;
    private final VBox toasts = new VBox();
    private final ModalPane modal = new ModalPane();
    private boolean busy;

    public Overlay(Messages messages) {
        this.messages = messages;
        toasts.getStyleClass().add("toasts");
        toasts.setPickOnBounds(false);
        // A dialog that is shown comes to the front of its siblings; what was done is said before it.
        toasts.setViewOrder(FRONT);
        getChildren().addAll(modal, toasts);
        addEventFilter(KeyEvent.ANY, this::key);
    }

    private void key(KeyEvent event) {
        if (busy) {
            event.consume();
        } else if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE
                && isDialogOpen()) {
            closeDialog();
            event.consume();
        }
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
            button.setOnAction(_ -> {
                toasts.getChildren().remove(toast);
                undo.run();
            });
            toast.getChildren().add(button);
        }
        toasts.getChildren().add(toast);
        PauseTransition end = new PauseTransition(Duration.seconds(5));
        end.setOnFinished(_ -> toasts.getChildren().remove(toast));
        end.play();
    }

    /// Says what went wrong, until it is closed.
    public void error(String sentence) {
        stay(sentence, box(sentence, Feather.ALERT_CIRCLE, "icon-danger"));
    }

    /// Says what was done, until it is closed: where there is something to note in it.
    public void report(String sentence) {
        stay(sentence, box(sentence, Feather.CHECK, "icon-success"));
    }

    /// Warns of something, until it is closed or done.
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

    private void stay(String sentence, HBox toast) {
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

    /// Shows a dialog; Esc and [#closeDialog()] end it.
    public void dialog(Node dialog) {
        if (!busy) {
            show(dialog);
        }
    }

    /// Shows a dialog that nothing ends but the window: no key and no click gets past it.
    public void busy(Node dialog) {
        modal.setPersistent(true);
        show(dialog);
        busy = true;
    }

    private void show(Node dialog) {
        StackPane.setAlignment(dialog, Pos.CENTER);
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        modal.show(dialog);
        // Keys go to the dialog, unless it already gave the focus to one of its fields.
        Platform.runLater(() -> {
            if (getScene() != null && Objects.equals(getScene().getFocusOwner(), before)) {
                dialog.requestFocus();
            }
        });
    }

    public boolean isDialogOpen() {
        return modal.isDisplay();
    }

    public void closeDialog() {
        if (busy) {
            return;
        }
        modal.hide(true);
    }
}
