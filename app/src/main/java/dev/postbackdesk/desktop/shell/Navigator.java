package dev.postbackdesk.desktop.shell;

/// How one screen leads to another.
@FunctionalInterface
public interface Navigator {
    /// Goes to a screen.
    ///
    /// @param screen a [Screen#name()]
    /// @param create whether to start a new one of what it holds
    void open(String screen, boolean create);

    /// Goes to a screen, and chooses one of what it holds there.
    ///
    /// @param key as the screen names it, e.g. a conversion's id
    default void choose(String screen, String key) {
        open(screen, false);
    }

    /// Goes to a screen as it is.
    default void open(String screen) {
        open(screen, false);
    }
}
