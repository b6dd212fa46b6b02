package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.field;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.toasts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// From a link that nobody elsewhere reaches to one that works, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class ReachJourneyTest {
    private final HttpServer shop = shop();
    @RegisterExtension
    final Desk desk = Desk.still().with("""
            {"conversions": [{"id": "%1$s", "name": "Sale"}],
             "links": [{"slug": "summer", "name": "Summer", "conversions": ["%1$s"],
                        "destination": "http://127.0.0.1:%2$d/go?aff_sub=[s2sidentifier]"}]}
            """.formatted(SALE, shop.getAddress().getPort())).at("links");

    /// Sends visitors on without the parameter that they came with.
    private static HttpServer shop() {
        try {
            HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeShop() {
        shop.stop(0);
    }

    private String copied(FxRobot robot) throws Exception {
        press(robot, "#copy-tracking-link");
        return clipboard();
    }

    @Test
    void copyingALocalLinkWarnsOnceAndLeadsToAnAddressThatWorks(FxRobot robot) throws Exception {
        eventually(() -> isInSight(robot.lookup("#UNREACHABLE_ADDRESS").query()));
        assertThat(copied(robot)).isEqualTo(desk.receiver().localAddress() + "/c/summer");
        eventually(() -> toasts(robot).stream().anyMatch(told -> told.contains("nobody elsewhere reaches 127.0.0.1")));
        copied(robot);
        assertThat(toasts(robot)).filteredOn(told -> told.contains("nobody elsewhere")).as("once").hasSize(1);

        press(robot, ".toast .button.link");
        eventually(() -> desk.screen().equals("settings")
                && robot.lookup("#public-address").query().isFocused());
        // What stands for a tunnel: its address leads here.
        String tunnel = "http://localhost:" + desk.receiver().localAddress().getPort();
        fill(robot, "#public-address", tunnel);
        eventually(() -> desk.window().unsaved().equals(List.of("Public address")));
        robot.type(KeyCode.ENTER);

        eventually(() -> text(robot, "#address-outcome-title").startsWith("localhost:"));
        eventually(() -> desk.window().unsaved().isEmpty());
        assertThat(text(robot, "#address-outcome-title")).contains("leads here");
        assertThat(text(robot, "#public-address-state")).startsWith("works, checked ");

        fill(robot, "#public-address", "http://127.0.0.1:" + shop.getAddress().getPort());
        press(robot, "#save-public-address");
        eventually(
                () -> text(robot, "#address-outcome-title").contains("answers 200, but the call did not come in here"));
        assertThat(text(robot, "#public-address-state")).startsWith("reaches something else, checked ");
    }

    @Test
    void proxiesAreTrustedAndCommandsNameThePort(FxRobot robot) throws Exception {
        press(robot, "#nav-settings");
        eventually(() -> desk.screen().equals("settings"));
        press(robot, "#trust-this-machine");
        eventually(() -> desk.receiver().trustedProxies().contains(new SenderRange("127.0.0.1")));
        assertThat(toasts(robot)).contains("The trusted proxies are saved, and count from the next request on.");

        String port = Integer.toString(desk.receiver().localAddress().getPort());
        assertThat(text(robot, "#gateway-command")).isEqualTo("cloudflared tunnel --url http://127.0.0.1:" + port);
        robot.clickOn("nginx");
        eventually(() -> text(robot, "#gateway-command").contains("proxy_pass http://127.0.0.1:" + port + ";"));
        press(robot, "#open-backups");
        eventually(() -> desk.window().overlay().isDialogOpen());
    }

    /// Who closes the window leaves the cursor where it is.
    @Test
    void aProxyThatIsBeingTypedIsTakenBeforeTheWindowCloses(FxRobot robot) throws Exception {
        press(robot, "#nav-settings");
        eventually(() -> desk.screen().equals("settings"));
        fill(robot, "#trusted-proxies", "10.0.0.0/8");
        robot.interact(() -> assertThat(desk.window().unsaved()).isEmpty());
        eventually(() -> desk.receiver().trustedProxies().equals(List.of(new SenderRange("10.0.0.0/8"))));

        fill(robot, "#trusted-proxies", "10.0.0.0/99");
        robot.interact(() -> assertThat(desk.window().unsaved()).containsExactly("Trusted proxies"));
    }

    @Test
    void theWindowStaysWhereTheProxyThatIsBeingTypedCannotBeSaved(FxRobot robot) throws Exception {
        press(robot, "#nav-settings");
        eventually(() -> desk.screen().equals("settings"));
        fill(robot, "#trusted-proxies", "10.0.0.0/8");
        // Nothing can be stored from here on.
        desk.receiver().close();
        AtomicInteger left = new AtomicInteger();
        robot.interact(() -> desk.window().leaving().unlessUnsaved(Leaving.For.CLOSE, left::incrementAndGet));
        eventually(() -> desk.tasks().pending() == 0);
        assertThat(left).hasValue(0);
        assertThat(toasts(robot)).hasSize(1);

        // It was told: whoever wants to go all the same, goes.
        robot.interact(() -> desk.window().leaving().unlessUnsaved(Leaving.For.CLOSE, left::incrementAndGet));
        eventually(() -> left.get() == 1);
    }

    @Test
    void aLinkThatLosesTheClickIdIsFollowedAndCured(FxRobot robot) throws Exception {
        press(robot, "#follow-link");

        eventually(() -> robot.lookup("#use-walk-cure").tryQuery().isPresent());
        String host = "127.0.0.1:" + shop.getAddress().getPort();
        assertThat(text(robot, "#use-walk-cure")).isEqualTo("Use " + host + " instead");
        press(robot, "#use-walk-cure");
        assertThat(field(robot, "#link-destination"))
                .isEqualTo("http://" + host + "/landing?lang=it&aff_sub=[s2sidentifier]");
        robot.clickOn("#link-name");
        push(robot, KeyCode.SHORTCUT, KeyCode.S);
        eventually(() -> desk.definitions().links().getFirst().link().destination().contains("/landing"));

        press(robot, "#follow-link");

        eventually(() -> robot.lookup(".walk-line").queryAll().size() == 1
                && robot.lookup("#use-walk-cure").tryQuery().isEmpty());
        assertThat(isInSight(robot.lookup("#qr-code").query())).isTrue();
    }
}
