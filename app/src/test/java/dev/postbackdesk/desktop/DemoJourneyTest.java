package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import picocli.CommandLine;

/// The demo from its start to its end, with the whole desktop but its process.
@ExtendWith(OnFxThread.class)
class DemoJourneyTest {
    private static final String SALE = "C24CA0512421422E80996FBEBFD2211D";

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream printErr = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Stopping stopping = new Stopping(printErr, code -> {
        throw new AssertionError("Halted with " + code);
    }, Duration.ofMinutes(5));
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    @AfterEach
    void stop() throws Exception {
        end();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private int end() throws Exception {
        stopping.ask();
        int code = exit.get(60, TimeUnit.SECONDS);
        stopping.close();
        return code;
    }

    private void start(String... more) {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).parseArgs(
                Stream.concat(Stream.of("--data", data.toString()), Arrays.stream(more)).toArray(String[]::new));
        Messages messages = new Messages(Locale.ENGLISH);
        Thread.ofPlatform().name("main").start(() -> {
            try (DesktopLog log = new DesktopLog()) {
                Optional<Windows> windows = Optional
                        .of(new Windows(arguments.data(), () -> messages, stopping, false));
                exit.complete(new Sessions(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), printErr, log,
                        () -> messages, stopping, () -> windows)
                        .run());
            } catch (RuntimeException e) {
                exit.completeExceptionally(e);
            }
        });
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    private static boolean inSight(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(DemoJourneyTest::isInSight);
    }

