package dev.postbackdesk.desktop.system;

import dev.postbackdesk.language.Saying;
import java.io.IOException;

/// Whether the program starts with the computer, in the background, until its window is asked for.
public interface Autostart {
    /// Why this system can't be told so, as a sentence that says what to do; [Saying#NOTHING] where it can.
    Saying obstacle();

    default boolean canBeSet() {
        return obstacle().isEmpty();
    }

    /// Whether it does.
    boolean isOn();

    /// Has it start with the computer, or no longer.
    ///
    /// @throws IOException if what the system reads at its start can't be written; the message says what
    void set(boolean on) throws IOException;
}
