package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import java.lang.ref.Reference;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Gets ready what every window needs, while the receiver is opened on another thread: fonts and the style sheets. No more:
/// when the receiver is there, the FX thread is to be free for the window itself. Used on the FX thread.
final class WarmUp {
    /// Held until the window is there: JavaFX forgets the sheets of a scene that is gone.
    private @Nullable Scene scene;

    void run(Theme.Mode mode) {
        Theme.useOurSheet(mode);
        Theme.loadFonts();
        Region nothing = new Region();
        scene = new Theme(mode).scene(nothing, 1440, 900);
        nothing.applyCss();
    }

    /// Lets go of it.
    void done() {
        Scene held = scene;
        try {
            scene = null;
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
