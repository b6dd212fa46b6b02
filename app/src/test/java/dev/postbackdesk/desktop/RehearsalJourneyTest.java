package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Plays a fault step by step by the keyboard alone, and a load; in the real window, over HTTP.
@ExtendWith(OnFxThread.class)
class RehearsalJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().with("""
            {"conversions": [{"id": "%1$s", "name": "Sale", "value": "20.00"}],
             "links": [{"slug": "summer", "name": "Summer", "conversions": ["%1$s"],
                        "destination": "https://shop.example/landing?aff_sub=[s2sidentifier]"}]}
            """.formatted(SALE));

    private void open(FxRobot robot) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT6);
        eventually(() -> desk.window().scene().getFocusOwner() instanceof RadioButton);
    }

    private boolean isLeft() {
        try (Stream<Path> left = Files.list(desk.receiver().dataFolder().resolve("rehearsals"))) {
            return left.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFaultsBeginWithTheFirst(FxRobot robot) throws Exception {
        open(robot);
        ScrollPane faults = robot.lookup(".rehearsal-choice .scroll-pane").queryAs(ScrollPane.class);
        assertThat(faults.getVvalue()).isZero();
        Node last = robot.lookup("#fault-never-reported").query();
        robot.interact(last::requestFocus);
        eventually(() -> faults.getVvalue() > 0.5);
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT6);
        eventually(() -> faults.getVvalue() == 0);
    }

    @Test
    void aFaultIsPlayedStepByStepByTheKeyboardAloneAndALoadIsStoppedAtOnce(FxRobot robot) throws Exception {
        open(robot);
        push(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("capitals");
        push(robot, KeyCode.TAB);
        eventually(() -> desk.window().scene().getFocusOwner() instanceof RadioButton);
        push(robot, KeyCode.SPACE);

        eventually(() -> text(robot, "#rehearsal-at").equals("Step 1 of 7"));
        assertThat(text(robot, "#rehearsal-detail-title")).isEqualTo("Clicks the tracking link");
        for (int step = 2; step <= 5; step++) {
            push(robot, step % 2 == 0 ? KeyCode.ENTER : KeyCode.SPACE);
            String at = "Step " + step + " of 7";
            eventually(() -> text(robot, "#rehearsal-at").equals(at));
        }
        assertThat(text(robot, "#rehearsal-detail-title")).isEqualTo("Reports the sale");
        assertThat(isLeft()).isTrue();

        push(robot, KeyCode.ESCAPE);
        eventually(() -> text(robot, "#rehearsal-at").equals("Stopped at step 5 of 7"));
        eventually(() -> !isLeft());
        assertThat(desk.receiver().status().stored()).isZero();

        press(robot, "#rehearsal-again");
        eventually(() -> text(robot, "#rehearsal-verdict").equals("Counted"));
        runLoad(robot);
        assertThat(desk.receiver().status().stored()).isZero();
    }

    private int opened(FxRobot robot) {
        return robot.lookup(".sequence-step").queryAll().stream().filter(step -> step.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("opened")))
                .map(step -> Integer.parseInt(step.getId().substring("step-".length()))).findFirst().orElse(0);
    }

    @Test
    void stepsAreOpenedByKeysToo(FxRobot robot) throws Exception {
        open(robot);
        for (int step = 1; step <= 3; step++) {
            push(robot, KeyCode.SPACE);
            String at = "Step " + step + " of 7";
            eventually(() -> text(robot, "#rehearsal-at").equals(at));
        }
        robot.interact(() -> robot.lookup("#step-1").query().requestFocus());
        push(robot, KeyCode.SPACE);
        assertThat(opened(robot)).isEqualTo(1);
        push(robot, KeyCode.DOWN);
        assertThat(opened(robot)).isEqualTo(2);
        assertThat(robot.lookup("#step-2").query().isFocused()).isTrue();
        push(robot, KeyCode.UP);
        push(robot, KeyCode.UP);
        assertThat(opened(robot)).isEqualTo(1);
        assertThat(text(robot, "#rehearsal-at")).as("nothing was played").isEqualTo("Step 3 of 7");

        robot.interact(() -> robot.lookup("#rehearsal-next").query().requestFocus());
        push(robot, KeyCode.DOWN);
        assertThat(opened(robot)).isEqualTo(2);
        push(robot, KeyCode.SPACE);
        eventually(() -> text(robot, "#rehearsal-at").equals("Step 4 of 7"));
        assertThat(opened(robot)).isEqualTo(4);
    }

    /// Starts a load, and stops it by the keyboard.
    private void runLoad(FxRobot robot) throws Exception {
        robot.interact(() -> {
            robot.lookup("#load-per-second").queryAs(TextField.class).setText("0");
            robot.lookup("#load-start").queryAs(Button.class).fire();
        });
        assertThat(text(robot, "#load-problem")).isEqualTo("Write 1 to 500 visitors a second.");
        robot.interact(() -> {
            robot.lookup("#load-per-second").queryAs(TextField.class).setText("20");
            robot.lookup("#load-start").queryAs(Button.class).fire();
        });
        eventually(() -> !text(robot, "#load-accepted").matches("0?"));
        assertThat(text(robot, "#load-failures")).isEqualTo("0");

        push(robot, KeyCode.ESCAPE);
        eventually(() -> text(robot, "#load-state").startsWith("Stopped after"));
        eventually(() -> !isLeft());
    }
}
