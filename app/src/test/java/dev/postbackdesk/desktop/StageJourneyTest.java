package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// A day with large figures on the stage, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class StageJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().withSummer().speaking(Locale.GERMAN).at("live");

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void largeFiguresStayWithinTheWindow(FxRobot robot) throws Exception {
        for (String currency : new String[]{"EUR", "USD"}) {
            desk.get("/postback?clickId=" + desk.click() + "&id=" + SALE
                    + "&val=987654321987.65&com=98765432.10&currency="
                    + currency);
        }
        Platform.runLater(desk.window()::openStage);
        eventually(() -> isInSight(robot, "#stage") && texts(robot, ".stage-figure").contains("98.765.432,10")
                && !text(robot, "#stage-amount").isEmpty());
        robot.interact(() -> {
            desk.window().scene().getRoot().applyCss();
            desk.window().scene().getRoot().layout();
        });

        double edge = desk.window().scene().getWidth();
        assertThat(bounds(shown(robot, ".stage-right")).getMaxX()).isLessThanOrEqualTo(edge);
        double column = bounds(shown(robot, ".stage-right")).getMinX();
        assertThat(robot.lookup(".stage-unit").<Node>queryAll()).hasSizeGreaterThan(3)
                .allSatisfy(unit -> assertThat(bounds(unit).getMaxX()).isLessThanOrEqualTo(column));
        assertThat(bounds(shown(robot, ".stage-currency")).getMaxX())
                .isLessThanOrEqualTo(bounds(shown(robot, "#stage-newest")).getMaxX());
        assertThat(text(robot, "#stage-amount")).isEqualTo("987.654.321.987,65");
    }
}
