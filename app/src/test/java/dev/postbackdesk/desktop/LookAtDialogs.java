package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.shell.Zoom;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.receiver.LocalReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// Draws screens and dialogs at one size: `LookAtDialogs FOLDER WIDTH HEIGHT PERCENT LIGHT|DARK LANGUAGE [NAME …]`, of those
/// whose name begins like one of the names.
final class LookAtDialogs {
    private static final List<String> SCREENS = List.of("live", "conversions", "links", "clicks", "reports",
            "rehearsal", "settings", "connect", "check");

    private LookAtDialogs() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        Path files = Files.createTempDirectory("dialogs");
        try (Logs log = new Logs(); LocalReceiver receiver = Dialogs.open(files.resolve("data"))) {
            log.silence();
            Theme.loadFonts();
            long sender = Scenario.SENDER.playPast(receiver.history()).orElseThrow();
            Locale language = Locale.of(args[5]);
            Settings settings = Settings.passing();
            settings.theme().set(Theme.Mode.valueOf(args[4]));
            settings.zoom().set(java.util.Arrays.stream(Zoom.values())
                    .filter(zoom -> zoom.percent() == Integer.parseInt(args[3])).findFirst().orElseThrow());
            settings.filters(Scenario.SENDER.filters());
            Tasks tasks = new Tasks(Platform::runLater);
            Messages words = new Messages(language);
            CompletableFuture<MainWindow> made = new CompletableFuture<>();
            CompletableFuture<Stage> shown = new CompletableFuture<>();
            onFx(() -> {
                MainWindow window = new MainWindow(receiver, settings, tasks, words,
                        new Format(language, ZoneOffset.UTC), true, _ -> {}, () -> {});
                Stage stage = new Stage(StageStyle.UNDECORATED);
                stage.setScene(window.scene());
                stage.setWidth(Integer.parseInt(args[1]));
                stage.setHeight(Integer.parseInt(args[2]));
                stage.show();
                window.start();
                made.complete(window);
                shown.complete(stage);
                return settled(window, tasks);
            });
            MainWindow window = made.join();
            Dialogs dialogs = new Dialogs(receiver, sender, window, words, settings, shown.join(), files);
            List<Dialogs.Way> all = new ArrayList<>();
            for (String screen : SCREENS) {
                all.add(new Dialogs.Way("screen " + screen, List.of(() -> window.shell().open(screen)), false));
            }
            all.add(new Dialogs.Way("screen live, open",
                    List.of(() -> window.live().open(sender)), false));
            all.addAll(dialogs.all());
            all.add(new Dialogs.Way("stage view", List.of(window::openStage), false));
            List<String> names = List.of(args).subList(6, args.length);
            for (Dialogs.Way way : all) {
                if (names.isEmpty() || names.stream().anyMatch(way.name()::startsWith)) {
                    for (Runnable step : way.steps()) {
                        onFx(() -> {
                            step.run();
                            return way.passing()
                                    ? CompletableFuture.completedFuture(null)
                                    : settled(window, tasks);
                        });
                    }
                    WritableImage image = (WritableImage) onFx(() -> CompletableFuture.completedFuture(
                            window.scene().snapshot(null)));
                    Picture.write(image, Path.of(args[0], way.name().replaceAll("[^a-z0-9]+", "-") + ".png"));
                    onFx(() -> {
                        dialogs.close();
                        return settled(window, tasks);
                    });
                }
            }
            onFx(() -> {
                window.close();
                return CompletableFuture.completedFuture(null);
            });
        } finally {
            Platform.exit();
        }
    }

    private static CompletableFuture<?> settled(MainWindow window, Tasks tasks) {
        return Picture.of(window.scene(), () -> tasks.pending() == 0);
    }

    private static Object onFx(Supplier<CompletableFuture<?>> work) {
        return CompletableFuture.<Void>completedFuture(null)
                .<Object>thenComposeAsync(_ -> work.get().thenApply(Object.class::cast), Platform::runLater).join();
    }
}
