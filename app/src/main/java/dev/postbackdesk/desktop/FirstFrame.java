package dev.postbackdesk.desktop;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the log when the window is complete for the first time: the start is measured by that line's time, and a slow
/// start on somebody's machine is seen there.
final class FirstFrame extends AnimationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    private final BooleanSupplier loaded;
    private final Runnable then;

    /// @param loaded whether all that the window shows at first is there
    /// @param then what can wait until it is drawn
    FirstFrame(BooleanSupplier loaded, Runnable then) {
        this.loaded = loaded;
        this.then = then;
    }

    /// A pulse begins. What is there is laid out in it, and handed over to the thread that draws.
    @Override
    public void handle(long now) {
        if (loaded.getAsBoolean()) {
            stop();
            Platform.runLater(this::tellOnceDrawn);
        }
    }

    /// After that pulse, but the thread that draws may still be at it, a quarter of a second where the processor is busy. A picture of
    /// nothing, which it draws after what it was given before, comes back when that is done; and what it drew without a
    /// graphics card is put on the screen by work that stands in this thread's queue then.
    private void tellOnceDrawn() {
        var _ = new Region().snapshot(null, null);
        Platform.runLater(() -> {
            LOG.info("The window is complete");
            then.run();
        });
    }
}
