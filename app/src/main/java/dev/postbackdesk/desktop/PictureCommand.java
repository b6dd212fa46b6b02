package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.scene.StillLoad;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.receiver.DataDamage;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.rehearsal.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// Takes the picture of a screen: over a scripted past in a passing folder, or over the data at hand without listening.
/// JavaFX has to run, and is left running. Called on any thread but its own.
final class PictureCommand {
    /// What to take.
    ///
    /// @param scenario null for the data at hand
    record Shot(String screen, @Nullable Scenario scenario, Path data, int width, int height, Theme.Mode theme,
            Locale language, boolean projector) {}

    private static final Duration LOADING_AT_MOST = Duration.ofSeconds(3);
    private static final int FEW_SECONDS = 6;
    private static final String SHOWN = "/home/ada/.local/share/postback-desk";

    private PictureCommand() {}

    static WritableImage take(Shot shot) throws ReceiverException, IOException {
        Scenario scenario = shot.scenario();
        if (scenario == null) {
            try (LocalReceiver receiver = LocalReceiver
                    .open(ReceiverConfig.of(shot.data(), "Postback Desk").notListening())) {
                return draw(shot, receiver, Optional.empty(), new Format(shot.language(), ZoneId.systemDefault()));
            }
        }
        Path folder = Files.createTempDirectory("postback-desk-scene");
        try {
            for (Instant night : scenario.nights()) {
                try (LocalReceiver receiver = open(scenario, folder, InstantSource.fixed(night))) {
                    Scenario.playDayBefore(receiver.history(), night);
                    receiver.makeBackup().join();
                }
            }
            if (scenario == Scenario.DAMAGED) {
                return drawFailure(shot, damaged(scenario, folder));
            }
            try (LocalReceiver receiver = open(scenario, folder, Scenario.clock())) {
                Optional<Long> open = scenario.playPast(receiver.history());
                if (!scenario.note().isEmpty()) {
                    receiver.remark(open.orElseThrow(), new Remark.Write(scenario.note())).join();
                }
                return draw(shot, receiver, open,
                        new Format(shot.language(), ZoneOffset.UTC));
            }
        } finally {
            delete(folder);
        }
    }

    /// A receiver that knows a scene's definitions, and does not listen.
    static LocalReceiver open(Scenario scenario, Path folder, InstantSource clock) throws ReceiverException {
        LocalReceiver receiver = LocalReceiver.open(
                new ReceiverConfig(folder, "Postback Desk", scenario.bind(), ReceiverConfig.DEFAULT_PORT,
                        scenario.publicAddress(), clock, false, Scenario.clickKey()),
                ZoneOffset.UTC);
        byte[] setup = scenario.setup();
        if (setup.length > 0) {
            receiver.importSetup(setup).join();
        }
        return receiver;
    }

    /// What a start says of a database that was cut off, its folder named as a user's would be.
    private static ReceiverException damaged(Scenario scenario, Path folder) throws IOException {
        WholeFile.write(folder.resolve("postback-desk.mv.db"), new byte[0]);
        try (LocalReceiver _ = open(scenario, folder, Scenario.clock())) {
            throw new IllegalStateException("A database of no bytes was opened");
        } catch (ReceiverException e) {
            DataDamage damage = e.damage().orElseThrow();
            String real = folder.toRealPath().toString();
            Path aside = damage.setAside();
            return new ReceiverException(
                    new DataDamage(new Saying(damage.what().key(), damage.what().values().stream()
                            .<Object>map(value -> value.toString().replace(real, SHOWN)).toList()),
                            aside == null ? null : Path.of(aside.toString().replace(real, SHOWN)), damage.newest()),
                    e.saying(), e);
        }
    }

    private static WritableImage drawFailure(Shot shot, ReceiverException failure) {
        CompletableFuture<Stage> shown = new CompletableFuture<>();
        CompletableFuture<WritableImage> image = onFx(() -> {
            Tasks tasks = new Tasks(Platform::runLater, shot::language);
            FailureViewModel model = new FailureViewModel(failure.in(shot.language()), new NoRepair(failure), tasks,
                    new BackupWords(new Messages(shot.language()), new Format(shot.language(), ZoneOffset.UTC)),
                    _ -> {});
            Stage stage = new Stage(StageStyle.UNDECORATED);
            FailureWindow window = new FailureWindow(model, stage::sizeToScene);
            stage.setScene(window.scene(shot.theme()));
            stage.show();
            model.load();
            shown.complete(stage);
            return Picture.of(stage.getScene(), () -> tasks.pending() == 0);
        });
        try {
            return image.join();
        } finally {
            Platform.runLater(() -> shown.join().close());
        }
    }

