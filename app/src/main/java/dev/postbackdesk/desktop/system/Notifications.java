package dev.postbackdesk.desktop.system;

/// Tells the user something while the window is not before them.
public interface Notifications {
    /// Whether this system can be asked to.
    boolean canTell();

    /// Tells it, by the system's own means, and returns at once. What fails is logged.
    void tell(String title, String text);
}
