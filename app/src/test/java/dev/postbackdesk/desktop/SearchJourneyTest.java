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
import dev.postbackdesk.desktop.shell.SavedFilter;
import dev.postbackdesk.desktop.shell.Settings;
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
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TextField;
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

/// Searching the live table with the keyboard alone, over postbacks that arrived over HTTP.
@ExtendWith(OnFxThread.class)
class SearchJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    static Path folder;

    private static int count;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Settings settings = Settings.passing();
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
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("search" + count++), "test").at("127.0.0.1", 0));
        receiver.saveConversion(Conversion.named(SALE, "Sale")).join();
        settings.theme().set(Theme.Mode.LIGHT);
        window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), false, _ -> {}, () -> {});
        stage.setScene(window.scene());
        window.start();
        window.shell().open("live");
        stage.show();
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
        http.close();
    }

    private void send(String query) throws Exception {
        http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + "/postback?" + query)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#live-table").queryTableView().getItems().size();
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#live-search").queryAs(TextField.class);
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent();
    }

    private void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
    }

    @Test
    void aSearchIsWrittenCompletedKeptAndCopied(FxRobot robot) throws Exception {
        send("clickId=%7Bclickid%7D&id=" + SALE + "&val=250&com=0");
        send("clickId=&id=" + SALE + "&val=9&com=0");
        send("clickId=&id=ABC&val=9&com=0");
        eventually(() -> rows(robot) == 3);

        press(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.write("conversion:");
        eventually(() -> isShown(robot, "#search-offers"));
        robot.type(KeyCode.TAB);
        eventually(() -> rows(robot) == 2 && field(robot).getText().isEmpty());
        robot.write("val>100 ");
        eventually(() -> rows(robot) == 1 && robot.lookup(".token").queryAll().size() == 2);

        robot.write("val>abc").type(KeyCode.ENTER);
        eventually(() -> robot.lookup(".problem-sentence").queryAll().stream()
                .anyMatch(label -> ((Labeled) label).getText().startsWith("abc is no amount")));
        assertThat(rows(robot)).isEqualTo(1);
        robot.eraseText(7).type(KeyCode.BACK_SPACE);
        eventually(() -> rows(robot) == 2 && robot.lookup(".token").queryAll().size() == 1);

        press(robot, KeyCode.SHORTCUT, KeyCode.C);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get()).isEqualTo("conversion:Sale");

        robot.type(KeyCode.TAB);
        eventually(() -> robot.lookup("#save-filter").query().isFocused());
        robot.type(KeyCode.SPACE);
        eventually(() -> robot.lookup("#filter-name").tryQuery().isPresent());
        robot.write("Sales").type(KeyCode.ENTER);
        eventually(() -> settings.filters().equals(List.of(new SavedFilter("Sales", "conversion:Sale"))));
        eventually(() -> robot.lookup(".saved-count").queryAll().stream()
                .anyMatch(label -> ((Labeled) label).getText().equals("2")));

        press(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.type(KeyCode.ESCAPE);
        eventually(() -> rows(robot) == 3);
        press(robot, KeyCode.SHORTCUT, KeyCode.K);
        robot.write("Sales").type(KeyCode.ENTER);
        eventually(() -> rows(robot) == 2);

        robot.interact(() -> robot.lookup(".saved-filter").query().requestFocus());
        robot.type(KeyCode.DELETE);
        eventually(() -> settings.filters().isEmpty());
        press(robot, KeyCode.SHORTCUT, KeyCode.Z);
        eventually(() -> settings.filters().size() == 1);
    }

    @Test
    void pillsAndTokensAreOneSearchAndColumnsAreKept(FxRobot robot) throws Exception {
        send("clickId=&id=" + SALE + "&val=9&com=0");
        eventually(() -> rows(robot) == 1);

        robot.clickOn("#pill-accepted");
        eventually(() -> isShown(robot, "#no-match-all"));
        assertThat(robot.lookup(".token-value").queryAs(Labeled.class).getText()).isEqualTo("accepted");
        robot.interact(() -> robot.lookup("#pill-rejected").query().requestFocus());
        press(robot, KeyCode.SHIFT, KeyCode.SPACE);
        eventually(() -> rows(robot) == 1);
        assertThat(robot.lookup(".token-value").queryAs(Labeled.class).getText()).isEqualTo("accepted,rejected");
        robot.clickOn("#pill-all");
        eventually(() -> robot.lookup(".token").tryQuery().isEmpty());

        robot.interact(() -> {
            CheckMenuItem txid = (CheckMenuItem) robot.lookup("#live-columns").queryAs(MenuButton.class).getItems()
                    .stream().filter(item -> "column-txid".equals(item.getId())).findFirst().orElseThrow();
            txid.setSelected(true);
            txid.fire();
        });
        eventually(() -> robot.lookup("#live-table").queryTableView().getVisibleLeafColumns().stream()
                .map(TableColumnBase::getId).toList().contains("txid") == settings.choice("columns")
                        .contains("txid132"));
    }
}