    /// Lists two backups, and does nothing.
    private record NoRepair(ReceiverException failure) implements Repair {
        @Override
        public CompletableFuture<List<Backup>> backups() {
            return CompletableFuture.completedFuture(failure.damage().map(DataDamage::newest).stream()
                    .flatMap(newest -> Stream.of(newest, newest)).toList());
        }

        @Override
        public CompletableFuture<Outcome> restore(Backup backup) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Outcome> beginAnew() {
            return new CompletableFuture<>();
        }
    }

    private static WritableImage draw(Shot shot, LocalReceiver receiver, Optional<Long> open, Format format) {
        Scenario scenario = shot.scenario();
        CompletableFuture<Runnable> close = new CompletableFuture<>();
        CompletableFuture<WritableImage> image = onFx(() -> {
            Settings settings = Settings.passing();
            settings.theme().set(shot.theme());
            settings.projector().set(shot.projector());
            if (scenario != null) {
                settings.seenUntil(scenario.seenUntil());
                settings.filters(scenario.filters());
                settings.clickFilters(scenario.clickFilters());
            }
            Tasks tasks = new Tasks(Platform::runLater, format::locale);
            MainWindow window = new MainWindow(scenario == null ? receiver : scenario.of(receiver), settings, tasks,
                    new Messages(format.locale()), format, true,
                    _ -> {}, () -> {}, () -> {},
                    scenario != null && scenario.isDemo() ? new NoDesk(scenario.bind()) : null);
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(window.scene());
            stage.setWidth(shot.width());
            stage.setHeight(shot.height());
            stage.show();
            close.complete(() -> {
                stage.close();
                window.close();
            });
            window.start();
            window.shell().open(shot.screen());
            if (scenario == Scenario.LOADING) {
                // Nothing is answered: it is waited for until that is said. A screen that reads nothing never says so.
                long end = System.nanoTime() + LOADING_AT_MOST.toNanos();
                return Picture.of(window.scene(),
                        () -> window.scene().lookup(".loading-pane > .progress-indicator") != null
                                || System.nanoTime() - end > 0);
            }
            return settled(window, tasks).thenCompose(_ -> {
                open.ifPresent(window.live()::open);
                if (scenario == Scenario.BACKUPS) {
                    window.openBackups();
                }
                if (scenario == Scenario.PALETTE) {
                    window.openPalette();
                }
                if (scenario == Scenario.GUIDE) {
                    window.openGuide("connect");
                }
                if (scenario == Scenario.STAGE) {
                    window.openStage();
                }
                if (scenario != null && !scenario.search().isEmpty()) {
                    search(window, scenario);
                }
                if (scenario == Scenario.TOUR) {
                    window.takeTour();
                }
                if ((scenario == Scenario.MONTH || scenario == Scenario.PARTLY_UNREADABLE)
                        && shot.screen().equals("clicks")) {
                    window.clicks().openFirst();
                }
                if (scenario != null) {
                    window.check().check(scenario.checked());
                    scenario.addressCheck().ifPresent(window.shell().address()::show);
                    window.links().showWalk(scenario::walk, scenario == Scenario.ANSWERS);
                    window.settings().show(Path.of(SHOWN));
                }
                rehearse(scenario, window);
                return connect(scenario, window, tasks);
            }).thenCompose(_ -> {
                return CompletableFuture.runAsync(() -> {
                    if (scenario != null) {
                        playPresent(scenario, receiver);
                    }
                });
            }).thenCompose(_ -> onFx(() -> {
                window.deliver();
                window.tick();
                return settled(window, tasks);
            })).thenCompose(taken -> scenario == Scenario.REPLAY
                    ? onFx(() -> replayed(window, tasks))
                    : CompletableFuture.completedFuture(taken));
        });
        try {
            return image.join();
        } finally {
            Platform.runLater(close.getNow(() -> {}));
        }
    }

