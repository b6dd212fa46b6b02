package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The guide of a window in German, whose headings have other names than those that the program knows the screens by.
@ExtendWith(OnFxThread.class)
class GermanGuideJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().speaking(Locale.GERMAN).at("check");

    private static String words(Node flow) {
        return flow.lookupAll("Text").stream().map(Text.class::cast).map(Text::getText).collect(Collectors.joining());
    }

    private static String title(FxRobot robot) {
        return robot.lookup(".guide-h1").queryAll().stream().map(GermanGuideJourneyTest::words)
                .collect(Collectors.joining());
    }

    private static boolean isOnTop(FxRobot robot, String heading) {
        double top = shown(robot, "#guide-scroll").localToScene(0, 0).getY();
        return robot.lookup(".guide-h2").queryAll().stream().filter(flow -> words(flow).equals(heading))
                .map(flow -> flow.localToScene(flow.getLayoutBounds()).getMinY() - top)
                .anyMatch(below -> below >= 0 && below < 40);
    }

    @Test
    void theScreensPageIsGermanAndSoIsWhatIsFound(FxRobot robot) throws Exception {
        push(robot, KeyCode.F1);
        focused(robot, "#guide-list");
        push(robot, KeyCode.F1);
        eventually(() -> title(robot).equals("Das Programmfenster"));
        eventually(() -> isOnTop(robot, "URL prüfen"));
        assertThat(isInSight(robot, "#guide-english")).isFalse();

        push(robot, KeyCode.CONTROL, KeyCode.F);
        fill(robot, "#guide-find", "verbrennt");
        eventually(() -> title(robot).startsWith("Sicherungen"));
    }
}
