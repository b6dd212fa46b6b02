package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focus;
import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The first start, the tour and leaving it, the palette without a mouse, importing, duplicating and taking back; in the
/// real window over a real receiver.
@ExtendWith(OnFxThread.class)
class StartJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().sized(1024, 700).at("live");

    @TempDir
    Path folder;

    private static String title(FxRobot robot) {
        return texts(robot, "#tour-card .verdict-title").getFirst();
    }

    private void define(String json) {
        desk.receiver().importSetup(json.getBytes(StandardCharsets.UTF_8)).join();
    }

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("setup.json"), json);
    }

    @Test
    void theFirstStepLeadsToTheMerchantsConnection(FxRobot robot) throws Exception {
        press(robot, "#empty-connect");

        assertThat(desk.screen()).isEqualTo("connect");
    }

    @Test
    void theTourGoesThroughTheRealScreensByKeysAlone(FxRobot robot) throws Exception {
        eventually(() -> isInSight(robot, "#empty-connect"));
        press(robot, "#empty-tour");
        assertThat(title(robot)).isEqualTo("The receiver already runs");
        assertThat(robot.lookup("#tour-back").queryButton().isDisabled()).isTrue();

        push(robot, KeyCode.ENTER);
        assertThat(desk.screen()).isEqualTo("conversions");
        push(robot, KeyCode.RIGHT);
        assertThat(desk.screen()).isEqualTo("links");
        push(robot, KeyCode.LEFT);
        assertThat(desk.screen()).isEqualTo("conversions");
        // Nothing under it is reached.
        push(robot, KeyCode.CONTROL, KeyCode.N);
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(desk.screen()).isEqualTo("conversions");
        assertThat(desk.window().unsaved()).isEmpty();
        for (int i = 0; i < 7; i++) {
            push(robot, KeyCode.TAB);
            assertThat(desk.window().scene().getFocusOwner().getId()).startsWith("tour-");
        }
        push(robot, KeyCode.ESCAPE);
        assertThat(isInSight(robot, "#tour")).isFalse();
        assertThat(desk.screen()).isEqualTo("live");
    }

    @Test
    void theTourFollowsTheWindowAndPassesOverWhatIsMissing(FxRobot robot) throws Exception {
        eventually(() -> isInSight(robot, "#empty-connect"));
        robot.interact(desk.window()::takeTour);
        int steps = 0;
        while (isInSight(robot, "#tour")) {
            for (double width : new double[]{960, 1440, 1024}) {
                robot.interact(() -> desk.stage().setWidth(width));
                WaitForAsyncUtils.waitForFxEvents();
                WaitForAsyncUtils.waitForFxEvents();
                Bounds card = robot.lookup("#tour-card").query().localToScene(
                        robot.lookup("#tour-card").query().getLayoutBounds());
                assertThat(card.getMinX()).as(title(robot)).isGreaterThanOrEqualTo(0);
                assertThat(card.getMinY()).as(title(robot)).isGreaterThanOrEqualTo(0);
                assertThat(card.getMaxX()).as(title(robot)).isLessThanOrEqualTo(desk.window().scene().getWidth());
                assertThat(card.getMaxY()).as(title(robot)).isLessThanOrEqualTo(desk.window().scene().getHeight());
            }
            steps++;
            press(robot, "#tour-next");
        }
        assertThat(steps).isEqualTo(8);

        robot.interact(() -> {
            desk.window().scene().lookup("#status-receiving").setVisible(false);
            desk.window().takeTour();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(title(robot)).startsWith("1. A conversion");
        robot.interact(() -> robot.lookup("#new-conversion").query().setVisible(false));
        eventually(() -> title(robot).startsWith("2. A tracking link"));
        press(robot, "#tour-leave");
        assertThat(isInSight(robot, "#tour")).isFalse();
    }

    private void palette(FxRobot robot, String text) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.K);
        focused(robot, "#palette-field");
        fill(robot, "#palette-field", text);
        push(robot, KeyCode.ENTER);
    }

    @Test
    void thePaletteOpensEachScreenAndFindsWhatHasAName(FxRobot robot) throws Exception {
        define("""
                {"conversions": [{"name": "Sale"}, {"name": "Newsletter"}],
                 "links": [{"slug": "summer", "name": "Harbour", "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                """);
        eventually(() -> isInSight(robot, ".live"));
        robot.interact(desk.window()::deliver);
        for (String[] screen : new String[][]{{"go conv", "conversions"}, {"tracking", "links"}, {"check a", "check"},
                {"clicks", "clicks"}, {"reports", "reports"}, {"settings", "settings"},
                {"connect", "connect"},
                {"go live", "live"}}) {
            palette(robot, screen[0]);
            assertThat(desk.screen()).isEqualTo(screen[1]);
        }
        palette(robot, "nwslt");
        assertThat(desk.screen()).isEqualTo("conversions");
        eventually(() -> texts(robot, ".conversions #detail-title").contains("Newsletter"));
        palette(robot, "harbour");
        assertThat(desk.screen()).isEqualTo("links");
        palette(robot, "new conversion");
        focused(robot, "#conversion-name");
        palette(robot, "dark");
        assertThat(desk.settings().theme().get()).isEqualTo(Theme.Mode.DARK);
        palette(robot, "guide");
        eventually(() -> isInSight(robot, ".keys-sheet"));
        assertThat(texts(robot, ".keys-sheet .key-cap")).contains("Ctrl+K", "Ctrl+O", "Ctrl+N", "Ctrl+D");
        assertThat(desk.settings().recentCommands()).startsWith("keys", "theme.dark", "conversions:new");
    }

    @Test
    void escLeavesThePaletteAndGivesTheFocusBack(FxRobot robot) throws Exception {
        desk.open("conversions");
        press(robot, "#new-conversion");
        eventually(() -> desk.window().scene().getFocusOwner() instanceof TextInputControl);
        Node before = desk.window().scene().getFocusOwner();
        push(robot, KeyCode.CONTROL, KeyCode.K);
        focused(robot, "#palette-field");
        push(robot, KeyCode.ESCAPE);
        assertThat(desk.window().overlay().isDialogOpen()).isFalse();
        assertThat(desk.window().scene().getFocusOwner()).isEqualTo(before);
    }

    @Test
    void anImportIsShownBeforeItIsDone(FxRobot robot) throws Exception {
        define("{\"conversions\": [{\"name\": \"Sale\", \"value\": \"20.00\"}]}");
        Path file = file("{\"conversions\": [{\"name\": \"Sale\", \"value\": \"25.00\"}, {\"name\": \"Lead\"}]}");
        robot.interact(() -> desk.window().lookAt(file));
        eventually(() -> isInSight(robot, "#import-run"));
        assertThat(texts(robot, ".import-item .label")).contains("Sale", "Changed", "20.00  →  25.00", "Lead", "New");
        push(robot, KeyCode.ESCAPE);
        assertThat(desk.window().overlay().isDialogOpen()).isFalse();
        assertThat(desk.definitions().conversions()).hasSize(1);

        robot.interact(() -> desk.window().lookAt(file));
        eventually(() -> isInSight(robot, "#import-run"));
        push(robot, KeyCode.ENTER);
        eventually(() -> desk.definitions().conversions().size() == 2);
        eventually(() -> !desk.window().overlay().isDialogOpen());

        Path bad = file("{\"conversions\": [{\"name\": \"Other\"}, {\"name\": 7}]}");
        robot.interact(() -> desk.window().lookAt(bad));
        eventually(() -> isInSight(robot, "#import-problem"));
        assertThat(texts(robot, "#import-problem").getFirst()).startsWith("conversions[1].name: ");
        assertThat(desk.definitions().conversions()).hasSize(2);
    }

    private boolean archived() {
        return desk.conversions().getFirst().lifecycle() == Lifecycle.ARCHIVED;
    }

    @Test
    void duplicatesArchivesAndTakesBackByKeys(FxRobot robot) throws Exception {
        define("{\"conversions\": [{\"name\": \"Sale\"}]}");
        desk.open("conversions");
        eventually(() -> texts(robot, ".conversions #detail-title").contains("Sale"));
        focus(robot, ".conversions .definition-list");

        push(robot, KeyCode.DELETE);
        eventually(this::archived);
        eventually(() -> isInSight(robot, "#undo"));
        push(robot, KeyCode.CONTROL, KeyCode.Z);
        eventually(() -> !archived());
        // Once is enough.
        push(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(archived()).isFalse();

        eventually(() -> texts(robot, ".conversions #detail-title").contains("Sale"));
        focus(robot, ".conversions .definition-list");
        push(robot, KeyCode.CONTROL, KeyCode.D);
        eventually(() -> texts(robot, ".conversions #detail-title").contains("Sale (copy)"));
        assertThat(desk.window().unsaved()).containsExactly("Sale (copy)");
        assertThat(desk.conversions()).hasSize(1);
        push(robot, KeyCode.CONTROL, KeyCode.S);
        eventually(() -> desk.conversions().size() == 2);
        assertThat(desk.conversions().get(1).id()).isNotEqualTo(desk.conversions().getFirst().id());
    }
}
