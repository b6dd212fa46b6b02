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
    private boolean drawing;

    /// @param loaded whether all that the window shows at first is there
    FirstFrame(BooleanSupplier loaded) {
        this.loaded = loaded;
    }

    /// A pulse begins: what was there at the one before has been laid out and drawn.
    @Override
    public void handle(long now) {
        if (drawing) {
            stop();
            LOG.info("The window is complete");
        }
        drawing = loaded.getAsBoolean();
    }
}
