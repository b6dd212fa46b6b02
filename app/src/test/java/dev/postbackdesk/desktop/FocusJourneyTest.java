package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Where keys lead: through the entries of the navigation, and round within a dialog.
@ExtendWith(OnFxThread.class)
class FocusJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().withSummer().at("live");

    private Node focused() {
        WaitForAsyncUtils.waitForFxEvents();
        return desk.window().scene().getFocusOwner();
    }

    private static boolean marked(FxRobot robot, String entry) {
        return ((ToggleButton) shown(robot, entry)).isSelected();
    }

    @Test
    void arrowsLeadThroughTheScreensAndEnterOpensOne(FxRobot robot) throws Exception {
        robot.interact(() -> shown(robot, "#nav-live").requestFocus());

        push(robot, KeyCode.DOWN);
        push(robot, KeyCode.DOWN);
        assertThat(focused().getId()).isEqualTo("nav-links");
        assertThat(marked(robot, "#nav-live")).as("the entry of the screen in sight").isTrue();
        assertThat(marked(robot, "#nav-links")).isFalse();
        push(robot, KeyCode.UP);
        assertThat(focused().getId()).isEqualTo("nav-conversions");

        push(robot, KeyCode.ENTER);
        eventually(() -> isInSight(robot, ".conversions #detail-title"));
        assertThat(marked(robot, "#nav-conversions")).isTrue();
        assertThat(marked(robot, "#nav-live")).isFalse();
    }

    @Test
    void arrowsStopAtTheEnds(FxRobot robot) {
        robot.interact(() -> shown(robot, "#nav-live").requestFocus());
        push(robot, KeyCode.UP);
        assertThat(focused().getId()).isEqualTo("nav-live");
    }

    @Test
    void tabStaysInADialog(FxRobot robot) throws Exception {
        push(robot, KeyCode.F1);
        eventually(() -> isInSight(robot, ".keys-sheet"));
        Node sheet = shown(robot, ".guide-dialog");

        Set<Node> round = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            push(robot, KeyCode.TAB);
            round.add(focused());
        }
        push(robot, KeyCode.SHIFT, KeyCode.TAB);
        round.add(focused());
        assertThat(round).allMatch(node -> isOf(node, sheet));
    }

    /// Else another screen would come into sight below it, or the cursor go there.
    @Test
    void keysOfTheWindowWaitUntilADialogIsClosed(FxRobot robot) throws Exception {
        TextField field = new TextField();
        robot.interact(() -> desk.window().overlay().dialog(new Dialog("Edit", field)));
        robot.interact(field::requestFocus);
        for (KeyCode key : List.of(KeyCode.DIGIT2, KeyCode.M, KeyCode.F)) {
            push(robot, KeyCode.CONTROL, key);
            assertThat(desk.screen()).as("after %s", key).isEqualTo("live");
            assertThat(focused()).as("after %s", key).isEqualTo(field);
        }
        robot.write("ab", 0);
        push(robot, KeyCode.CONTROL, KeyCode.A);
        assertThat(field.getSelectedText()).as("its own keys").isEqualTo("ab");

        push(robot, KeyCode.ESCAPE);
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        eventually(() -> desk.screen().equals("conversions"));
    }

    private static boolean isOf(Node node, Node dialog) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(dialog)) {
                return true;
            }
        }
        return false;
    }
}
