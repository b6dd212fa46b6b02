package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
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
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// Notes, pins, copying and sending again, in the real window.
@ExtendWith(OnFxThread.class)
class DetailJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final Conversion SOUND = Conversion.named(SALE, "Sale");

    @TempDir
    static Path folder;

    private static int count;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Settings settings = Settings.passing();
    private final AtomicInteger quits = new AtomicInteger();
    @SuppressWarnings("NullAway.Init") // by start
    private LocalReceiver receiver;
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
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("detail" + count++), "test").at("127.0.0.1", 0));
        receiver.saveConversion(SOUND).join();
        receiver.saveLink(null, link(SALE)).join();
        Messages messages = new Messages(Locale.ENGLISH);
        settings.theme().set(Theme.Mode.LIGHT);
        window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), messages,
                new Format(Locale.ENGLISH, ZoneOffset.UTC), false, _ -> {}, quits::incrementAndGet);
        stage = new MainStage(new Stage(), window, messages, settings, quits::incrementAndGet);
        window.start();
        window.shell().open("live");
        stage.show();
    }

    @AfterEach
    void close() {
        Platform.runLater(() -> {
            window.close();
            window.scene().getWindow().hide();
        });
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
        http.close();
    }

    private static TrackingLink link(ConversionId... conversions) {
        return new TrackingLink(new Slug("summer"), "Summer campaign", "https://shop.example/?s=[s2sidentifier]", null,
                List.of(conversions), Lifecycle.ACTIVE);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String clickId() throws Exception {
        String location = get("/c/summer").headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("s=") + 2);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get(5, TimeUnit.SECONDS);
    }

    private void sendPlaceholder() throws Exception {
        get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=20.00&com=0");
    }

    private void open(FxRobot robot, long number) throws Exception {
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Platform.runLater(() -> window.live().open(number));
        eventually(() -> isThere(robot, "#detail-number")
                && text(robot, "#detail-number").equals("Postback " + number));
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#live-table").queryTableView().getItems().size();
    }

    private static void shortcut(FxRobot robot, KeyCode... keys) {
        KeyCode[] all = new KeyCode[keys.length + 1];
        all[0] = KeyCode.SHORTCUT;
        System.arraycopy(keys, 0, all, 1, keys.length);
        robot.press(all).release(all);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aNoteIsWrittenFoundAndPinned(FxRobot robot) throws Exception {
        sendPlaceholder();
        sendPlaceholder();
        open(robot, 1);

        shortcut(robot, KeyCode.T);
        robot.write("Tom mends the macro");
        shortcut(robot, KeyCode.ENTER);
        eventually(() -> receiver.remarks(1).join().notes().size() == 1);
        eventually(() -> robot.lookup("#tab-notes").queryAs(ToggleButton.class).getGraphic() instanceof Labeled count
                && count.getText().equals("1"));
        assertThat(receiver.remarks(1).join().notes().getFirst().text()).isEqualTo("Tom mends the macro");

        robot.clickOn("#live-search").write("tom mends");
        eventually(() -> rows(robot) == 1);
        robot.clickOn("#live-search").eraseText(9);
        eventually(() -> rows(robot) == 2);

        press(robot, "#detail-pin");
        eventually(() -> receiver.remarks(1).join().pinned());
        eventually(() -> robot.lookup("#pill-pinned").match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        robot.clickOn("#pill-pinned");
        eventually(() -> rows(robot) == 1);
        assertThat(robot.lookup(".row-mark").queryAllAs(Labeled.class)).extracting(Labeled::getAccessibleText)
                .contains("Pinned", "1 note");

        robot.clickOn("#live-table");
        shortcut(robot, KeyCode.D);
        eventually(() -> !receiver.remarks(1).join().pinned());
        eventually(() -> rows(robot) == 0);
    }

    @Test
    void aRemovedNoteComesBackByUndo(FxRobot robot) throws Exception {
        sendPlaceholder();
        receiver.remark(1, new Remark.Write("one")).join();
        open(robot, 1);
        robot.clickOn("#tab-notes");
        eventually(() -> isThere(robot, "#note-remove-1"));

        press(robot, "#note-remove-1");
        eventually(() -> receiver.remarks(1).join().notes().isEmpty());
        robot.clickOn("Undo");

        eventually(() -> receiver.remarks(1).join().notes().size() == 1);
    }

    @Test
    void aRequestIsMendedAndSentToThisReceiverAgain(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);
        String click = clickId();

        shortcut(robot, KeyCode.R);
        eventually(() -> isThere(robot, "#replay-target"));
        assertThat(robot.lookup("#replay-then").queryText().getText()).startsWith("400\n")
                .contains("ERROR PLACEHOLDER_NOT_REPLACED");
        assertThat(text(robot, "#replay-says")).contains("not a test").contains("recorded as a real conversion");
        press(robot, "#replay-send");
        eventually(() -> isThere(robot, "#replay-now"));
        assertThat(robot.lookup("#replay-now").queryText().getText()).startsWith("400\n");

        robot.interact(() -> robot.lookup("#replay-target").queryAs(TextArea.class)
                .setText("/postback?clickId=" + click + "&id=" + SALE + "&val=20.00&com=0"));
        press(robot, "#replay-send");
        eventually(() -> isThere(robot, "#replay-now")
                && robot.lookup("#replay-now").queryText().getText().startsWith("200\n"));
        assertThat(robot.lookup("#replay-now").queryText().getText()).endsWith("\n\nOK");
        eventually(() -> isThere(robot, "#replay-open"));
        assertThat(text(robot, "#replay-open")).isEqualTo("Open postback 3");
        assertThat(receiver.postback(3).join().orElseThrow().result().word()).isEqualTo("accepted");
        assertThat(receiver.postback(3).join().orElseThrow().test()).isFalse();

        press(robot, "#replay-open");
        eventually(() -> text(robot, "#detail-number").equals("Postback 3"));
        eventually(() -> rows(robot) == 3);
        assertThat(window.overlay().isDialogOpen()).isFalse();
    }

    @Test
    void anotherAddressIsNamedBeforeAnythingLeaves(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);
        press(robot, "#detail-replay");
        eventually(() -> isThere(robot, "#replay-target"));
        robot.clickOn("Another address");
        String other = receiver.localAddress().toString();
        robot.interact(() -> robot.lookup("#replay-address").queryTextInputControl().setText(other));

        press(robot, "#replay-send");
        eventually(() -> text(robot, "#replay-send").equals("Send to " + other));
        assertThat(text(robot, "#replay-says")).startsWith("GET goes to " + other + ", which is not this receiver");
        assertThat(receiver.status().stored()).isEqualTo(1);
        press(robot, "#replay-send");

        eventually(() -> isThere(robot, "#replay-now"));
        assertThat(receiver.status().stored()).isEqualTo(2);
        assertThat(isThere(robot, "#replay-open")).isFalse();

        robot.interact(() -> robot.lookup("#replay-address").queryTextInputControl().setText("staging"));
        press(robot, "#replay-send");
        press(robot, "#replay-send");
        eventually(() -> text(robot, "#replay-problem").startsWith("“staging” is no address to send to."));
    }

    @Test
    void eachCopyHasItsKey(FxRobot robot) throws Exception {
        sendPlaceholder();
        receiver.remark(1, new Remark.Write("Ticket 12")).join();
        open(robot, 1);
        robot.clickOn("#detail-title");

        shortcut(robot, KeyCode.SHIFT, KeyCode.C);
        assertThat(clipboard()).startsWith("curl --globoff");
        shortcut(robot, KeyCode.SHIFT, KeyCode.U);
        assertThat(clipboard()).startsWith("http://127.0.0.1:").contains("/postback?clickId=%7Bclickid%7D");
        shortcut(robot, KeyCode.SHIFT, KeyCode.H);
        assertThat(clipboard()).startsWith("GET /postback?clickId=%7Bclickid%7D").contains(" HTTP/1.1\n");
        shortcut(robot, KeyCode.SHIFT, KeyCode.M);
        assertThat(clipboard()).startsWith("**Postback 1").contains("```http\nGET /postback").contains("> Ticket 12");
    }

    @Test
    void exportAndTheGeneratedUrlAreAtHand(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);

        assertThat(robot.lookup("#live-export").queryAs(MenuButton.class).getItems()).extracting(MenuItem::getText)
                .containsExactly("Export the selection as HAR …", "Export the selection as a support bundle …",
                        "Export everything found as CSV …");
        assertThat(robot.lookup("#expected-url").query().getAccessibleText()).isEqualTo(receiver.localAddress()
                + "/postback?clickId={CLICK_ID_PLACEHOLDER}&id=" + SALE + "&val=0&com=0");
        assertThat(text(robot, "#left-out")).isEqualTo("Optional and left out: comperc, param, txid, status, currency");
    }

    @Test
    void clicksWithoutAPostbackAreSaidAndTheReceiverIsTested(FxRobot robot) throws Exception {
        for (int i = 0; i < 21; i++) {
            clickId();
        }
        // The table is there from the first postback on; this one is of no conversion.
        get("/postback?clickId=x");
        eventually(() -> {
            Platform.runLater(window::tick);
            return isThere(robot, "#silence-test");
        });

        press(robot, "#silence-test");
        eventually(() -> receiver.status().stored() == 2);
        eventually(() -> !robot.lookup(".toast").queryAll().isEmpty());
        assertThat(receiver.postback(2).join().orElseThrow().test()).isTrue();
        assertThat(receiver.postback(2).join().orElseThrow().result().word()).isEqualTo("accepted");

        press(robot, "#silence-open");
        eventually(() -> window.shell().screenProperty().get().equals("conversions"));
    }
}
