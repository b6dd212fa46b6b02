package dev.postbackdesk.desktop.fx;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static dev.postbackdesk.desktop.fx.OnFxThread.soon;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a user sees of the window and does with it, for journeys. Screens that were left stay in the scene, so what is
/// asked for by a selector is what is in sight of it.
public final class InSight {
    private InSight() {}

    /// Whether it and all that it lies in is visible, in a window that is shown.
    public static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    public static boolean isInSight(FxRobot robot, String selector) {
        return all(robot, selector).findAny().isPresent();
    }

    /// Whether the scene has it, in sight or not.
    public static boolean isThere(FxRobot robot, String selector) {
        return robot.lookup(selector).tryQuery().isPresent();
    }

    private static Stream<Node> all(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAll().stream().filter(InSight::isInSight);
    }

    /// The first one in sight, which has to be there.
    public static Node shown(FxRobot robot, String selector) {
        return all(robot, selector).findFirst()
                .orElseThrow(() -> new AssertionError("Nothing in sight is " + selector));
    }

    /// What it says; `""` where it is not in sight.
    public static String text(FxRobot robot, String selector) {
        return texts(robot, selector).stream().findFirst().orElse("");
    }

    /// What all in sight of it say.
    public static List<String> texts(FxRobot robot, String selector) {
        return all(robot, selector).map(node -> ((Labeled) node).getText()).toList();
    }

    /// What was told in passing, oldest first.
    public static List<String> toasts(FxRobot robot) {
        return robot.lookup(".toast .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    /// How many rows a table has; none where there is no table.
    public static int rows(FxRobot robot, String table) {
        return robot.lookup(table).tryQueryAs(TableView.class)
                .map(view -> view.getItems().size()).orElse(0);
    }

    /// Fires a button as soon as it is in sight and can be pressed; to lead the mouse there would take longer.
    public static void press(FxRobot robot, String selector) throws Exception {
        soon(() -> all(robot, selector).anyMatch(node -> !node.isDisabled()));
        robot.interact(() -> ((ButtonBase) shown(robot, selector)).fire());
    }

    /// Chooses an entry of a menu: Headless has no mouse over pop-ups.
    public static void menu(FxRobot robot, String selector, String text) {
        robot.interact(() -> items((MenuButton) shown(robot, selector)).stream()
                .filter(item -> text.equals(item.getText())).findFirst().orElseThrow().fire());
    }

    /// What a menu offers once it is opened: some is made only then.
    public static List<MenuItem> items(MenuButton button) {
        button.fireEvent(new Event(MenuButton.ON_SHOWING));
        return button.getItems();
    }

    /// Pushes keys down together, and lets them go.
    public static void push(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Gives it the focus: what Tab comes to in the end, without counting the stops before.
    public static void focus(FxRobot robot, String selector) {
        robot.interact(() -> shown(robot, selector).requestFocus());
    }

    /// Puts a text into a field as pasting does.
    public static void fill(FxRobot robot, String selector, String text) {
        robot.interact(() -> input(robot, selector).setText(text));
    }

    /// What stands in a field.
    public static String field(FxRobot robot, String selector) {
        return input(robot, selector).getText();
    }

    private static TextInputControl input(FxRobot robot, String selector) {
        return (TextInputControl) shown(robot, selector);
    }

    /// Waits until a field has the focus.
    public static void focused(FxRobot robot, String selector) throws Exception {
        eventually(() -> all(robot, selector).anyMatch(Node::isFocused));
    }

    public static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get(5, TimeUnit.SECONDS);
    }
}
