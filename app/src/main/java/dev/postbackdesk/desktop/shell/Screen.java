package dev.postbackdesk.desktop.shell;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One screen of the window. Used on the FX thread.
public interface Screen {
    /// The name of `--screen`, and the last part of its keys `shell.screen.…` and `shell.screen-tip.…`.
    String name();

    Feather icon();

    Node node();

    /// It came into sight: refresh what may have become stale.
    default void shown() {}

    /// It went out of sight.
    default void hidden() {}

    /// Starts a new one of what it holds, as soon as it can.
    default void create() {}

    /// Shortcut+F: the cursor goes to its search field.
    default void find() {}
}
