package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.BackupStatus;
import dev.postbackdesk.receiver.DataDamage;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// Draws what concerns backups in many states, for looking at it: `LookAtBackups FOLDER [PART OF A NAME [LANGUAGE]]`.
final class LookAtBackups {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final List<Backup> WEEK = List.of(backup(22, 12_345_678, 4_812_345, Saying.NOTHING),
            backup(21, 12_033, 40_101, Saying.NOTHING),
            backup(20, 11_800, 39_777, Saying.NOTHING), backup(19, 300, 1_204, Saying.NOTHING),
            backup(18, 2, 1, Saying.NOTHING), backup(17, 0, 0, Saying.NOTHING),
            backup(16, 0, 0, Saying.NOTHING), backup(15, 0, 0, Saying.of("said.backup.unreadable",
                    Saying.of("said.why.no-entry", "backup.properties"))));
    private static final ReceiverStatus WELL = new ReceiverStatus(true, Saying.NOTHING, 12_346_001, BackupStatus.NONE);
    private static final Saying FAILED = Saying.of("said.backup.failed", Saying.of("said.why.no-room", 12));

    /// @param act on the window, once it stands still
    private record Shot(String name, int width, int height, Theme.Mode mode, ReceiverStatus status,
            List<Backup> backups,
            Consumer<MainWindow> act) {}

    private LookAtBackups() {}

    private static Backup backup(int day, long postbacks, long clicks, Saying problem) {
        return new Backup(
                Path.of("/home/ada/.local/share/postback-desk/backups/postback-desk-2026-11-" + day + "T030000Z.zip"),
                Instant.parse("2026-11-" + day + "T03:00:00Z"), postbacks * 31 + 41_000, postbacks, clicks,
                problem);
    }

