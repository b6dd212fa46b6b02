package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.InSight;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Looks up keys in a German window, and uses one that a menu shows under its German name.
@ExtendWith(OnFxThread.class)
class GermanKeysJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().speaking(Locale.GERMAN).with("{\"conversions\": [{\"name\": \"Sale\"}]}")
            .at("live");

    @Test
    void keysAreCalledAsOnAGermanKeyboard(FxRobot robot) throws Exception {
        assertThat(shown(robot, "#nav-links").getAccessibleHelp()).endsWith("  Strg+3");
        MenuButton more = (MenuButton) shown(robot, ".more");
        robot.interact(() -> InSight.items(more));
        assertThat(more.getItems().stream()
                .flatMap(item -> Stream.ofNullable(item.getAccelerator())).map(key -> key.getDisplayText()))
                .contains("Strg+O", "Strg+Umschalt+S", "F11");

        push(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        eventually(() -> isInSight(robot, ".conversions #detail-title"));
        push(robot, KeyCode.F1);
        eventually(() -> isInSight(robot, ".keys-sheet"));
        assertThat(texts(robot, ".keys-sheet .key-cap"))
                .contains("Strg+K", "Strg+1 – 7", "Strg+Umschalt+P", "Eingabe", "Entf", "Strg++")
                .noneMatch(cap -> cap.matches(".*(Ctrl|Shift|Enter|Delete).*"));
        push(robot, KeyCode.ESCAPE);

        push(robot, KeyCode.CONTROL, KeyCode.K);
        eventually(() -> isInSight(robot, ".palette-row .key-cap"));
        assertThat(texts(robot, ".palette-hint .key-cap")).containsExactly("↑ ↓", "Eingabe", "Esc");
        assertThat(texts(robot, ".palette-row .key-cap")).contains("Strg+N").noneMatch(cap -> cap.contains("Ctrl"));
        push(robot, KeyCode.ESCAPE);

        push(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        eventually(() -> desk.settings().projector().get());
    }
}
