package dev.postbackdesk.desktop.system;

import java.io.IOException;

/// Whether the program starts with the computer, in the background, until its window is asked for.
public interface Autostart {
    /// Whether this system can be told so.
    boolean canBeSet();

    /// Whether it does.
    boolean isOn();

    /// Has it start with the computer, or no longer.
    ///
    /// @throws IOException if what the system reads at its start can't be written; the message says what
    void set(boolean on) throws IOException;
}
