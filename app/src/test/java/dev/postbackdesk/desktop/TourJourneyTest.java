package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The tour of the README from its empty start to the postback, and leaving in the middle of it; in the real window over
/// a real receiver.
@ExtendWith(OnFxThread.class)
class TourJourneyTest {
    @TempDir
    static Path folder;

    private static int count;

    private final Settings settings = Settings.passing();
    private final AtomicInteger quits = new AtomicInteger();
    @SuppressWarnings("NullAway.Init") // by start
    private Receiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;
    @SuppressWarnings("NullAway.Init") // by start
    private MainStage stage;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage unused) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data" + count++), "test").at("127.0.0.1", 0));
        Messages messages = new Messages(Locale.ENGLISH);
        window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), messages,
                new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, quits::incrementAndGet);
        stage = new MainStage(new Stage(), window, messages, settings, quits::incrementAndGet);
        stage.show();
        window.start();
        window.shell().open("live");
    }

    @AfterEach
    void close() {
        Platform.runLater(() -> {
            window.scene().getWindow().hide();
            window.close();
        });
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
    }

    /// Presses a button that is or comes in sight.
    private static void press(FxRobot robot, String selector) throws Exception {
        eventually(() -> robot.lookup(selector).queryAll().stream().anyMatch(TourJourneyTest::isInSight));
        robot.interact(() -> robot.lookup(selector).queryAllAs(Button.class).stream()
                .filter(TourJourneyTest::isInSight).findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private TextInputControl focused(String id) throws Exception {
        eventually(() -> window.scene().getFocusOwner() != null && id.equals(window.scene().getFocusOwner().getId()));
        return (TextInputControl) window.scene().getFocusOwner();
    }

    private static void write(FxRobot robot, TextInputControl field, String text) {
        robot.interact(() -> field.setText(text));
    }

    private static TextInputControl field(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(TextInputControl.class);
    }

    private static String clipboard(FxRobot robot) {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private void saveConversion(FxRobot robot) throws Exception {
        robot.interact(() -> window.shell().open("conversions"));
        press(robot, "#new-conversion");
        write(robot, focused("conversion-name"), "Sale");
        write(robot, field(robot, "#conversion-value"), "20.00");
        write(robot, field(robot, "#conversion-percent"), "10");
        press(robot, "#save");
        eventually(() -> receiver.definitions().join().conversions().size() == 1);
    }

    @Test
    void leadsFromTheEmptyStartToTheFirstPostback(FxRobot robot) throws Exception {
        saveConversion(robot);
        robot.interact(() -> window.shell().open("links"));
        press(robot, "#new-link");
        write(robot, focused("link-name"), "Summer");
        write(robot, field(robot, "#link-destination"), "https://shop.example/landing");
        press(robot, "#add-token");
        press(robot, ".links #save");
        eventually(() -> receiver.definitions().join().links().size() == 1);
        press(robot, "#click-it-now");
        press(robot, "#copy-id");
        String clickId = clipboard(robot);
        assertThat(clickId).matches("[0-7][0-9a-z]{25}");
        press(robot, "#copy-address");
        assertThat(clipboard(robot)).isEqualTo("https://shop.example/landing?subid=" + clickId);
        press(robot, "#copy-postback");
        assertThat(clipboard(robot)).isEqualTo("curl \"" + receiver.localAddress() + "/postback?clickId=" + clickId
                + "&id=" + receiver.definitions().join().conversions().getFirst().conversion().id()
                + "&val=20.00&com=0&comperc=10\"");

        String url = clipboard(robot).replaceAll("curl \"(.*)\"", "$1");
        try (HttpClient merchant = HttpClient.newHttpClient()) {
            assertThat(merchant.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body())
                    .isEqualTo("OK");
        }
        eventually(() -> window.shell().storedProperty().get() == 1);
    }

    @Test
    void copyIsPrimaryOnlyWhileThereIsNothingToSave(FxRobot robot) throws Exception {
        saveConversion(robot);
        robot.interact(() -> window.shell().open("links"));
        press(robot, "#new-link");
        assertThat(robot.lookup("#copy-tracking-link").query().getStyleClass()).doesNotContain("accent");
        write(robot, field(robot, "#link-name"), "Summer");
        write(robot, field(robot, "#link-destination"), "https://shop.example/?s=[s2sidentifier]");
        press(robot, ".links #save");
        eventually(() -> receiver.definitions().join().links().size() == 1);
        assertThat(robot.lookup("#copy-tracking-link").query().getStyleClass()).contains("accent");
    }

    @Test
    void asksBeforeUnsavedChangesAreLost(FxRobot robot) throws Exception {
        saveConversion(robot);
        write(robot, field(robot, "#conversion-name"), "Order");
        robot.interact(stage::closeRequested);
        press(robot, "#close-stop");
        eventually(() -> robot.lookup("#unsaved-stay").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-box .label").queryAllAs(Label.class)).extracting(Label::getText).contains(
                "One form holds changes that are not saved: Order. Closing loses them.");
        press(robot, "#unsaved-stay");
        assertThat(quits).hasValue(0);
        assertThat(settings.closing().get()).isEqualTo(Closing.ASK);

        robot.interact(stage::closeRequested);
        press(robot, "#close-stop");
        press(robot, "#unsaved-discard");
        assertThat(quits).hasValue(1);
        assertThat(settings.closing().get()).isEqualTo(Closing.STOP);

        robot.interact(stage::closeRequested);
        assertThat(quits).hasValue(1);
        press(robot, "#unsaved-discard");
        assertThat(quits).hasValue(2);
    }

    @Test
    void keepsDraftsInTheBackgroundWithoutAsking(FxRobot robot) throws Exception {
        saveConversion(robot);
        write(robot, field(robot, "#conversion-name"), "Order");
        robot.interact(stage::closeRequested);
        press(robot, "#close-keep");
        assertThat(stage.isShowing()).isFalse();
        robot.interact(stage::show);
        assertThat(window.unsaved()).containsExactly("Order");
        assertThat(quits).hasValue(0);
    }

    @Test
    void stopsAtOnceWhereNothingIsUnsaved(FxRobot robot) throws Exception {
        robot.interact(stage::closeRequested);
        press(robot, "#close-stop");
        assertThat(quits).hasValue(1);
    }
}
