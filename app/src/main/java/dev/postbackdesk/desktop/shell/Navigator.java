package dev.postbackdesk.desktop.shell;

/// How one screen leads to another.
@FunctionalInterface
public interface Navigator {
    /// Goes to a screen.
    ///
    /// @param screen a [Screen#name()]
    void open(String screen);
}
