package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The first start, the tour and leaving it, the palette without a mouse, importing, duplicating and taking back; in the
/// real window over a real receiver.
@ExtendWith(OnFxThread.class)
class StartJourneyTest {
    @TempDir
    static Path folder;

    private static int count;

    private final Settings settings = Settings.passing();
    @SuppressWarnings("NullAway.Init") // by start
    private Receiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;
    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage shown) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data" + count++), "test").at("127.0.0.1", 0));
        window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        stage = shown;
        stage.setScene(window.scene());
        stage.setWidth(1024);
        stage.setHeight(700);
        stage.show();
        window.start();
        window.shell().open("live");
    }

    @AfterEach
    void close() {
        Platform.runLater(() -> {
            stage.hide();
            window.close();
        });
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static boolean inSight(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAll().stream().anyMatch(StartJourneyTest::isInSight);
    }

    private static void press(FxRobot robot, String selector) throws Exception {
        eventually(() -> inSight(robot, selector));
        robot.interact(() -> robot.lookup(selector).queryAllAs(Button.class).stream()
                .filter(StartJourneyTest::isInSight).findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void keys(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<String> words(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream().filter(StartJourneyTest::isInSight)
                .map(Label::getText).toList();
    }

    private static String title(FxRobot robot) {
        return words(robot, "#tour-card .verdict-title").getFirst();
    }

    private void define(String json) {
        receiver.importSetup(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)).join();
    }

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("setup" + count + ".json"), json);
    }

    @Test
    void theFirstStepLeadsToTheMerchantsConnection(FxRobot robot) throws Exception {
        press(robot, "#empty-connect");

        assertThat(window.shell().screenProperty().get()).isEqualTo("connect");
    }

    @Test
    void theTourGoesThroughTheRealScreensByKeysAlone(FxRobot robot) throws Exception {
        eventually(() -> inSight(robot, "#empty-connect"));
        press(robot, "#empty-tour");
        assertThat(title(robot)).isEqualTo("The receiver already runs");
        assertThat(robot.lookup("#tour-back").queryButton().isDisabled()).isTrue();

        keys(robot, KeyCode.ENTER);
        assertThat(window.shell().screenProperty().get()).isEqualTo("conversions");
        keys(robot, KeyCode.RIGHT);
        assertThat(window.shell().screenProperty().get()).isEqualTo("links");
        keys(robot, KeyCode.LEFT);
        assertThat(window.shell().screenProperty().get()).isEqualTo("conversions");
        // Nothing under it is reached.
        keys(robot, KeyCode.CONTROL, KeyCode.N);
        keys(robot, KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(window.shell().screenProperty().get()).isEqualTo("conversions");
        assertThat(window.unsaved()).isEmpty();
        for (int i = 0; i < 7; i++) {
            keys(robot, KeyCode.TAB);
            assertThat(window.scene().getFocusOwner().getId()).startsWith("tour-");
        }
        keys(robot, KeyCode.ESCAPE);
        assertThat(inSight(robot, "#tour")).isFalse();
        assertThat(window.shell().screenProperty().get()).isEqualTo("live");
    }

    @Test
    void theTourFollowsTheWindowAndPassesOverWhatIsMissing(FxRobot robot) throws Exception {
        eventually(() -> inSight(robot, "#empty-connect"));
        robot.interact(window::takeTour);
        int steps = 0;
        while (inSight(robot, "#tour")) {
            for (double width : new double[]{960, 1440, 1024}) {
                robot.interact(() -> stage.setWidth(width));
                WaitForAsyncUtils.waitForFxEvents();
                WaitForAsyncUtils.waitForFxEvents();
                Bounds card = robot.lookup("#tour-card").query().localToScene(
                        robot.lookup("#tour-card").query().getLayoutBounds());
                assertThat(card.getMinX()).as(title(robot)).isGreaterThanOrEqualTo(0);
                assertThat(card.getMinY()).as(title(robot)).isGreaterThanOrEqualTo(0);
                assertThat(card.getMaxX()).as(title(robot)).isLessThanOrEqualTo(window.scene().getWidth());
                assertThat(card.getMaxY()).as(title(robot)).isLessThanOrEqualTo(window.scene().getHeight());
            }
            steps++;
            press(robot, "#tour-next");
        }
        assertThat(steps).isEqualTo(8);

        robot.interact(() -> {
            window.scene().lookup("#status-receiving").setVisible(false);
            window.takeTour();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(title(robot)).startsWith("1. A conversion");
        robot.interact(() -> robot.lookup("#new-conversion").query().setVisible(false));
        eventually(() -> title(robot).startsWith("2. A tracking link"));
        press(robot, "#tour-leave");
        assertThat(inSight(robot, "#tour")).isFalse();
    }

    private void palette(FxRobot robot, String text) throws Exception {
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        eventually(() -> window.scene().getFocusOwner() instanceof TextInputControl field
                && "palette-field".equals(field.getId()));
        robot.interact(() -> ((TextInputControl) window.scene().getFocusOwner()).setText(text));
        keys(robot, KeyCode.ENTER);
    }

    @Test
    void thePaletteOpensEachScreenAndFindsWhatHasAName(FxRobot robot) throws Exception {
        define("""
                {"conversions": [{"name": "Sale"}, {"name": "Newsletter"}],
                 "links": [{"slug": "summer", "name": "Harbour", "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                """);
        eventually(() -> inSight(robot, ".live"));
        robot.interact(window::deliver);
        for (String[] screen : new String[][]{{"go conv", "conversions"}, {"tracking", "links"}, {"check a", "check"},
                {"clicks", "clicks"}, {"reports", "reports"}, {"settings", "settings"},
                {"connect", "connect"},
                {"go live", "live"}}) {
            palette(robot, screen[0]);
            assertThat(window.shell().screenProperty().get()).isEqualTo(screen[1]);
        }
        palette(robot, "nwslt");
        assertThat(window.shell().screenProperty().get()).isEqualTo("conversions");
        eventually(() -> words(robot, ".conversions #detail-title").contains("Newsletter"));
        palette(robot, "harbour");
        assertThat(window.shell().screenProperty().get()).isEqualTo("links");
        palette(robot, "new conversion");
        eventually(() -> window.scene().getFocusOwner() instanceof TextInputControl field
                && "conversion-name".equals(field.getId()));
        palette(robot, "dark");
        assertThat(settings.theme().get()).isEqualTo(Theme.Mode.DARK);
        palette(robot, "guide");
        eventually(() -> inSight(robot, ".keys-sheet"));
        assertThat(words(robot, ".keys-sheet .key-cap")).contains("Ctrl+K", "Ctrl+O", "Ctrl+N", "Ctrl+D");
        assertThat(settings.recentCommands()).startsWith("keys", "theme.dark", "conversions:new");
    }

    @Test
    void escLeavesThePaletteAndGivesTheFocusBack(FxRobot robot) throws Exception {
        robot.interact(() -> window.shell().open("conversions"));
        press(robot, "#new-conversion");
        eventually(() -> window.scene().getFocusOwner() instanceof TextInputControl);
        Node before = window.scene().getFocusOwner();
        keys(robot, KeyCode.CONTROL, KeyCode.K);
        eventually(() -> window.scene().getFocusOwner() instanceof TextInputControl field
                && "palette-field".equals(field.getId()));
        keys(robot, KeyCode.ESCAPE);
        assertThat(window.overlay().isDialogOpen()).isFalse();
        assertThat(window.scene().getFocusOwner()).isEqualTo(before);
    }

    @Test
    void anImportIsShownBeforeItIsDone(FxRobot robot) throws Exception {
        define("{\"conversions\": [{\"name\": \"Sale\", \"value\": \"20.00\"}]}");
        robot.interact(() -> {});
        Path file = file("{\"conversions\": [{\"name\": \"Sale\", \"value\": \"25.00\"}, {\"name\": \"Lead\"}]}");
        robot.interact(() -> window.lookAt(file));
        eventually(() -> inSight(robot, "#import-run"));
        assertThat(words(robot, ".import-item .label")).contains("Sale", "Changed", "20.00  →  25.00", "Lead", "New");
        keys(robot, KeyCode.ESCAPE);
        assertThat(window.overlay().isDialogOpen()).isFalse();
        assertThat(receiver.definitions().join().conversions()).hasSize(1);

        robot.interact(() -> window.lookAt(file));
        eventually(() -> inSight(robot, "#import-run"));
        keys(robot, KeyCode.ENTER);
        eventually(() -> receiver.definitions().join().conversions().size() == 2);
        eventually(() -> !window.overlay().isDialogOpen());

        Path bad = file("{\"conversions\": [{\"name\": \"Other\"}, {\"name\": 7}]}");
        robot.interact(() -> window.lookAt(bad));
        eventually(() -> inSight(robot, "#import-problem"));
        assertThat(words(robot, "#import-problem").getFirst()).startsWith("conversions[1].name: ");
        assertThat(receiver.definitions().join().conversions()).hasSize(2);
    }

    private List<StoredConversion> conversions() {
        return receiver.definitions().join().conversions();
    }

    private boolean archived() {
        return conversions().getFirst().conversion().lifecycle() == Lifecycle.ARCHIVED;
    }

    @Test
    void duplicatesArchivesAndTakesBackByKeys(FxRobot robot) throws Exception {
        define("{\"conversions\": [{\"name\": \"Sale\"}]}");
        robot.interact(() -> window.shell().open("conversions"));
        eventually(() -> words(robot, ".conversions #detail-title").contains("Sale"));
        robot.interact(() -> robot.lookup(".conversions .definition-list").query().requestFocus());

        keys(robot, KeyCode.DELETE);
        eventually(this::archived);
        eventually(() -> inSight(robot, "#undo"));
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        eventually(() -> !archived());
        // Once is enough.
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(archived()).isFalse();

        eventually(() -> words(robot, ".conversions #detail-title").contains("Sale"));
        robot.interact(() -> robot.lookup(".conversions .definition-list").query().requestFocus());
        keys(robot, KeyCode.CONTROL, KeyCode.D);
        eventually(() -> words(robot, ".conversions #detail-title").contains("Sale (copy)"));
        assertThat(window.unsaved()).containsExactly("Sale (copy)");
        assertThat(conversions()).hasSize(1);
        keys(robot, KeyCode.CONTROL, KeyCode.S);
        eventually(() -> conversions().size() == 2);
        assertThat(conversions().get(1).conversion().id()).isNotEqualTo(conversions().getFirst().conversion().id());
    }
}
