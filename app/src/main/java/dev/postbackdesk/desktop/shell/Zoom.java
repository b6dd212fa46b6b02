package dev.postbackdesk.desktop.shell;

import java.util.Arrays;
import java.util.Optional;

/// How large everything is drawn, as browsers offer it.
public enum Zoom {
    NORMAL(100), LARGER(125), LARGE(150), VERY_LARGE(175), DOUBLE(200);

    private final int percent;

    Zoom(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }

    public double factor() {
        return percent / 100.0;
    }

    /// The next one, or this where there is none.
    Zoom larger() {
        return Arrays.stream(values()).filter(other -> other.percent > percent).findFirst().orElse(this);
    }

    /// The one before, or this where there is none.
    Zoom smaller() {
        return Arrays.stream(values()).filter(other -> other.percent < percent).reduce((_, last) -> last).orElse(this);
    }

    static Optional<Zoom> of(String percent) {
        return Arrays.stream(values()).filter(zoom -> String.valueOf(zoom.percent).equals(percent)).findFirst();
    }
}
