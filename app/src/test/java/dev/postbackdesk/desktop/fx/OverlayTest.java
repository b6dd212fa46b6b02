package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Dialogs over a window: what ends them, and what comes back.
@ExtendWith(OnFxThread.class)
class OverlayTest {
    private final List<String> done = new ArrayList<>();
    @SuppressWarnings("NullAway.Init") // by start
    private TextField below;
    @SuppressWarnings("NullAway.Init") // by start
    private TextField typed;
    @SuppressWarnings("NullAway.Init") // by start
    private Overlay overlay;

    @Start
    void start(Stage stage) {
        below = new TextField();
        typed = new TextField();
        overlay = new Overlay(new Messages(Locale.ENGLISH));
        overlay.cover(new VBox(below));
        stage.setScene(new Scene(overlay, 800, 600));
        stage.show();
        below.requestFocus();
    }

    /// A dialog with a field and a default button that says what it did.
    private Dialog dialog(String name, TextField field) {
        Button button = new Button(name);
        button.setDefaultButton(true);
        button.setOnAction(_ -> done.add(name));
        return new Dialog(name, new VBox(field), button);
    }

    private void show(FxRobot robot, Runnable how) {
        robot.interact(how);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean inScene(Dialog dialog) {
        return dialog.getScene() != null;
    }

    @Test
    void aClickBesideADialogEndsItWithItsButtons(FxRobot robot) {
        Dialog asked = dialog("Delete", typed);
        show(robot, () -> overlay.dialog(asked, () -> done.add("gone")));
        Point2D beside = overlay.localToScreen(overlay.getWidth() - 4, overlay.getHeight() / 2);
        robot.clickOn(beside);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(overlay.isDialogOpen()).isFalse();
        assertThat(inScene(asked)).as("whether it is still in the scene").isFalse();
        assertThat(below.isFocused()).isTrue();
        robot.push(KeyCode.ENTER);
        assertThat(done).containsExactly("gone");
    }

    @Test
    void whatFailsAgainAndAgainIsSaidOnce(FxRobot robot) {
        show(robot, () -> {
            overlay.error("The disk is full.");
            overlay.error("The disk is away.");
            overlay.error("The disk is full.");
        });
        assertThat(InSight.toasts(robot)).containsExactly("The disk is away.", "The disk is full.");
    }

    @Test
    void aDialogWaitsForTheAnswerToAQuestionAndComesBackAsItWas(FxRobot robot) {
        Dialog edited = dialog("Edit", typed);
        show(robot, () -> overlay.dialog(edited, () -> done.add("gone")));
        show(robot, typed::requestFocus);
        robot.write("typed", 0);
        Dialog asked = dialog("Stop", new TextField());
        show(robot, () -> overlay.question(asked));
        robot.push(KeyCode.ENTER);
        assertThat(done).as("the question's button has Enter").containsExactly("Stop");
        // Closing is asked for once more.
        Dialog again = dialog("Stop again", new TextField());
        show(robot, () -> overlay.question(again));
        assertThat(inScene(asked)).isFalse();
        assertThat(overlay.isInFront(edited)).isFalse();

        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(overlay.isInFront(edited)).isTrue();
        assertThat(inScene(edited)).isTrue();
        assertThat(typed.isFocused()).isTrue();
        assertThat(typed.getText()).isEqualTo("typed");
        robot.push(KeyCode.ENTER);
        assertThat(done).containsExactly("Stop", "Edit");

        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(overlay.isDialogOpen()).isFalse();
        assertThat(below.isFocused()).isTrue();
        assertThat(done).containsExactly("Stop", "Edit", "gone");
    }

    @Test
    void whatEndsLaterEndsItsOwnDialogAlone(FxRobot robot) {
        Dialog first = dialog("First", typed);
        show(robot, () -> overlay.dialog(first, () -> done.add("first gone")));
        Dialog other = dialog("Other", new TextField());
        show(robot, () -> overlay.dialog(other));
        assertThat(done).containsExactly("first gone");
        show(robot, () -> overlay.closeDialog(first));
        assertThat(overlay.isInFront(other)).isTrue();

        show(robot, () -> overlay.dialog(first, () -> done.add("again")));
        Dialog asked = dialog("Stop", new TextField());
        show(robot, () -> overlay.question(asked));
        show(robot, () -> overlay.closeDialog(first));
        assertThat(overlay.isInFront(asked)).isTrue();
        assertThat(done).containsExactly("first gone", "again");
        show(robot, overlay::closeDialog);
        assertThat(overlay.isDialogOpen()).isFalse();
        assertThat(below.isFocused()).isTrue();
    }
}
