package dev.postbackdesk.desktop.fx;

import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// Keys that work wherever the focus is, while what they belong to is in sight. Used on the FX thread.
public final class Shortcuts {
    private Shortcuts() {}

    /// Listens as long as `root` is in a scene, and nothing lies over it that waits for an answer.
    ///
    /// @param keys is given each key that nothing else took
    public static void whileInSight(Node root, Overlay overlay, Consumer<KeyEvent> keys) {
        EventHandler<KeyEvent> handler = event -> {
            if (!overlay.isDialogOpen() && !overlay.isLaid()) {
                keys.accept(event);
            }
        };
        root.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, handler);
            }
        });
    }
}
