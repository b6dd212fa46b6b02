package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.menu;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.BackupStatus;
import dev.postbackdesk.receiver.ReceiverStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Where a German window shows what the receiver says of itself, in other places than as the failure of what was asked.
@ExtendWith(OnFxThread.class)
class GermanFailuresJourneyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private static final Backup LONGEST_DATE = new Backup(Path.of("/data/backups/b.zip"),
            Instant.parse("2026-09-30T22:00:00Z"), 400_000_000, 12_345_678, 4_812_345, Saying.NOTHING);

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage stage) {
        receiver.backups(LONGEST_DATE, new Backup(Path.of("/data/backups/a.zip"), NOW, 1, 0, 0,
                Saying.of("said.backup.unreadable", Saying.of("said.why.no-database"))));
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater, () -> Locale.GERMAN),
                new Messages(Locale.GERMAN), new Format(Locale.GERMAN, ZoneOffset.UTC), true, _ -> {}, () -> {});
        stage.setScene(window.scene());
        stage.setWidth(1024);
        stage.setHeight(700);
        window.start();
        stage.show();
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void become(FxRobot robot, Saying store, Saying backup) {
        receiver.become(new ReceiverStatus(store.isEmpty(), store, 0, new BackupStatus(null, backup)));
        robot.interact(window::deliver);
    }

    @Test
    void theBannerOfAFullDisk(FxRobot robot) throws Exception {
        become(robot, Saying.of("said.store.full", "/data"), Saying.NOTHING);

        eventually(() -> isInSight(robot, "#trouble"));
        assertThat(texts(robot, "#trouble .label")).contains("Postbacks lassen sich nicht speichern: Der Datenträger"
                + " von /data ist voll. Schaffen Sie Platz; das Speichern geht dann von selbst weiter.");
    }

    @Test
    void aBackupThatFailedAndOneThatCannotBeRead(FxRobot robot) throws Exception {
        become(robot, Saying.NOTHING, Saying.of("said.backup.failed", Saying.of("said.why.no-room", 12)));

        String failed = "Die letzte Sicherung misslang (auf ihrem Datenträger sind nur 12 MB frei).";
        eventually(() -> isInSight(robot, "#backup-trouble"));
        assertThat(texts(robot, "#backup-trouble-sentence")).singleElement().asString().startsWith(failed);
        robot.interact(window::openBackups);
        eventually(() -> texts(robot, "#backups-state").contains(failed));
        robot.interact(() -> robot.lookup("#backups").queryTableView().getSelectionModel().select(1));
        eventually(() -> texts(robot, "#backup-problem")
                .contains("Sie ist nicht lesbar (es steht keine Datenbank darin)."));
        robot.interact(() -> window.shell().open("settings"));
        robot.interact(() -> window.overlay().closeDialog());
        eventually(() -> texts(robot, ".settings .label").contains(failed));
    }

    @Test
    void noneOfItIsCutOff(FxRobot robot) throws Exception {
        become(robot, Saying.of("said.store.full", "/home/ada/.local/share/postback-desk"), Saying.NOTHING);
        eventually(() -> isInSight(robot, "#trouble"));
        assertThat(faults(robot)).isEmpty();

        robot.interact(window::openBackups);
        eventually(() -> texts(robot, "#backups .table-cell").contains("30. Sept. 2026, 22:00"));
        assertThat(faults(robot)).isEmpty();
        robot.interact(() -> robot.lookup("#backups").queryTableView().getSelectionModel().select(0));
        press(robot, "#backups-restore");
        eventually(() -> isInSight(robot, "#restore-go"));
        assertThat(faults(robot)).isEmpty();
    }

    private List<String> faults(FxRobot robot) {
        List<String> faults = new ArrayList<>();
        robot.interact(() -> faults.addAll(LayoutFaults.of(window.scene())));
        return faults;
    }

    @Test
    void whatWasRefusedAtTheDoor(FxRobot robot) throws Exception {
        robot.interact(() -> window.shell().open("live"));
        menu(robot, ".more", "An der Tür abgewiesen");

        eventually(() -> isInSight(robot, "#door-refusals"));
        assertThat(texts(robot, "#door-refusals .label")).contains("Pfad unbekannt", "andere")
                .doesNotContain("no such path", "other");
    }
}
