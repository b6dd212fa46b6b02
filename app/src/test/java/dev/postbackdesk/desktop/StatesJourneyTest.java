package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What every screen says where nothing can be read, and the way out of it, over a receiver that fails and heals.
@ExtendWith(OnFxThread.class)
class StatesJourneyTest {
    private final ReceiverException away = new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
            "The disk is away. Look at it.");

    private final MemoryReceiver receiver = new MemoryReceiver(
            InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage stage) {
        receiver.define(SampleDefinitions.all());
        receiver.failWith(away);
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater),
                new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        stage.setScene(window.scene());
        window.start();
        stage.show();
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isSaid(FxRobot robot) {
        return robot.lookup(".failed-pane .label").queryAllAs(Label.class).stream().filter(StatesJourneyTest::isInSight)
                .anyMatch(label -> label.getText().equals("The disk is away. Look at it."));
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Button tryAgain(FxRobot robot) {
        return robot.lookup("#try-again").queryAllAs(Button.class).stream().filter(StatesJourneyTest::isInSight)
                .findFirst().orElseThrow();
    }

    private static void press(FxRobot robot, KeyCode key) {
        robot.press(key).release(key);
    }

    @Test
    void everyScreenSaysWhyAndReadsOnceMore(FxRobot robot) throws Exception {
        for (String screen : List.of("live", "conversions", "links", "clicks", "reports", "rehearsal")) {
            receiver.failWith(away);
            robot.interact(() -> window.shell().open(screen));
            eventually(() -> isSaid(robot));
            robot.interact(() -> tryAgain(robot).requestFocus());
            press(robot, KeyCode.SPACE);
            eventually(() -> isSaid(robot) && tryAgain(robot).isFocused());
            receiver.failWith(null);
            press(robot, KeyCode.SPACE);
            eventually(() -> !isSaid(robot));
        }
    }

    @Test
    void backupsAndThePaletteSayWhyAndReadOnceMore(FxRobot robot) throws Exception {
        // Else what is below says the same.
        eventually(() -> isSaid(robot));
        receiver.failWith(null);
        robot.interact(() -> tryAgain(robot).fire());
        eventually(() -> !isSaid(robot));
        receiver.failWith(away);
        robot.interact(window::openBackups);
        eventually(() -> isSaid(robot) && robot.lookup("#backups-restore").queryButton().isDisabled());
        receiver.failWith(null);
        robot.interact(() -> tryAgain(robot).fire());
        eventually(() -> !isSaid(robot) && robot.lookup("#backups").query().isVisible());
        robot.interact(() -> window.overlay().closeDialog());

        receiver.failWith(away);
        robot.interact(window::openPalette);
        eventually(() -> robot.lookup("#trouble-sentence").queryAllAs(Label.class).stream()
                .filter(StatesJourneyTest::isInSight).map(Label::getText)
                .anyMatch("Conversions and tracking links are not listed. The disk is away. Look at it."::equals));
        robot.write("Summer");
        assertThat(listed(robot)).noneMatch(name -> name.equals("Summer campaign"));
        receiver.failWith(null);
        robot.interact(() -> robot.lookup("#trouble-again").queryAllAs(Button.class).stream()
                .filter(StatesJourneyTest::isInSight).findFirst().orElseThrow().fire());
        eventually(() -> listed(robot).contains("Summer campaign"));
    }

    private static List<String> listed(FxRobot robot) {
        return robot.lookup("#palette-list").queryListView().getItems().stream().map(String::valueOf)
                .map(hit -> hit.replaceAll("(?s).*title=([^,]*),.*", "$1")).toList();
    }
}
