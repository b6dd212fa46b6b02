package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.InSight.toasts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A database that is lost and comes back, and backups made and restored: the whole desktop but its process, over real
/// files.
@ExtendWith(OnFxThread.class)
class KeepingJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    Path data;

    @RegisterExtension
    final WholeDesktop desktop = new WholeDesktop();

    /// Sends postbacks, and waits for each answer.
    private static void send(String address, int count) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < count; i++) {
                HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address + "/postback?clickId=hello&id=" + SALE + "&val=" + i + "&com=0")).build();
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
            }
        }
    }

    /// To the desktop's newest address.
    private void sendOne() throws Exception {
        send(desktop.addresses().getLast(), 1);
    }

    /// Three postbacks, and a backup that holds two.
    private void past() throws Exception {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            receiver.saveConversion(Conversion.named(SALE, "Sale")).join();
            send(receiver.localAddress().toString(), 2);
            receiver.makeBackup().join();
            send(receiver.localAddress().toString(), 1);
        }
    }

    private void start() {
        desktop.start("--data", data.toString(), "--port", "0");
    }

    private static TableView<Backup> backups(FxRobot robot) {
        return robot.lookup("#backups").queryTableView();
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
        assertThat(desktop.complained()).contains("backups restore", "backups begin-anew");
        assertThat(desktop.printed()).isEmpty();
        press(robot, "#failure-restore");

        eventually(() -> isInSight(robot, "#live-table") && rows(robot, "#live-table") == 2);
        assertThat(toasts(robot)).singleElement().asString().contains(" is restored: 2 postbacks");
        assertThat(setAside()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(damaged));
        sendOne();
        eventually(() -> rows(robot, "#live-table") == 3);
    }

    @Test
    void aBackupIsMadeAndRestoredByTheKeyboard(FxRobot robot) throws Exception {
        past();
        start();
        eventually(() -> isInSight(robot, "#live-table") && rows(robot, "#live-table") == 3);
        String address = desktop.printed();

        push(robot, KeyCode.SHORTCUT, KeyCode.B);
        eventually(() -> isInSight(robot, "#backups") && backups(robot).getItems().size() == 1);
        press(robot, "#backups-make");
        eventually(() -> backups(robot).getItems().size() == 2);
        assertThat(backups(robot).getItems()).extracting(Backup::postbacks).containsExactly(3L, 2L);
        assertThat(toasts(robot)).contains("A backup is made: 3 postbacks and no clicks.");

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

        eventually(() -> isInSight(robot, "#live-table") && rows(robot, "#live-table") == 2
                && toasts(robot).stream().anyMatch(told -> told.contains("is restored")));
        assertThat(setAside()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("postback-desk-").endsWith(".mv.db");
            assertThat(toasts(robot)).anyMatch(told -> told.contains(file.toString()));
        });
        assertThat(desktop.printed()).as("the same address as before").isEqualTo(address + address);
        sendOne();
        eventually(() -> rows(robot, "#live-table") == 3);

        push(robot, KeyCode.SHORTCUT, KeyCode.B);
        eventually(() -> isInSight(robot, "#backups") && backups(robot).getItems().size() == 2);
        press(robot, "#backups-make");
        eventually(() -> backups(robot).getItems().size() == 3);
        assertThat(backups(robot).getItems()).extracting(Backup::earlier).containsExactly(false, true, true);
        robot.interact(() -> backups(robot).getSelectionModel().clearAndSelect(0));
        assertThat(robot.lookup("#backup-earlier").queryAll()).isEmpty();
        robot.interact(() -> backups(robot).getSelectionModel().clearAndSelect(1));
        assertThat(text(robot, "#backup-earlier")).contains("they stay until you delete their files");
    }

    @Test
    void aBackupThatCannotBeRestoredChangesNothing(FxRobot robot) throws Exception {
        past();
        start();
        eventually(() -> isInSight(robot, "#live-table") && rows(robot, "#live-table") == 3);
        push(robot, KeyCode.SHORTCUT, KeyCode.B);
        eventually(() -> isInSight(robot, "#backups") && backups(robot).getItems().size() == 1);
        Path file = backups(robot).getItems().getFirst().file();
        press(robot, "#backups-restore");
        eventually(() -> isInSight(robot, "#restore-go"));
        // Between the question and the answer.
        Files.delete(file);
        press(robot, "#restore-go");

        eventually(() -> toasts(robot).stream().anyMatch(told -> told.contains("can't be restored")));
        assertThat(rows(robot, "#live-table")).isEqualTo(3);
        assertThat(data.resolve("set-aside")).doesNotExist();
        sendOne();
        eventually(() -> rows(robot, "#live-table") == 4);
    }

    @Test
    void quittingBeforeItStartedTellsThatTheDataAreDamaged(FxRobot robot) throws Exception {
        past();
        Files.delete(data.resolve("postback-desk.mv.db"));
        start();
        eventually(() -> isInSight(robot, "#failure-restore"));
        assertThat(text(robot, "#failure-title")).isEqualTo("The database is missing");

        press(robot, "#failure-quit");

        assertThat(desktop.exit()).isEqualTo(5);
        assertThat(data.resolve("postback-desk.mv.db")).doesNotExist();
    }
}
