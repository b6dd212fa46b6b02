package dev.postbackdesk.desktop.shell;

import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One screen of the window. Used on the FX thread.
public interface Screen {
    /// The name of `--screen`, and the last part of its keys `shell.screen.…` and `shell.screen-tip.…`.
    String name();

    Feather icon();

    Node node();

    /// The letter that opens it together with Shortcut, of a screen that helps with one task: such tools stand below a line.
    /// Empty for those that show what there is: they are counted, and opened by their digit.
    default String letter() {
        return "";
    }

    /// Whether it stands among the tools.
    default boolean tool() {
        return !letter().isEmpty();
    }

    /// It came into sight: refresh what may have become stale.
    default void shown() {}

    /// It went out of sight.
    default void hidden() {}

    /// Starts a new one of what it holds, as soon as it can.
    default void create() {}

    /// What can be done while it is in sight.
    default List<Command> commands() {
        return List.of();
    }

    /// What can be done with what it holds from anywhere: going to one of it by name, making a new one.
    default List<Command> places() {
        return List.of();
    }

    /// Chooses one of what it holds, as soon as it can; one that is not there is no matter.
    default void choose(String key) {}

    /// Names of what would be lost with the window.
    default List<String> unsaved() {
        return List.of();
    }

    /// Shortcut+F: the cursor goes to its search field.
    default void find() {}
}