    private static void search(MainWindow window, Scenario scenario) {
        String text = scenario.search().getFirst();
        String written = scenario.search().getLast();
        if (scenario == Scenario.CLICK_SEARCH) {
            window.clicks().show(text);
            window.clicks().write(written);
            return;
        }
        window.live().show(text);
        if (!written.isEmpty()) {
            window.live().write(written);
        }
    }

    /// The demo's desk, on which nothing does anything.
    private record NoDesk(String bound) implements DemoDesk {
        @Override
        public Optional<URI> own() {
            return Optional.empty();
        }

        @Override
        public boolean isOpenToOthers() {
            return !DemoPlace.isAlone(bound);
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public void pause(boolean pause) {}

        @Override
        public void reset(boolean onStage) {}

        @Override
        public void listenOn(String address, boolean onStage) {}

        @Override
        public void leave() {}
    }

    /// The picture once nothing is under way but a rehearsal that waits for its next step.
    private static CompletableFuture<WritableImage> settled(MainWindow window, Tasks tasks) {
        return Picture.of(window.scene(), () -> tasks.pending() == (window.rehearsal().isWaiting() ? 1 : 0));
    }

    /// Plays what was played on the Rehearsal screen.
    private static void rehearse(@Nullable Scenario scenario, MainWindow window) {
        window.rehearsal().choose("summer");
        switch (scenario) {
            case REHEARSAL -> window.rehearsal().show(Fault.ENCODED_TWICE, 5);
            case REHEARSAL_DONE -> window.rehearsal().show(Fault.PLACEHOLDER_SENT, 7);
            case REHEARSAL_LOAD -> window.rehearsal().show(Fault.PLACEHOLDER_SENT,
                    StillLoad.PLAN, StillLoad.FIGURES);
            case null, default -> {
                // Nothing was rehearsed.
            }
        }
    }

    /// Does what was done on the Connect screen, waiting for each step as a user would.
    private static CompletableFuture<?> connect(@Nullable Scenario scenario, MainWindow window, Tasks tasks) {
        Optional<Scenario.Connecting> connecting = scenario == null ? Optional.empty() : scenario.connecting();
        if (connecting.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Scenario.Connecting done = connecting.get();
        window.connect().fill(done.network(), done.merchant(), done.manual(), done.offer());
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < done.steps(); i++) {
            last = last.thenCompose(_ -> {
                window.connect().next();
                return settled(window, tasks);
            });
        }
        return last.thenCompose(_ -> {
            if (done.test()) {
                window.connect().test();
            }
            if (scenario == Scenario.CONNECT_TEMPLATE) {
                window.connect().changePlaceholders();
            }
            return settled(window, tasks);
        });
    }

    /// Opens the dialog that sends the open postback again, and sends it.
    private static CompletableFuture<WritableImage> replayed(MainWindow window, Tasks tasks) {
        window.live().replay();
        if (window.scene().lookup("#replay-send") instanceof Button send) {
            send.fire();
        }
        return settled(window, tasks).thenCompose(_ -> {
            window.deliver();
            // Until everything that is looked at every few seconds was looked at.
            for (int i = 0; i < FEW_SECONDS; i++) {
                window.tick();
            }
            return settled(window, tasks);
        });
    }

    /// Plays what arrives while the window is open, and waits until the feed has told of it: it does so a moment after the
    /// answer, and the window, which subscribed earlier, hears it first.
    private static void playPresent(Scenario scenario, LocalReceiver receiver) {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        long before = receiver.status().stored();
        try (Receiver.Subscription _ = receiver.subscribe(event -> {
            if (event instanceof Receiver.FeedEvent.PostbacksStored(var rows)
                    && rows.getLast().number() > before) {
                told.complete(true);
            }
        })) {
            scenario.playPresent(receiver.history());
            if (receiver.status().stored() > before) {
                told.join();
            }
        }
    }

    private static <T> CompletableFuture<T> onFx(java.util.function.Supplier<CompletableFuture<T>> work) {
        return CompletableFuture.<Void>completedFuture(null).thenComposeAsync(_ -> work.get(), Platform::runLater);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
