package dev.postbackdesk.desktop.fx;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something at an interval, again and again. Used on the FX thread.
///
/// After a night's sleep of the machine it does so once: a `Timeline` without end plays every cycle that it missed, a
/// quarter of a million of them at eight a second, where the system's monotonic clock counts sleep.
public final class Beat {
    private final PauseTransition pause;

    public Beat(Duration interval, Runnable work) {
        pause = new PauseTransition(interval);
        pause.setOnFinished(_ -> {
            pause.playFromStart();
            work.run();
        });
    }

    public void start() {
        pause.playFromStart();
    }

    public void stop() {
        pause.stop();
    }
}
