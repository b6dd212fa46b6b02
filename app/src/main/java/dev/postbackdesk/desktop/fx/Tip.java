package dev.postbackdesk.desktop.fx;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What a control, or a bar of a chart, says of itself under the pointer, and to who reads the screen by ear. Used on the FX thread.
///
/// A [Tooltip] is a window with a scene of its own: making those of all controls took a twentieth of the start. Here it is made
/// when the pointer first comes.
public final class Tip {
    // One for all: a control takes the same handler once, however often it is given.
    private static final EventHandler<MouseEvent> COMES = event -> make((Control) event.getSource());
    private static final EventHandler<MouseEvent> COMES_FIRST = event -> install((Node) event.getSource());

    /// A line's length, in its letters' size: some 75 letters.
    private static final double LINE = 36;

    private Tip() {}

    /// A tooltip whose long texts are broken into lines.
    static Tooltip saying(ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.maxWidthProperty().bind(tooltip.fontProperty().map(font -> font.getSize() * LINE));
        tooltip.textProperty().bind(text);
        return tooltip;
    }

    /// In place of what it said before.
    ///
    /// @param text null for a control that has nothing to say any more
    public static void on(Control control, @Nullable String text) {
        control.setAccessibleHelp(text);
        if (text == null) {
            control.setTooltip(null);
        } else {
            control.addEventHandler(MouseEvent.MOUSE_ENTERED, COMES);
            if (control.isHover()) {
                make(control);
            }
        }
    }

    /// Of what is no control, and says the same as long as it is there.
    public static void over(Node node, String text) {
        node.setAccessibleHelp(text);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, COMES_FIRST);
    }

    private static void install(Node node) {
        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, COMES_FIRST);
        Tooltip.install(node, saying(node.accessibleHelpProperty()));
    }

    private static void make(Control control) {
        if (control.getTooltip() == null && control.getAccessibleHelp() != null) {
            control.setTooltip(saying(control.accessibleHelpProperty()));
        }
    }
}