    public static void main(String[] args) {
        String part = args.length < 2 ? "" : args[1];
        Locale language = args.length < 3 ? Locale.ENGLISH : Locale.of(args[2]);
        Path folder = Path.of(args[0]);
        Deque<Shot> shots = new ArrayDeque<>(
                shots(language).stream().filter(shot -> shot.name().contains(part)).toList());
        Deque<Runnable> failures = new ArrayDeque<>();
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            for (String state : List.of("choosing", "none", "asking", "working", "failed", "other")) {
                String name = "failure-" + state + "-" + mode.name().toLowerCase(Locale.ROOT);
                if (name.contains(part)) {
                    failures.add(() -> failure(name, state, mode, language, folder,
                            () -> next(shots, failures, language, folder)));
                }
            }
        }
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Theme.loadFonts();
            next(shots, failures, language, folder);
        });
    }

    private static List<Shot> shots(Locale language) {
        Consumer<MainWindow> open = MainWindow::openBackups;
        Consumer<MainWindow> last = window -> {
            window.openBackups();
            Platform.runLater(() -> choose(window.scene(), WEEK.size() - 1));
        };
        Consumer<MainWindow> question = window -> {
            window.openBackups();
            Platform.runLater(() -> {
                choose(window.scene(), 1);
                press(window.scene(), "#backups-restore");
            });
        };
        Consumer<MainWindow> made = window -> {
            window.openBackups();
            press(window.scene(), "#backups-make");
        };
        Consumer<MainWindow> nothing = _ -> {};
        ReceiverStatus failed = new ReceiverStatus(true, Saying.NOTHING, 12_346_001, new BackupStatus(null, FAILED));
        ReceiverStatus full = new ReceiverStatus(false,
                Saying.of("said.store.full", "/home/ada/.local/share/postback-desk"),
                12_346_001, new BackupStatus(null, FAILED));
        List<Backup> none = List.of();
        return List.of(new Shot("backups-light", 1440, 900, Theme.Mode.LIGHT, WELL, WEEK, open),
                new Shot("backups-dark", 1440, 900, Theme.Mode.DARK, WELL, WEEK, open),
                new Shot("backups-small-dark", 1024, 700, Theme.Mode.DARK, WELL, WEEK, last),
                new Shot("backups-small-light", 1024, 700, Theme.Mode.LIGHT, failed, WEEK, last),
                new Shot("backups-none-light", 1024, 700, Theme.Mode.LIGHT, WELL, none, open),
                new Shot("backups-none-dark", 1024, 700, Theme.Mode.DARK, failed, none, open),
                new Shot("backups-question-light", 1440, 900, Theme.Mode.LIGHT, WELL, WEEK, question),
                new Shot("backups-question-dark", 1024, 700, Theme.Mode.DARK, WELL, WEEK, question),
                new Shot("backups-made-light", 1024, 700, Theme.Mode.LIGHT, WELL, WEEK, made),
                new Shot("backups-made-dark", 1440, 900, Theme.Mode.DARK, WELL, WEEK, made),
                new Shot("backups-busy-light", 1440, 900, Theme.Mode.LIGHT, WELL, WEEK,
                        window -> busy(window, language)),
                new Shot("backups-busy-dark", 1440, 900, Theme.Mode.DARK, WELL, WEEK, window -> busy(window, language)),
                new Shot("trouble-backup-light", 1440, 900, Theme.Mode.LIGHT, failed, WEEK, nothing),
                new Shot("trouble-backup-dark", 1440, 900, Theme.Mode.DARK, failed, WEEK, nothing),
                new Shot("trouble-backup-small-light", 1024, 700, Theme.Mode.LIGHT, failed, WEEK, nothing),
                new Shot("trouble-full-light", 1440, 900, Theme.Mode.LIGHT, full, WEEK, nothing),
                new Shot("trouble-full-dark", 1440, 900, Theme.Mode.DARK, full, WEEK, nothing),
                new Shot("trouble-full-small-dark", 1024, 700, Theme.Mode.DARK, full, WEEK, nothing),
                new Shot("told-light", 1440, 900, Theme.Mode.LIGHT, WELL, WEEK,
                        window -> window.tell(new News("The backup of 21 Nov 2026, 03:00 is restored: 12,033 postbacks"
                                + " and 40,101 clicks. What was there before is set aside as"
                                + " /home/ada/.local/share/postback-desk/set-aside/postback-desk-2026-11-22T104210Z.mv"
                                + ".db.", true))));
    }

    private static void busy(MainWindow window, Locale language) {
        if (window.scene().getWindow() instanceof Stage stage) {
            new MainStage(stage, window, new Messages(language), Settings.passing(), () -> {})
                    .busy("Restoring the backup of 21 Nov 2026, 03:00",
                            new Messages(language).text("backups.restoring"),
                            new ReadOnlyDoubleWrapper(-1));
        }
    }

    private static void press(Scene scene, String selector) {
        Node node = scene.getRoot().lookup(selector);
        if (node instanceof ButtonBase button) {
            button.fire();
        }
    }

    private static void choose(Scene scene, int row) {
        if (scene.lookup("#backups") instanceof TableView<?> table) {
            table.getSelectionModel().clearAndSelect(row);
        }
    }

    private static void next(Deque<Shot> shots, Deque<Runnable> failures, Locale language, Path folder) {
        Shot shot = shots.poll();
        if (shot == null) {
            Runnable failure = failures.poll();
            if (failure == null) {
                Platform.exit();
            } else {
                failure.run();
            }
            return;
        }
        Settings settings = Settings.passing();
        settings.theme().set(shot.mode());
        Tasks tasks = new Tasks(Platform::runLater, () -> language);
        MemoryReceiver receiver = new MemoryReceiver(() -> NOW);
        receiver.backups(shot.backups().toArray(Backup[]::new));
        receiver.become(shot.status());
        MainWindow window = new MainWindow(receiver, settings, tasks, new Messages(language),
                new Format(language, ZoneOffset.UTC), true, _ -> {}, () -> {});
        Stage stage = new Stage();
        stage.setScene(window.scene());
        stage.setWidth(shot.width());
        stage.setHeight(shot.height());
        stage.show();
        window.start();
        window.shell().open("live");
        var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenAccept(_ -> {
            shot.act().accept(window);
            var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenAccept(image -> {
                try {
                    Picture.write(image, folder.resolve(shot.name() + ".png"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                stage.close();
                window.close();
                next(shots, failures, language, folder);
            });
        });
    }

    private static void failure(String name, String state, Theme.Mode mode, Locale language, Path folder,
            Runnable then) {
        String data = "/home/ada/.local/share/postback-desk/";
        List<Backup> there = state.equals("none") ? List.of() : List.of(WEEK.get(1), WEEK.get(2), WEEK.get(3));
        ReceiverException failure = state.equals("other")
                ? new ReceiverException(ReceiverException.Kind.PORT_TAKEN,
                        Saying.of("said.port.taken", "127.0.0.1:8377"))
                : new ReceiverException(
                        new DataDamage(
                                Saying.of("said.database.empty", data + "postback-desk.mv.db"),
                                Path.of(data, "set-aside", "postback-desk-2026-11-22T104210Z.mv.db"),
                                there.isEmpty() ? null : there.getFirst()),
                        Saying.NOTHING, null);
        FailureViewModel model = new FailureViewModel(failure.in(language), new Repair() {
            @Override
            public CompletableFuture<List<Backup>> backups() {
                return CompletableFuture.completedFuture(there);
            }

            @Override
            public CompletableFuture<Outcome> restore(Backup backup) {
                return state.equals("failed")
                        ? CompletableFuture.failedFuture(new ReceiverException(ReceiverException.Kind.INVALID,
                                Saying.of("said.backup.damaged", backup.file(), "invalid distance code")))
                        : new CompletableFuture<>();
            }

            @Override
            public CompletableFuture<Outcome> beginAnew() {
                return new CompletableFuture<>();
            }
        }, new Tasks(Platform::runLater, () -> language),
                new BackupWords(new Messages(language), new Format(language, ZoneOffset.UTC)), _ -> {});
        Stage stage = new Stage();
        stage.setScene(new FailureWindow(model, stage::sizeToScene).scene(mode));
        stage.show();
        model.load();
        switch (state) {
            case "asking" -> model.askToBeginAnew();
            case "working", "failed" -> model.restore(WEEK.get(1));
            default -> {
                // As it is.
            }
        }
        var _ = Picture.of(stage.getScene(), () -> true).thenAccept(image -> {
            try {
                Picture.write(image, folder.resolve(name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stage.close();
            then.run();
        });
    }
}