    /// Waits for what takes a month of history: a second or two, on a busy machine a minute.
    private static void afterAWhile(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String query) throws Exception {
        robot.interact(() -> robot.lookup(query).queryAllAs(ButtonBase.class).stream()
                .filter(DemoJourneyTest::isInSight).findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void push(FxRobot robot, KeyCode key) {
        robot.push(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private List<String> ready() {
        return out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("Receiving on "))
                .map(line -> line.substring("Receiving on ".length())).toList();
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
    void checkAgain() {
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = true;
    }

    @Test
    void theDemoOpensIsPlayedWithAndLeavesNothingBehind(FxRobot robot) throws Exception {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            receiver.importSetup(("{\"conversions\": [{\"id\": \"" + SALE + "\", \"name\": \"Mine\"}]}")
                    .getBytes(StandardCharsets.UTF_8)).join();
        }
        Map<String, String> before = files();
        start("--demo");
        afterAWhile(() -> inSight(robot, "#demo-ribbon") && inSight(robot, "#live-table"));
        URI first = URI.create(ready().getFirst());
        assertThat(first.getPort()).isNotEqualTo(ReceiverConfig.DEFAULT_PORT);
        eventually(() -> robot.lookup("#live-table").queryTableView().getItems().size() > 100);
        assertThat(get(first + "/demo/verda")).isEqualTo(200);

        press(robot, "#demo-traffic");
        assertThat(text(robot, "#demo-traffic")).isEqualTo("Resume traffic");

        push(robot, KeyCode.F11);
        eventually(() -> inSight(robot, "#stage") && inSight(robot, "#stage-amount"));
        assertThat(robot.lookup("#stage .demo-badge").queryAll()).isNotEmpty();
        eventually(() -> inSight(robot, "#stage-qr") && inSight(robot, "#stage-phones"));
        push(robot, KeyCode.N);
        assertThat(inSight(robot, ".dialog-box")).isTrue();
        push(robot, KeyCode.ESCAPE);
        assertThat(inSight(robot, "#stage")).as("Esc closed the dialog alone").isTrue();

        push(robot, KeyCode.R);
        afterAWhile(() -> ready().size() == 2 && inSight(robot, "#stage") && inSight(robot, "#demo-ribbon"));
        assertThat(ready().getLast()).isEqualTo(first.toString());
        push(robot, KeyCode.ESCAPE);
        assertThat(inSight(robot, "#stage")).isFalse();
        assertThat(text(robot, "#demo-traffic")).as("as it was left").isEqualTo("Resume traffic");

        press(robot, "#demo-leave");
        assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        assertThat(files()).isEqualTo(before);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void fromTheMenuTheUsersOwnReceiverGoesOn(FxRobot robot) throws Exception {
        start("--port", "0");
        afterAWhile(() -> inSight(robot, "#empty-connect"));
        String own = ready().getFirst();
        robot.interact(() -> robot.lookup(".more").queryAllAs(MenuButton.class).stream()
                .filter(DemoJourneyTest::isInSight).findFirst().orElseThrow().getItems().stream()
                .filter(item -> "menu-demo".equals(item.getId())).findFirst().map(MenuItem.class::cast).orElseThrow()
                .fire());
        afterAWhile(() -> inSight(robot, "#demo-ribbon"));
        assertThat(robot.lookup("#demo-what").queryAs(Label.class).getText()).contains(own);
        assertThat(ready()).hasSize(2);

        assertThat(get(own + "/postback?clickId=hello&id=" + SALE + "&val=1&com=0")).isEqualTo(404);
        assertThat(get(own + "/demo/verda")).isEqualTo(404);

        robot.interact(() -> {
            ButtonBase leave = robot.lookup("#demo-leave").queryAs(ButtonBase.class);
            Window window = leave.getScene().getWindow();
            leave.fire();
            // An impatient click on X while the demo closes.
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        afterAWhile(() -> !inSight(robot, "#demo-ribbon") && inSight(robot, "#live-table")
                && robot.lookup("#live-table").queryTableView().getItems().size() == 1);
        assertThat(get(own + "/health")).isEqualTo(200);
    }

    /// A phone's way: an address of this machine that is not the loopback's, the code on the stage, the shop, the row.
    @Test
    void phonesReachItAtAnAddressOfTheNetworkUntilItIsClosedAgain(FxRobot robot) throws Exception {
        List<Reach> addresses = Reach.ofThisMachine();
        assumeFalse(addresses.isEmpty(), "Skipped: this machine has no address but the loopback's");
        String address = addresses.getFirst().address();
        start("--demo");
        afterAWhile(() -> inSight(robot, "#demo-ribbon") && inSight(robot, "#live-table"));
        URI alone = URI.create(ready().getFirst());
        press(robot, "#demo-traffic");
        try (ServerSocket _ = new ServerSocket(alone.getPort(), 1, InetAddress.ofLiteral(address))) {
            press(robot, "#demo-phones");
            press(robot, "#phones-open");
            afterAWhile(() -> ready().size() == 2 && inSight(robot, "#demo-ribbon") && inSight(robot, ".toast"));
            assertThat(robot.lookup(".toast .label").queryAllAs(Label.class)).extracting(Label::getText)
                    .contains(
                            "Another program listens on " + address + ":" + alone.getPort() + ", so the demo stays on "
                                    + alone.getAuthority() + ". Close that program, then let phones in again.");
            assertThat(get(alone + "/demo/verda")).isEqualTo(200);
        }
        push(robot, KeyCode.F11);
        eventually(() -> inSight(robot, "#stage-qr"));
        assertThat(robot.lookup("#stage-qr").query().getAccessibleText()).contains(alone + "/c/");

        push(robot, KeyCode.N);
        press(robot, "#phones-open");
        afterAWhile(() -> ready().size() == 3 && inSight(robot, "#stage-qr"));
        URI open = URI.create(ready().getLast());
        assertThat(open).isEqualTo(URI.create("http://" + address + ":" + alone.getPort()));
        assertThat(robot.lookup("#stage-qr").query().getAccessibleText()).contains(open + "/c/");
        assertThat(robot.lookup("#stage-phones").query().isVisible()).isFalse();
        assertThat(buyThreeBoxes(open)).contains("Look at the big screen");
        // Three boxes are rare, and nothing else arrives while the traffic rests.
        eventually(() -> inSight(robot, "#stage-amount") && text(robot, "#stage-amount").contains("194.70"));

        push(robot, KeyCode.N);
        press(robot, "#phones-close");
        afterAWhile(() -> ready().size() == 4 && inSight(robot, "#stage-qr"));
        assertThat(ready().getLast()).isEqualTo(alone.toString());
        assertThat(get(alone + "/demo/verda")).isEqualTo(200);
        assertThatThrownBy(() -> get(open + "/demo/verda")).isInstanceOf(ConnectException.class);
        assertThat(end()).isZero();
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
