package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
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

/// Pastes an e-mail with a wrong postback URL, copies the corrected one, and checks that, in the real window over a real
/// receiver.
@ExtendWith(OnFxThread.class)
class CheckJourneyTest {
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
                {"conversions": [{"id": "%s", "name": "Sale", "network": "CAKE", "percent": "10", "value": "20.00"}]}
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

    private static List<String> chips(FxRobot robot) {
        return robot.lookup(".checked-url .chip").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> robot.lookup("#check-input").queryAs(TextArea.class).setText(text));
    }

    @Test
    void aWrongUrlIsCorrectedBeforeAnythingIsSent(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.U).release(KeyCode.U, KeyCode.CONTROL);
        eventually(() -> robot.lookup("#check-input").tryQuery().isPresent());
        assertThat(robot.lookup("Know before anything is sent").tryQuery()).isPresent();

        paste(robot, "Hi, we call https://pb.example/postback?clickId={aff_sub}&id=" + SALE
                + "&val=20.00&com=0&comperc=10.\nOur page is https://shop.example/?s2=[s2sidentifier].");
        eventually(() -> chips(robot).equals(List.of("Would be rejected", "Sound")));
        assertThat(robot.lookup("#check-summary").queryAs(Label.class).getText())
                .isEqualTo("2 URLs, nothing sent and nothing stored");

        robot.interact(() -> robot.lookup(".copy-corrected").queryAs(Button.class).fire());
        String[] corrected = new String[1];
        robot.interact(() -> corrected[0] = Clipboard.getSystemClipboard().getString());
        Conversion sale = receiver.definitions().join().conversion(SALE).orElseThrow().conversion();
        assertThat(corrected[0]).isEqualTo(PostbackUrl.of(receiver.baseAddress(), sale, receiver.networks()).text())
                .contains("clickId=#s2#");

        paste(robot, corrected[0]);
        eventually(() -> chips(robot).equals(List.of("Template is sound")));
        assertThat(robot.lookup(".copy-corrected").tryQuery()).isEmpty();
        assertThat(receiver.status().stored()).isZero();

        robot.interact(() -> robot.lookup("#check-clear").queryAs(Button.class).fire());
        eventually(() -> robot.lookup("Know before anything is sent").tryQuery().isPresent());
    }
}
