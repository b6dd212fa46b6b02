package dev.postbackdesk.desktop;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the log when the window is complete for the first time: the start is measured by that line's time, and a slow
/// start on somebody's machine is seen there.
final class FirstFrame extends AnimationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    private final BooleanSupplier loaded;
    private final Runnable then;
    private boolean drawing;

    /// @param loaded whether all that the window shows at first is there
    /// @param then what can wait until it is drawn
    FirstFrame(BooleanSupplier loaded, Runnable then) {
        this.loaded = loaded;
        this.then = then;
    }

    /// A pulse begins: what was there at the one before has been laid out and drawn.
    @Override
    public void handle(long now) {
        if (drawing) {
            stop();
            LOG.info("The window is complete");
            then.run();
        }
        drawing = loaded.getAsBoolean();
    }
}
