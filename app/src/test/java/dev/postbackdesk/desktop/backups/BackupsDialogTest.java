package dev.postbackdesk.desktop.backups;

import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.language.Saying;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OnFxThread.class)
class BackupsDialogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final Folders NONE = new Folders() {
        @Override
        public boolean canShow() {
            return false;
        }

        @Override
        public CompletableFuture<Void> show(Path file) {
            return new CompletableFuture<>();
        }
    };

    private final MemoryReceiver receiver = new MemoryReceiver(() -> NOW);
    /// What the receiver answered, and what the dialog is not told yet.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    @SuppressWarnings("NullAway.Init") // by start
    private Overlay overlay;
    @SuppressWarnings("NullAway.Init") // by start
    private BackupsDialog dialog;

    @Start
    void start(Stage stage) {
        receiver.backups(new Backup(Path.of("/data/backups/one.zip"), NOW, 1_000, 7, 0, Saying.NOTHING));
        Messages messages = new Messages(Locale.ENGLISH);
        BackupWords words = new BackupWords(messages, new Format(Locale.ENGLISH, ZoneOffset.UTC));
        Tasks tasks = new Tasks(waiting::add);
        overlay = new Overlay(messages);
        dialog = new BackupsDialog(words, overlay, tasks,
                new BackupsViewModel(receiver, new Feed(receiver), tasks, words, new RecordingNotices()), NONE,
                _ -> {});
        stage.setScene(new Scene(overlay, 1000, 700));
        stage.show();
        dialog.show();
        settle();
    }

    private void settle() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static void wantsIt(FxRobot robot) {
        robot.lookup("#backups-restore").queryAs(Button.class).fire();
    }

    @Test
    void whatItWouldMeanIsAskedOnceItIsKnown(FxRobot robot) {
        robot.interact(() -> {
            wantsIt(robot);
            settle();
        });
        assertThat(isThere(robot, "#restore-go")).isTrue();
    }

    @Test
    void nothingIsAskedAnyMoreOnceItWasClosed(FxRobot robot) {
        robot.interact(() -> {
            wantsIt(robot);
            overlay.closeDialog();
            settle();
        });
        assertThat(isThere(robot, "#restore-go")).isFalse();
        assertThat(overlay.isDialogOpen()).isFalse();
    }
}
