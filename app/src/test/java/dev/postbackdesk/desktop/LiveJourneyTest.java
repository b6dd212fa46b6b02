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
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
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

/// Postbacks over real HTTP, seen arriving in the real window.
@ExtendWith(OnFxThread.class)
class LiveJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

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
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("live" + count++), "test").at("127.0.0.1", 0));
        receiver.saveConversion(Conversion.named(SALE, "Sale")).join();
        receiver.saveLink(null, new TrackingLink(new Slug("summer"), "Summer campaign",
                "https://shop.example/?s=[s2sidentifier]", null, List.of(SALE), Lifecycle.ACTIVE)).join();
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

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String clickId() throws Exception {
        String location = get("/c/summer").headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("s=") + 2);
    }

    private void send(String clickId, String val) throws Exception {
        get("/postback?clickId=" + clickId + "&id=" + SALE + "&val=" + val + "&com=0&comperc=10");
    }

    private TableView<?> table(FxRobot robot) {
        return robot.lookup("#live-table").queryTableView();
    }

    private int rows(FxRobot robot) {
        return table(robot).getItems().size();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    /// Headless has no mouse over pop-ups.
    private static void menu(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryAs(MenuButton.class).getItems().stream()
                .filter(item -> text.equals(item.getText())).findFirst().orElseThrow().fire());
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void aPostbackArrivesIsExplainedAndCanBeSentAgain(FxRobot robot) throws Exception {
        eventually(() -> robot.lookup("#empty-curl").tryQuery().isPresent());
        send(clickId(), "20.00");
        eventually(() -> rows(robot) == 1);
        send("%7Bclickid%7D", "20.00");
        eventually(() -> rows(robot) == 2);

        assertThat(robot.lookup(".chip").queryAllAs(Labeled.class)).extracting(Labeled::getText).contains("Accepted",
                "Rejected");
        robot.clickOn("#pill-rejected");
        eventually(() -> rows(robot) == 1);
        robot.clickOn("{clickid}");
        eventually(() -> robot.lookup("#detail-title").tryQuery().isPresent());
        assertThat(text(robot, "#detail-title")).isEqualTo("The click id was never filled in");

        menu(robot, "#detail-copy", "Copy as cURL");
        assertThat(clipboard()).startsWith("curl --globoff").contains("'" + receiver.localAddress()
                + "/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=20.00&com=0&comperc=10'");

        robot.clickOn("#tab-answer");
        assertThat(robot.lookup("#raw-text").queryText().getText()).startsWith("400").contains(
                "ERROR PLACEHOLDER_NOT_REPLACED");

        robot.type(KeyCode.ESCAPE);
        eventually(() -> robot.lookup("#detail-title").tryQuery().isEmpty());
    }

    @Test
    void rowsAreCopiedWithTheKeyboard(FxRobot robot) throws Exception {
        send(clickId(), "20.00");
        eventually(() -> rows(robot) == 1);

        robot.clickOn(robot.lookup(".table-row-cell").nth(0).queryAs(javafx.scene.Node.class));
        robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(clipboard()).contains("\tAccepted\tSale\tSummer campaign\t20.00\t2.00\t\t127.0.0.1\t");
    }

    /// Prints how long after its answer a row stands in the table; the time decides nothing here.
    @Test
    void rowsFollowTheirAnswers(FxRobot robot) throws Exception {
        get("/postback?clickId=hello&id=test&val=0&com=0");
        eventually(() -> rows(robot) == 1);
        List<Long> millis = new ArrayList<>();
        for (int i = 2; i <= 61; i++) {
            int expected = i;
            get("/postback?clickId=hello&id=test&val=0&com=0");
            long answered = System.nanoTime();
            CompletableFuture<Long> seen = new CompletableFuture<>();
            Platform.runLater(() -> {
                ObservableList<?> items = table(robot).getItems();
                if (items.size() >= expected) {
                    seen.complete(System.nanoTime());
                }
                items.addListener((ListChangeListener<Object>) _ -> {
                    if (items.size() >= expected) {
                        seen.complete(System.nanoTime());
                    }
                });
            });
            millis.add((seen.get(20, TimeUnit.SECONDS) - answered) / 1_000_000);
        }
        Collections.sort(millis);
        System.out.printf(Locale.ROOT, "row in the table after its answer: median %d ms, highest of 60 %d ms%n",
                millis.get(30), millis.getLast());
        assertThat(rows(robot)).isEqualTo(61);
    }

    @Test
    void pausedItCountsWhatComes(FxRobot robot) throws Exception {
        send(clickId(), "1");
        eventually(() -> rows(robot) == 1);
        robot.clickOn("#live-pause");

        send(clickId(), "2");
        Button bar = robot.lookup("#new-bar").queryButton();
        // It has words at once, and its place with the next layout.
        eventually(() -> bar.getText().equals("1 new postback") && bar.getWidth() > 0);
        assertThat(rows(robot)).isEqualTo(1);

        eventually(() -> robot.lookup("#new-bar").match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        robot.clickOn("#new-bar");
        eventually(() -> rows(robot) == 2);
        assertThat(text(robot, "#live-pause")).isEqualTo("Pause");
    }

    @Test
    void theKeyboardLeadsEverywhere(FxRobot robot) throws Exception {
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.SHORTCUT);
        eventually(() -> window.shell().screenProperty().get().equals("conversions"));
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.SHORTCUT);
        eventually(() -> window.shell().screenProperty().get().equals("live"));
        robot.type(KeyCode.F1);
        eventually(() -> window.overlay().isDialogOpen());
        robot.type(KeyCode.ESCAPE);
        eventually(() -> !window.overlay().isDialogOpen());
    }

    @Test
    void lightAndDarkAreChosenInTheStatusLine(FxRobot robot) throws Exception {
        assertThat(window.scene().getPreferences().getColorScheme()).isEqualTo(ColorScheme.LIGHT);
        // What only weak references hold is gone by the time that somebody changes the colours.
        System.gc();

        menu(robot, "#appearance", "Dark");

        eventually(() -> window.scene().getPreferences().getColorScheme() == ColorScheme.DARK);
        assertThat(window.scene().getUserAgentStylesheet()).contains("dark");
        assertThat(settings.theme().get()).isEqualTo(Theme.Mode.DARK);
    }

    @Test
    void aPublicAddressIsSetUpFromTheStatusLine(FxRobot robot) throws Exception {
        robot.clickOn("#set-up-public-address");
        eventually(() -> window.shell().screenProperty().get().equals("settings")
                && robot.lookup("#public-address").query().isFocused());
        robot.write("localhost");
        robot.clickOn("#save-public-address");
        eventually(() -> robot.lookup("#settings-public-address .field-help .label").queryAll().stream().anyMatch(
                label -> ((Labeled) label).getText().startsWith("localhost can't be the public address")));

        robot.clickOn("#public-address").eraseText(9).write("https://pb.invalid/");
        robot.clickOn("#save-public-address");

        eventually(() -> receiver.publicAddress().isPresent());
        assertThat(receiver.publicAddress()).contains(URI.create("https://pb.invalid"));
        eventually(() -> window.shell().publicAddressProperty().get().equals("https://pb.invalid"));
    }

    @Test
    void closingAsksOnceAndTheWindowComesBack(FxRobot robot) throws Exception {
        robot.interact(stage::closeRequested);
        eventually(() -> window.overlay().isDialogOpen());
        robot.clickOn("#close-keep");
        eventually(() -> !stage.isShowing());
        assertThat(settings.closing().get()).isEqualTo(Closing.KEEP_RECEIVING);
        assertThat(quits).hasValue(0);

        robot.interact(stage::show);
        robot.interact(stage::closeRequested);
        assertThat(stage.isShowing()).isFalse();

        robot.interact(() -> settings.closing().set(Closing.STOP));
        robot.interact(stage::closeRequested);
        assertThat(quits).hasValue(1);
    }
}
