package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
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
    record Shot(String screen, @Nullable Scenario scenario, Path data, int width, int height, Theme.Mode theme) {}

    private PictureCommand() {}

    static WritableImage take(Shot shot) throws ReceiverException, IOException {
        Scenario scenario = shot.scenario();
        if (scenario == null) {
            try (LocalReceiver receiver = LocalReceiver
                    .open(ReceiverConfig.of(shot.data(), "Postback Desk").notListening())) {
                return draw(shot, receiver, Optional.empty(), new Format(Locale.ENGLISH, ZoneId.systemDefault()));
            }
        }
        Path folder = Files.createTempDirectory("postback-desk-scene");
        try (LocalReceiver receiver = LocalReceiver.open(
                new ReceiverConfig(folder, "Postback Desk", ReceiverConfig.DEFAULT_BIND, ReceiverConfig.DEFAULT_PORT,
                        scenario.publicAddress(), Scenario.clock(), false, Scenario.clickKey()),
                ZoneOffset.UTC)) {
            byte[] setup = scenario.setup();
            if (setup.length > 0) {
                receiver.importSetup(setup).join();
            }
            return draw(shot, receiver, scenario.playPast(receiver.history()),
                    new Format(Locale.ENGLISH, ZoneOffset.UTC));
        } finally {
            delete(folder);
        }
    }

    private static WritableImage draw(Shot shot, LocalReceiver receiver, Optional<Long> open, Format format) {
        Scenario scenario = shot.scenario();
        CompletableFuture<Runnable> close = new CompletableFuture<>();
        CompletableFuture<WritableImage> image = onFx(() -> {
            Settings settings = Settings.passing();
            settings.theme().set(shot.theme());
            if (scenario != null) {
                settings.seenUntil(scenario.seenUntil());
            }
            Tasks tasks = new Tasks(Platform::runLater);
            MainWindow window = new MainWindow(receiver, settings, tasks, new Messages(format.locale()), format, true,
                    () -> {});
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
            return Picture.of(window.scene(), () -> tasks.pending() == 0).thenCompose(_ -> {
                open.ifPresent(window.live()::open);
                return CompletableFuture.runAsync(() -> {
                    if (scenario != null) {
                        playPresent(scenario, receiver);
                    }
                });
            }).thenCompose(_ -> onFx(() -> {
                window.deliver();
                window.tick();
                return Picture.of(window.scene(), () -> tasks.pending() == 0);
            }));
        });
        try {
            return image.join();
        } finally {
            Platform.runLater(close.getNow(() -> {}));
        }
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
