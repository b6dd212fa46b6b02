package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.Zoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Guide and keys in a small window, and twice as large, where a window of 512 by 350 is left: every page is whole, its buttons
/// are in sight, and there is room to read. In German, whose words are longer.
@ExtendWith(OnFxThread.class)
class GuideLayoutTest {
    @RegisterExtension
    final Desk desk = Desk.still().speaking(Locale.GERMAN).sized(1024, 700).at("live");

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "DOUBLE"})
    void everyPageHasRoom(Zoom zoom, FxRobot robot) throws Exception {
        robot.interact(() -> desk.settings().zoom().set(zoom));
        robot.interact(() -> desk.window().openGuide());
        focused(robot, "#guide-list");
        List<String> faults = new ArrayList<>();
        int entries = ((ListView<?>) shown(robot, "#guide-list")).getItems().size();
        for (int i = 0; i < entries; i++) {
            int at = i;
            robot.interact(() -> ((ListView<?>) shown(robot, "#guide-list")).getSelectionModel().clearAndSelect(at));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                desk.window().scene().getRoot().applyCss();
                desk.window().scene().getRoot().layout();
                LayoutFaults.in(shown(robot, ".guide-dialog"), desk.window().scene())
                        .forEach(fault -> faults.add(at + ": " + fault));
                for (String part : List.of(".guide-dialog", "#guide-close", "#keys-tour", "#guide-find",
                        "#guide-list", "#guide-scroll")) {
                    if (!isWithin(shown(robot, part))) {
                        faults.add(at + ": " + part + " is not within the window");
                    }
                }
            });
            String name = String.valueOf(((ListView<?>) shown(robot, "#guide-list")).getItems().get(i));
            assertThat(isInSight(robot, "#guide-english")).as("said of English pages: " + name)
                    .isEqualTo(!name.isEmpty() && Files.notExists(Path.of("../docs/guide/de", name + ".md")));
        }

        assertThat(faults).isEmpty();
        for (String part : List.of("#guide-scroll", "#guide-list")) {
            assertThat(shown(robot, part).getLayoutBounds().getHeight()).as("room of " + part).isGreaterThan(100);
        }
    }

    private boolean isWithin(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        return at.getMinX() >= 0 && at.getMinY() >= 0 && at.getMaxX() <= desk.window().scene().getWidth()
                && at.getMaxY() <= desk.window().scene().getHeight();
    }
}
