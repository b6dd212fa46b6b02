package dev.postbackdesk.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One screen of the window. Used on the FX thread.
public interface Screen {
    /// What every screen is content with: the least window at 200 % has that, so that nobody scrolls to the side.
    double LEAST_WIDTH = 400;

    Entry entry();

    Node node();

    default String name() {
        return entry().name();
    }

    default Feather icon() {
        return entry().icon();
    }

    default String letter() {
        return entry().letter();
    }

    /// Whether it stands among the tools.
    default boolean tool() {
        return !letter().isEmpty();
    }

    /// The room that it can be used in: with less, the window scrolls it.
    ///
    /// @param width what there is; with little, parts stand below others and need more height
    default Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, 300);
    }

    /// What the navigation shows below the screens while it is in sight; empty for what the first screen has there.
    default Optional<Node> belowNavigation() {
        return Optional.empty();
    }

    /// It came into sight: refresh what may have become stale.
    default void shown() {}

    /// It went out of sight.
    default void hidden() {}

    /// A second went by, in sight or not.
    default void tick() {}

    /// Starts a new one of what it holds, as soon as it can.
    default void create() {}

    /// What can be done while it is in sight.
    default List<Command> commands() {
        return List.of();
    }

    /// Chooses one of what it holds, as soon as it can; one that is not there is no matter.
    default void choose(String key) {}

    /// Names of what would be lost with the window.
    default List<String> unsaved() {
        return List.of();
    }

    /// What is being saved of it: done once it is, failed where it can't be, which whoever saves it tells the user.
    default CompletableFuture<Void> saving() {
        return CompletableFuture.completedFuture(null);
    }

    /// Shortcut+F: the cursor goes to its search field.
    default void find() {}
}
