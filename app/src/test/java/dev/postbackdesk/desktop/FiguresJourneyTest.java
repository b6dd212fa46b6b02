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
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;

/// Looks at clicks and reports with the keyboard alone, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class FiguresJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    static Path folder;

    private static int count;

    private final HttpClient http = HttpClient.newHttpClient();
    @SuppressWarnings("NullAway.Init") // by start
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage stage) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data" + count++), "test").at("127.0.0.1", 0));
        receiver.importSetup("""
                {"conversions": [{"id": "%s", "name": "Sale", "currency": "EUR"}],
                 "links": [{"slug": "summer", "name": "Summer campaign", "conversions": ["%s"],
                            "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                """.formatted(SALE, SALE).getBytes(StandardCharsets.UTF_8)).join();
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater),
                new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC), false, _ -> {}, () -> {});
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
        http.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String clickId() throws Exception {
        String location = get("/c/summer?utm=spring").headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("s=") + 2);
    }

    private void sale(String clickId) throws Exception {
        get("/postback?clickId=" + clickId + "&id=" + SALE + "&val=20.00&com=2");
    }

    private static void shortcut(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.SHORTCUT, key).release(key, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static int rows(FxRobot robot, String table) {
        return robot.lookup(table).tryQueryAs(TableView.class).map(view -> view.getItems().size()).orElse(0);
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get(5, TimeUnit.SECONDS);
    }

    private void focus(FxRobot robot, String query) {
        // What Tab comes to in the end, without counting the stops before.
        robot.interact(() -> robot.lookup(query).queryAs(Node.class).requestFocus());
    }

    /// As the palette does.
    private void run(String command) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.clicks().commands().stream().filter(one -> one.id().equals(command))
                .findFirst().orElseThrow().action().run()).get(5, TimeUnit.SECONDS);
    }

    @Test
    void aClickIsFollowedToItsPostbacks(FxRobot robot) throws Exception {
        shortcut(robot, KeyCode.DIGIT4);
        eventually(() -> isThere(robot, "#clicks-empty-links"));

        String first = clickId();
        String second = clickId();
        eventually(() -> rows(robot, "#click-table") == 2);
        sale(second);
        eventually(() -> robot.lookup("#click-table .chip.accepted").queryAll().stream().anyMatch(Node::isVisible));

        shortcut(robot, KeyCode.F);
        robot.write(first.toUpperCase(Locale.ROOT));
        eventually(() -> rows(robot, "#click-table") == 1);
        robot.type(KeyCode.ESCAPE);
        eventually(() -> rows(robot, "#click-table") == 2);
        robot.write("has:");
        eventually(() -> isThere(robot, "#search-offers .offer-row"));
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        eventually(() -> rows(robot, "#click-table") == 1);
        assertThat(robot.lookup("#clicks-converted").queryAs(ToggleButton.class).isSelected()).isTrue();
        robot.interact(() -> robot.lookup("#clicks-unconverted").queryAs(ToggleButton.class).fire());
        eventually(() -> robot.lookup("#clicks-search").queryAs(TextField.class).getText().isEmpty()
                && robot.from(robot.lookup("#clicks-search").query().getParent()).lookup(".token").queryAll()
                        .size() == 2);
        run("clicks:clear-search");
        eventually(() -> rows(robot, "#click-table") == 2);

        focus(robot, "#click-table");
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.ENTER);
        eventually(() -> isThere(robot, "#click-title"));
        eventually(() -> text(robot, "#click-title").equals("A conversion came of it"));
        assertThat(text(robot, "#click-id")).isEqualTo(second);
        shortcut(robot, KeyCode.C);
        assertThat(clipboard()).startsWith(second + "\t").contains("Summer campaign\tAccepted Sale after",
                "127.0.0.1\tJava-http-client/", "utm=spring");

        run("clicks:copy.id");
        assertThat(clipboard()).isEqualTo(second);
        run("clicks:in-live");
        eventually(() -> window.shell().screenProperty().get().equals("live"));
        eventually(() -> rows(robot, "#live-table") == 1);
        shortcut(robot, KeyCode.DIGIT4);
        robot.type(KeyCode.ESCAPE);
        focus(robot, "#click-table");
        robot.type(KeyCode.ESCAPE);
        eventually(() -> !isThere(robot, "#click-title"));
    }

    @Test
    void aReportFollowsTheFilterAndWhatArrives(FxRobot robot) throws Exception {
        shortcut(robot, KeyCode.DIGIT5);
        eventually(() -> isThere(robot, "#reports-open-live"));

        sale(clickId());
        sale("{clickid}".replace("{", "%7B").replace("}", "%7D"));
        eventually(() -> isThere(robot, "#figure-conversions")
                && text(robot, "#figure-conversions").equals("1") && text(robot, "#figure-rejected").equals("1"));
        assertThat(text(robot, "#figure-commission-EUR")).isEqualTo("2.00");
        assertThat(isThere(robot, "Placeholder not replaced")).isTrue();
        assertThat(rows(robot, "#report-table")).isEqualTo(3);

        focus(robot, "#report-period .segment:selected");
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        eventually(() -> isThere(robot, "Postbacks an hour"));
        focus(robot, "#report-group .segment:selected");
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        eventually(() -> rows(robot, "#report-table") >= 2);

        robot.interact(() -> robot.lookup("#report-filter").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "Sale".equals(item.getText())).findFirst().orElseThrow().fire());
        eventually(() -> !isThere(robot, "#figure-clicks"));

        focus(robot, "#report-table");
        shortcut(robot, KeyCode.C);
        assertThat(clipboard()).startsWith("name\tnetwork\tclicks").contains("\tEUR\t20.000000\t2.000000");

        focus(robot, "#report-in-live");
        robot.type(KeyCode.SPACE);
        eventually(() -> window.shell().screenProperty().get().equals("live"));
        eventually(() -> rows(robot, "#live-table") == 1);
    }
}
