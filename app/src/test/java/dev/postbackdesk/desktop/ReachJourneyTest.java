package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
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

/// From a link that nobody elsewhere reaches to one that works, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class ReachJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    static Path folder;

    private static int count;

    @SuppressWarnings("NullAway.Init") // by start
    private Receiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;
    @SuppressWarnings("NullAway.Init") // by start
    private HttpServer shop;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage unused) throws Exception {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            try (exchange) {
                boolean go = exchange.getRequestURI().getPath().equals("/go");
                if (go) {
                    exchange.getResponseHeaders().add("Location", "/landing?lang=it");
                }
                exchange.sendResponseHeaders(go ? 301 : 200, -1);
            }
        });
        shop.start();
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data" + count++), "test").at("127.0.0.1", 0));
        receiver.saveConversion(Conversion.named(SALE, "Sale")).join();
        receiver.saveLink(null, new TrackingLink(new Slug("summer"), "Summer", "http://127.0.0.1:"
                + shop.getAddress().getPort() + "/go?aff_sub=[s2sidentifier]", null, List.of(SALE), Lifecycle.ACTIVE))
                .join();
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater),
                new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        Stage stage = new Stage();
        stage.setScene(window.scene());
        stage.show();
        window.start();
        window.shell().open("links");
    }

    @AfterEach
    void close() {
        Platform.runLater(() -> {
            window.scene().getWindow().hide();
            window.close();
        });
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
        shop.stop(0);
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static void press(FxRobot robot, String selector) throws Exception {
        eventually(() -> robot.lookup(selector).queryAll().stream().anyMatch(ReachJourneyTest::isInSight));
        robot.interact(() -> robot.lookup(selector).queryAllAs(ButtonBase.class).stream()
                .filter(ReachJourneyTest::isInSight).findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream().filter(ReachJourneyTest::isInSight)
                .map(Labeled::getText).findFirst().orElse("");
    }

    private static List<String> toasts(FxRobot robot) {
        return robot.lookup(".toast .label").queryAllAs(Label.class).stream().map(Labeled::getText).toList();
    }

    private String copied(FxRobot robot) throws Exception {
        press(robot, "#copy-tracking-link");
        return WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get(5, TimeUnit.SECONDS);
    }

    @Test
    void copyingALocalLinkWarnsOnceAndLeadsToAnAddressThatWorks(FxRobot robot) throws Exception {
        eventually(() -> isInSight(robot.lookup("#UNREACHABLE_ADDRESS").query()));
        assertThat(copied(robot)).isEqualTo(receiver.localAddress() + "/c/summer");
        eventually(() -> toasts(robot).stream().anyMatch(told -> told.contains("nobody elsewhere reaches 127.0.0.1")));
        copied(robot);
        assertThat(toasts(robot)).filteredOn(told -> told.contains("nobody elsewhere")).as("once").hasSize(1);

        press(robot, ".toast .button.link");
        eventually(() -> window.shell().screenProperty().get().equals("settings")
                && robot.lookup("#public-address").query().isFocused());
        // What stands for a tunnel: its address leads here.
        String tunnel = "http://localhost:" + receiver.localAddress().getPort();
        robot.interact(() -> robot.lookup("#public-address").queryAs(TextInputControl.class).setText(tunnel));
        eventually(() -> window.unsaved().equals(List.of("Public address")));
        robot.type(KeyCode.ENTER);

        eventually(() -> text(robot, "#address-outcome-title").startsWith("localhost:"));
        eventually(() -> window.unsaved().isEmpty());
        assertThat(text(robot, "#address-outcome-title")).contains("leads here");
        assertThat(text(robot, "#public-address-state")).startsWith("works, checked ");

        robot.interact(() -> robot.lookup("#public-address").queryAs(TextInputControl.class)
                .setText("http://127.0.0.1:" + shop.getAddress().getPort()));
        press(robot, "#save-public-address");
        eventually(
                () -> text(robot, "#address-outcome-title").contains("answers 200, but the call did not come in here"));
        assertThat(text(robot, "#public-address-state")).startsWith("reaches something else, checked ");
    }

    @Test
    void proxiesAreTrustedAndCommandsNameThePort(FxRobot robot) throws Exception {
        press(robot, "#nav-settings");
        eventually(() -> window.shell().screenProperty().get().equals("settings"));
        press(robot, "#trust-this-machine");
        eventually(() -> receiver.trustedProxies().contains(new SenderRange("127.0.0.1")));
        assertThat(toasts(robot)).contains("The trusted proxies are saved, and count from the next request on.");

        String port = Integer.toString(receiver.localAddress().getPort());
        assertThat(text(robot, "#gateway-command")).isEqualTo("cloudflared tunnel --url http://127.0.0.1:" + port);
        robot.clickOn("nginx");
        eventually(() -> text(robot, "#gateway-command").contains("proxy_pass http://127.0.0.1:" + port + ";"));
        press(robot, "#open-backups");
        eventually(() -> window.overlay().isDialogOpen());
    }

    @Test
    void aLinkThatLosesTheClickIdIsFollowedAndCured(FxRobot robot) throws Exception {
        press(robot, "#follow-link");

        eventually(() -> robot.lookup("#use-walk-cure").tryQuery().isPresent());
        String host = "127.0.0.1:" + shop.getAddress().getPort();
        assertThat(text(robot, "#use-walk-cure")).isEqualTo("Use " + host + " instead");
        press(robot, "#use-walk-cure");
        assertThat(((TextInputControl) robot.lookup("#link-destination").query()).getText())
                .isEqualTo("http://" + host + "/landing?lang=it&aff_sub=[s2sidentifier]");
        robot.clickOn("#link-name");
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        eventually(() -> receiver.definitions().join().links().getFirst().link().destination().contains("/landing"));

        press(robot, "#follow-link");

        eventually(() -> robot.lookup(".walk-line").queryAll().size() == 1
                && robot.lookup("#use-walk-cure").tryQuery().isEmpty());
        assertThat(isInSight(robot.lookup("#qr-code").query())).isTrue();
    }
}
