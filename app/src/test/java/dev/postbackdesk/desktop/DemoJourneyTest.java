package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.InSight;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The demo from its start to its end, with the whole desktop but its process.
@ExtendWith(OnFxThread.class)
class DemoJourneyTest {
    private static final String SALE = "C24CA0512421422E80996FBEBFD2211D";

    @TempDir
    Path data;

    @RegisterExtension
    final WholeDesktop desktop = new WholeDesktop();

    /// Waits for what takes a month of history: a second or two, on a busy machine a minute.
    private static void afterAWhile(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static int get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).statusCode();
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(data.relativize(file) + " " + Files.getLastModifiedTime(file),
                        Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.size(file));
            }
        }
        return files;
    }

    /// JavaFX's Headless platform now and then draws a last picture of the old size into a window that has just left full
    /// screen, and fails there (`HeadlessWindow.blit`, JavaFX 26). TestFX would take that for the test's failure.
    @BeforeEach
    void letHeadlessFail() {
        WaitForAsyncUtils.autoCheckException = false;
    }

    @AfterEach
    void endAndCheckAgain() throws Exception {
        try {
            desktop.end();
        } finally {
            WaitForAsyncUtils.clearExceptions();
            WaitForAsyncUtils.autoCheckException = true;
        }
    }

    @Test
    void theDemoOpensIsPlayedWithAndLeavesNothingBehind(FxRobot robot) throws Exception {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            receiver.importSetup(("{\"conversions\": [{\"id\": \"" + SALE + "\", \"name\": \"Mine\"}]}")
                    .getBytes(StandardCharsets.UTF_8)).join();
        }
        Map<String, String> before = files();
        desktop.start("--data", data.toString(), "--demo");
        afterAWhile(() -> isInSight(robot, "#demo-ribbon") && isInSight(robot, "#live-table"));
        URI first = URI.create(desktop.addresses().getFirst());
        assertThat(first.getPort()).isNotEqualTo(ReceiverConfig.DEFAULT_PORT);
        eventually(() -> robot.lookup("#live-table").queryTableView().getItems().size() > 100);
        assertThat(get(first + "/demo/verda")).isEqualTo(200);

        press(robot, "#demo-traffic");
        assertThat(text(robot, "#demo-traffic")).isEqualTo("Resume traffic");

        push(robot, KeyCode.F11);
        eventually(() -> isInSight(robot, "#stage") && isInSight(robot, "#stage-amount"));
        assertThat(robot.lookup("#stage .demo-badge").queryAll()).isNotEmpty();
        eventually(() -> isInSight(robot, "#stage-qr") && isInSight(robot, "#stage-phones"));
        push(robot, KeyCode.N);
        assertThat(isInSight(robot, ".dialog-box")).isTrue();
        push(robot, KeyCode.ESCAPE);
        assertThat(isInSight(robot, "#stage")).as("Esc closed the dialog alone").isTrue();

        push(robot, KeyCode.R);
        afterAWhile(() -> desktop.addresses().size() == 2 && isInSight(robot, "#stage")
                && isInSight(robot, "#demo-ribbon"));
        assertThat(desktop.addresses().getLast()).isEqualTo(first.toString());
        push(robot, KeyCode.ESCAPE);
        assertThat(isInSight(robot, "#stage")).isFalse();
        assertThat(text(robot, "#demo-traffic")).as("as it was left").isEqualTo("Resume traffic");

        press(robot, "#demo-leave");
        assertThat(desktop.exit()).isZero();
        assertThat(files()).isEqualTo(before);
        assertThat(desktop.complained()).isEmpty();
    }

    /// What is told of the past, nobody missed: a demo that begins again has no more unseen than one that begins.
    @Test
    void whatIsUnseenBeginsAnewWithTheDemo(FxRobot robot) throws Exception {
        desktop.start("--data", data.toString(), "--demo", "--screen", "reports");
        afterAWhile(() -> isInSight(robot, "#demo-ribbon"));
        press(robot, "#demo-traffic");
        URI demo = URI.create(desktop.addresses().getFirst());
        assertThat(get(demo + "/postback?clickId=hello&val=1&com=0")).isEqualTo(400);
        eventually(() -> !text(robot, ".badge").isEmpty());

        push(robot, KeyCode.F11);
        eventually(() -> isInSight(robot, "#stage"));
        push(robot, KeyCode.R);
        afterAWhile(() -> desktop.addresses().size() == 2 && isInSight(robot, "#stage"));
        push(robot, KeyCode.ESCAPE);
        eventually(() -> isInSight(robot, "#demo-ribbon"));
        // A second, in which it is counted.
        WaitForAsyncUtils.sleep(1500, TimeUnit.MILLISECONDS);
        assertThat(text(robot, ".badge")).isEmpty();
    }

    @Test
    void fromTheMenuTheUsersOwnReceiverGoesOn(FxRobot robot) throws Exception {
        desktop.start("--data", data.toString(), "--port", "0");
        afterAWhile(() -> isInSight(robot, "#empty-connect"));
        String own = desktop.addresses().getFirst();
        robot.interact(() -> InSight.items(robot.lookup(".more").queryAllAs(MenuButton.class).stream()
                .filter(InSight::isInSight).findFirst().orElseThrow()).stream()
                .filter(item -> "menu-demo".equals(item.getId())).findFirst().orElseThrow().fire());
        afterAWhile(() -> isInSight(robot, "#demo-ribbon"));
        assertThat(robot.lookup("#demo-what").queryAs(Label.class).getText()).contains(own);
        assertThat(desktop.addresses()).hasSize(2);

        assertThat(get(own + "/postback?clickId=hello&id=" + SALE + "&val=1&com=0")).isEqualTo(404);
        assertThat(get(own + "/demo/verda")).isEqualTo(404);

        robot.interact(() -> {
            ButtonBase leave = robot.lookup("#demo-leave").queryAs(ButtonBase.class);
            Window window = leave.getScene().getWindow();
            leave.fire();
            // An impatient click on X while the demo closes.
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        afterAWhile(() -> !isInSight(robot, "#demo-ribbon") && isInSight(robot, "#live-table")
                && robot.lookup("#live-table").queryTableView().getItems().size() == 1);
        assertThat(get(own + "/health")).isEqualTo(200);
    }

    /// A phone's way: an address of this machine that is not the loopback's, the code on the stage, the shop, the row.
    @Test
    void whoFollowsALinkOfADemoThatListensEverywhereReachesTheShop(FxRobot robot) throws Exception {
        List<Reach> addresses = Reach.ofThisMachine();
        assumeFalse(addresses.isEmpty(), "Skipped: this machine has no address but the loopback's");
        desktop.start("--data", data.toString(), "--demo", "--bind", "0.0.0.0");
        afterAWhile(() -> isInSight(robot, "#demo-ribbon"));
        int port = URI.create(desktop.addresses().getFirst()).getPort();
        String called = "http://" + addresses.getFirst().address() + ":" + port;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> led = http.send(HttpRequest.newBuilder(URI.create(called + "/c/verda-box")).build(),
                    BodyHandlers.ofString());
            assertThat(led.headers().firstValue("Location").orElse("")).startsWith(called + "/demo/verda?");
        }
    }

    @Test
    void phonesReachItAtAnAddressOfTheNetworkUntilItIsClosedAgain(FxRobot robot) throws Exception {
        List<Reach> addresses = Reach.ofThisMachine();
        assumeFalse(addresses.isEmpty(), "Skipped: this machine has no address but the loopback's");
        String address = addresses.getFirst().address();
        desktop.start("--data", data.toString(), "--demo");
        afterAWhile(() -> isInSight(robot, "#demo-ribbon") && isInSight(robot, "#live-table"));
        URI alone = URI.create(desktop.addresses().getFirst());
        press(robot, "#demo-traffic");
        try (ServerSocket _ = new ServerSocket(alone.getPort(), 1, InetAddress.ofLiteral(address))) {
            press(robot, "#demo-phones");
            press(robot, "#phones-open");
            afterAWhile(() -> desktop.addresses().size() == 2 && isInSight(robot, "#demo-ribbon")
                    && isInSight(robot, ".toast"));
            assertThat(robot.lookup(".toast .label").queryAllAs(Label.class)).extracting(Label::getText)
                    .contains(
                            "Another program listens on " + address + ":" + alone.getPort() + ", so the demo stays on "
                                    + alone.getAuthority() + ". Close that program, then let phones in again.");
            assertThat(get(alone + "/demo/verda")).isEqualTo(200);
        }
        push(robot, KeyCode.F11);
        eventually(() -> isInSight(robot, "#stage-qr"));
        assertThat(robot.lookup("#stage-qr").query().getAccessibleText()).contains(alone + "/c/");

        push(robot, KeyCode.N);
        press(robot, "#phones-open");
        afterAWhile(() -> desktop.addresses().size() == 3 && isInSight(robot, "#stage-qr"));
        URI open = URI.create(desktop.addresses().getLast());
        assertThat(open).isEqualTo(URI.create("http://" + address + ":" + alone.getPort()));
        assertThat(robot.lookup("#stage-qr").query().getAccessibleText()).contains(open + "/c/");
        assertThat(robot.lookup("#stage-phones").query().isVisible()).isFalse();
        assertThat(buyThreeBoxes(open)).contains("Look at the big screen");
        // Three boxes are rare, and nothing else arrives while the traffic rests.
        eventually(() -> isInSight(robot, "#stage-amount") && text(robot, "#stage-amount").contains("194.70"));

        push(robot, KeyCode.N);
        press(robot, "#phones-close");
        afterAWhile(() -> desktop.addresses().size() == 4 && isInSight(robot, "#stage-qr"));
        assertThat(desktop.addresses().getLast()).isEqualTo(alone.toString());
        assertThat(get(alone + "/demo/verda")).isEqualTo(200);
        assertThatThrownBy(() -> get(open + "/demo/verda")).isInstanceOf(ConnectException.class);
        assertThat(desktop.end()).isZero();
    }

    /// Through the tracking link to the shop's page, and what it says in the end.
    private static String buyThreeBoxes(URI base) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<String> page = http.send(HttpRequest.newBuilder(base.resolve("/c/verda-box")).build(),
                    BodyHandlers.ofString());
            assertThat(page.uri().getAuthority()).isEqualTo(base.getAuthority());
            String form = hidden(page.body(), "order") + "&" + hidden(page.body(), "click") + "&pieces=3";
            return http.send(HttpRequest.newBuilder(base.resolve("/demo/verda/order"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString()).body();
        }
    }

    private static String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([0-9A-Za-z]+)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return name + "=" + field.group(1);
    }
}
