package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import picocli.CommandLine;

/// A database that is lost and comes back, and backups made and restored: the whole desktop but its process, over real
/// files.
@ExtendWith(OnFxThread.class)
class KeepingJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

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
        stopping.ask();
        exit.get(30, TimeUnit.SECONDS);
        stopping.close();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Starts the desktop on its own thread, as its process would.
    private void start() {
        Arguments arguments = new Arguments();
        new CommandLine(arguments).parseArgs("--data", data.toString(), "--port", "0");
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

    private static boolean isInSight(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(KeepingJourneyTest::isInSight);
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

    /// Presses a button that is or comes in sight and can be pressed.
    private static void press(FxRobot robot, String query) throws Exception {
        eventually(() -> button(robot, query).anyMatch(button -> !button.isDisabled()));
        robot.interact(() -> button(robot, query).findFirst().orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Stream<ButtonBase> button(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(ButtonBase.class).stream().filter(KeepingJourneyTest::isInSight);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream().map(Labeled::getText).toList();
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#live-table").queryTableView().getItems().size();
    }

    private static TableView<Backup> backups(FxRobot robot) {
        return robot.lookup("#backups").queryTableView();
    }

    /// Sends postbacks to the address that was printed last, and waits for each answer.
    private void send(int count) throws Exception {
        String address = out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("Receiving on "))
                .reduce((_, last) -> last).orElseThrow().substring("Receiving on ".length());
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < count; i++) {
                HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + "/postback?clickId=hello&id=" + SALE + "&val=" + i + "&com=0")).build();
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
            }
        }
    }

    /// Three postbacks, and a backup that holds two.
    private void past() throws Exception {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            receiver.saveConversion(Conversion.named(SALE, "Sale")).join();
            out.writeBytes(("Receiving on " + receiver.localAddress() + "\n").getBytes(StandardCharsets.UTF_8));
            send(2);
            receiver.makeBackup().join();
            send(1);
            out.reset();
        }
    }

    private List<Path> setAside() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("set-aside"))) {
            return files.toList();
        }
    }

    @Test
    void aDamagedDatabaseComesBackFromItsBackup(FxRobot robot) throws Exception {
        past();
        Path database = data.resolve("postback-desk.mv.db");
        byte[] damaged = new byte[(int) (Files.size(database) / 2)];
        Files.write(database, damaged);

        start();
        eventually(() -> isInSight(robot, "#failure-restore"));

        assertThat(text(robot, "#failure-title")).isEqualTo("The database is damaged");
        assertThat(text(robot, "#failure-restore")).matches("Restore the backup of .* \\(2 postbacks\\)");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("backups restore", "backups begin-anew");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        press(robot, "#failure-restore");

        eventually(() -> isInSight(robot, "#live-table") && rows(robot) == 2);
        assertThat(texts(robot, ".toast .label")).singleElement().asString().contains(" is restored: 2 postbacks");
        assertThat(setAside()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(damaged));
        send(1);
        eventually(() -> rows(robot) == 3);
    }

    @Test
    void aBackupIsMadeAndRestoredByTheKeyboard(FxRobot robot) throws Exception {
        past();
        start();
        eventually(() -> isInSight(robot, "#live-table") && rows(robot) == 3);
        String address = out.toString(StandardCharsets.UTF_8);

        robot.press(KeyCode.SHORTCUT, KeyCode.B).release(KeyCode.B, KeyCode.SHORTCUT);
        eventually(() -> isInSight(robot, "#backups") && backups(robot).getItems().size() == 1);
        press(robot, "#backups-make");
        eventually(() -> backups(robot).getItems().size() == 2);
        assertThat(backups(robot).getItems()).extracting(Backup::postbacks).containsExactly(3L, 2L);
        assertThat(texts(robot, ".toast .label")).contains("A backup is made: 3 postbacks and no clicks.");

        robot.interact(() -> backups(robot).requestFocus());
        robot.type(KeyCode.DOWN);
        eventually(() -> backups(robot).getSelectionModel().getSelectedIndex() == 1);
        robot.type(KeyCode.ENTER);
        eventually(() -> isInSight(robot, "#restore-go"));
        assertThat(texts(robot, "#restore-text .label")).anySatisfy(sentence -> assertThat(sentence)
                .isEqualTo("The database as it is now, with 1 postback that this backup does not hold, is set aside in "
                        + data.resolve("set-aside") + ". Nothing is deleted."));
        robot.type(KeyCode.TAB);
        robot.type(KeyCode.SPACE);

        eventually(() -> isInSight(robot, "#live-table") && rows(robot) == 2
                && texts(robot, ".toast .label").stream().anyMatch(told -> told.contains("is restored")));
        assertThat(setAside()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("postback-desk-").endsWith(".mv.db");
            assertThat(texts(robot, ".toast .label")).anyMatch(told -> told.contains(file.toString()));
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).as("the same address as before").isEqualTo(address + address);
        send(1);
        eventually(() -> rows(robot) == 3);
    }

    @Test
    void aBackupThatCannotBeRestoredChangesNothing(FxRobot robot) throws Exception {
        past();
        start();
        eventually(() -> isInSight(robot, "#live-table") && rows(robot) == 3);
        robot.press(KeyCode.SHORTCUT, KeyCode.B).release(KeyCode.B, KeyCode.SHORTCUT);
        eventually(() -> isInSight(robot, "#backups") && backups(robot).getItems().size() == 1);
        Path file = backups(robot).getItems().getFirst().file();
        press(robot, "#backups-restore");
        eventually(() -> isInSight(robot, "#restore-go"));
        // Between the question and the answer.
        Files.delete(file);
        press(robot, "#restore-go");

        eventually(() -> texts(robot, ".toast .label").stream().anyMatch(told -> told.contains("can't be restored")));
        assertThat(rows(robot)).isEqualTo(3);
        assertThat(data.resolve("set-aside")).doesNotExist();
        send(1);
        eventually(() -> rows(robot) == 4);
    }

    @Test
    void quittingBeforeItStartedTellsThatTheDataAreDamaged(FxRobot robot) throws Exception {
        past();
        Files.delete(data.resolve("postback-desk.mv.db"));
        start();
        eventually(() -> isInSight(robot, "#failure-restore"));
        assertThat(text(robot, "#failure-title")).isEqualTo("The database is missing");

        press(robot, "#failure-quit");

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(data.resolve("postback-desk.mv.db")).doesNotExist();
    }
}
