package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
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

/// Plays a fault step by step by the keyboard alone, and a load; in the real window, over HTTP.
@ExtendWith(OnFxThread.class)
class RehearsalJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by start
    private Receiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage stage) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").at("127.0.0.1", 0));
        receiver.importSetup("""
                {"conversions": [{"id": "%1$s", "name": "Sale", "value": "20.00"}],
                 "links": [{"slug": "summer", "name": "Summer", "conversions": ["%1$s"],
                            "destination": "https://shop.example/landing?aff_sub=[s2sidentifier]"}]}
                """.formatted(SALE).getBytes(StandardCharsets.UTF_8)).join();
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater),
                new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        stage.setScene(window.scene());
        stage.setWidth(1440);
        stage.setHeight(900);
        stage.show();
        window.start();
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void open(FxRobot robot) throws Exception {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT6);
        eventually(() -> window.scene().getFocusOwner() instanceof RadioButton);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private boolean isLeft() {
        try (Stream<Path> left = Files.list(folder.resolve("data").resolve("rehearsals"))) {
            return left.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFaultIsPlayedStepByStepByTheKeyboardAloneAndALoadIsStoppedAtOnce(FxRobot robot) throws Exception {
        open(robot);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("capitals");
        press(robot, KeyCode.TAB);
        eventually(() -> window.scene().getFocusOwner() instanceof RadioButton);
        press(robot, KeyCode.SPACE);

        eventually(() -> text(robot, "#rehearsal-at").equals("Step 1 of 7"));
        assertThat(text(robot, "#rehearsal-detail-title")).isEqualTo("Clicks the tracking link");
        for (int step = 2; step <= 5; step++) {
            press(robot, step % 2 == 0 ? KeyCode.ENTER : KeyCode.SPACE);
            String at = "Step " + step + " of 7";
            eventually(() -> text(robot, "#rehearsal-at").equals(at));
        }
        assertThat(text(robot, "#rehearsal-detail-title")).isEqualTo("Reports the sale");
        assertThat(isLeft()).isTrue();

        press(robot, KeyCode.ESCAPE);
        eventually(() -> text(robot, "#rehearsal-at").equals("Stopped at step 5 of 7"));
        eventually(() -> !isLeft());
        assertThat(receiver.status().stored()).isZero();

        robot.interact(() -> robot.lookup("#rehearsal-again").queryAs(Button.class).fire());
        eventually(() -> text(robot, "#rehearsal-verdict").equals("Counted"));
        runLoad(robot);
        assertThat(receiver.status().stored()).isZero();
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

        press(robot, KeyCode.ESCAPE);
        eventually(() -> text(robot, "#load-state").startsWith("Stopped after"));
        eventually(() -> !isLeft());
    }
}
