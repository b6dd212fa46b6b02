package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a real failure to start looks like.
@ExtendWith(OnFxThread.class)
class FailureWindowTest {
    @TempDir
    Path data;

    private final BlockingQueue<Choice> choices = new LinkedBlockingQueue<>();
    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;

    @Start
    void start(Stage given) {
        Theme.loadFonts();
        stage = given;
    }

    private void show(FxRobot robot, ReceiverException failure) {
        show(robot, failure, Locale.ENGLISH);
    }

    private void show(FxRobot robot, ReceiverException failure, Locale language) {
        robot.interact(() -> {
            FailureViewModel model = new FailureViewModel(failure.in(language), new FolderRepair(data, "test"),
                    new Tasks(Platform::runLater, () -> language),
                    new BackupWords(new Messages(language), new Format(language, ZoneOffset.UTC)), choices::add);
            stage.setScene(new FailureWindow(model, stage::sizeToScene).scene(Theme.Mode.LIGHT));
            stage.show();
            model.load();
        });
    }

    private static ReceiverException failure(ReceiverConfig config) {
        try (LocalReceiver _ = LocalReceiver.open(config)) {
            throw new AssertionError("It started");
        } catch (ReceiverException e) {
            return e;
        }
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void aTakenPortIsNamedAndAnotherOneIsTheUsersChoice(FxRobot robot) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", taken.getLocalPort())));

            assertThat(text(robot, "#failure-title")).isEqualTo("The port is taken");
            assertThat(text(robot, "#failure-sentence")).contains(Integer.toString(taken.getLocalPort()));
        }
        robot.clickOn("#failure-other-port");
        robot.clickOn("#failure-port").write("99999");
        robot.clickOn("#failure-use-port");
        assertThat(choices).isEmpty();
        robot.clickOn("#failure-port").eraseText(5).write("8379");
        robot.clickOn("#failure-use-port");
        assertThat(choices.poll()).isEqualTo(new Choice.OtherPort(8379));
        robot.clickOn("#failure-quit");
        assertThat(choices.poll()).isEqualTo(new Choice.Quit());
    }

    @Test
    void aFolderInUseNamesItsHolder(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "the other one").at("127.0.0.1", 0))) {
            ReceiverException failure = failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
            show(robot, failure);

            assertThat(Exit.of(failure.kind())).isEqualTo(3);
            assertThat(text(robot, "#failure-title")).isEqualTo("The data folder is in use");
            assertThat(text(robot, "#failure-sentence")).contains("the other one", data.toString());
            assertThat(text(robot, "#failure-code")).isEqualTo("Code for help: IN_USE");
            assertThat(robot.lookup("#failure-other-port").tryQuery()).isEmpty();
        }
    }

    /// Cuts the database off.
    private void damage() throws IOException {
        Path file = data.resolve("postback-desk.mv.db");
        Files.write(file, new byte[(int) (Files.size(file) / 2)]);
    }

    private boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    @Test
    void damagedDataAreToldWithoutAStackTrace(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            assertThat(data).isNotEmptyDirectory();
        }
        damage();
        ReceiverException failure = failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
        show(robot, failure);

        assertThat(Exit.of(failure.kind())).isEqualTo(5);
        assertThat(text(robot, "#failure-title")).isEqualTo("The database is damaged");
        assertThat(text(robot, "#failure-sentence")).contains(data.resolve("postback-desk.mv.db").toString())
                .doesNotContain("Exception", "\tat ", "backups begin-anew").endsWith(".");
        assertThat(Path.of(text(robot, "#failure-aside").replace("\n", ""))).isRegularFile()
                .hasParent(data.resolve("set-aside"));
        assertThat(text(robot, "#failure-backup")).isEqualTo("There is no backup that can be restored.");
        assertThat(isThere(robot, "#failure-restore")).isFalse();
    }

    @Test
    void aGermanWindowSaysInGermanWhatIsWrong(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0)), Locale.GERMAN);
            assertThat(text(robot, "#failure-sentence")).startsWith("test (Prozess ")
                    .endsWith(" oder nennen Sie mit --data einen anderen Datenordner.");
        }
        Files.write(data.resolve("postback-desk.mv.db"), new byte[0]);
        show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0)), Locale.GERMAN);
        assertThat(text(robot, "#failure-sentence")).isEqualTo("Die Datenbank "
                + data.resolve("postback-desk.mv.db") + " ist leer (0 Bytes): Sie wurde abgeschnitten.");
    }

    @Test
    void anEmptyDatabaseIsMadeOnlyAfterAskingOnceMore(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            assertThat(data).isNotEmptyDirectory();
        }
        Files.delete(data.resolve("postback-desk.mv.db"));
        show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0)));
        assertThat(text(robot, "#failure-title")).isEqualTo("The database is missing");

        robot.clickOn("#failure-begin-anew");
        assertThat(text(robot, "#failure-title")).isEqualTo("Begin with an empty database?");
        robot.type(KeyCode.ESCAPE);
        assertThat(text(robot, "#failure-title")).isEqualTo("The database is missing");
        assertThat(choices).isEmpty();
        assertThat(data.resolve("postback-desk.mv.db")).doesNotExist();

        robot.clickOn("#failure-begin-anew");
        robot.clickOn("#failure-anew-go");
        assertThat(choices.poll(20, TimeUnit.SECONDS)).isEqualTo(
                new Choice.Again("A new, empty database is in place. Click ids go on from where they were."));
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            assertThat(receiver.status().stored()).isZero();
        }
    }

    @Test
    void aBackupThatCannotBeRestoredLeavesTheNextOne(FxRobot robot) throws Exception {
        Path bad;
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            receiver.saveConversion(Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale"))
                    .join();
            receiver.makeBackup().join();
            bad = receiver.makeBackup().join().file();
        }
        damage();
        spoil(bad);
        show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0)));
        eventually(() -> isThere(robot, "#failure-another"));

        // The one button that Enter presses.
        robot.type(KeyCode.ENTER);
        eventually(() -> isThere(robot, "#failure-problem"));
        assertThat(text(robot, "#failure-problem")).contains(bad.toString());
        assertThat(choices).isEmpty();
        assertThat(isThere(robot, "#failure-another")).isFalse();

        robot.clickOn("#failure-restore");
        assertThat(choices.poll(20, TimeUnit.SECONDS)).isInstanceOf(Choice.Again.class);
    }

    /// Changes a byte of the packed database, which only unpacking it finds out.
    private static void spoil(Path backup) throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        int middle = bytes.length / 2;
        bytes[middle] ^= 0x55;
        Files.write(backup, bytes);
    }
}
