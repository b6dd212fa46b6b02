package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Draws the screens of clicks and reports in many states over one receiver with a month's past, for looking at them while they are
/// built: `LookAtFigures FOLDER`, with `-Dglass.platform=Headless -Dprism.order=sw`.
final class LookAtFigures {
    private static int stages;

    private LookAtFigures() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Path folder = Files.createTempDirectory("look-at-figures");
        try (LocalReceiver full = open(folder.resolve("full"), Scenario.MONTH);
                LocalReceiver empty = open(folder.resolve("empty"), Scenario.EMPTY)) {
            new Display(java.util.Map.of()).drawIntoMemory();
            Platform.startup(Theme::loadFonts);
            Platform.setImplicitExit(false);
            for (Theme.Mode mode : new Theme.Mode[]{Theme.Mode.LIGHT, Theme.Mode.DARK}) {
                for (int[] size : new int[][]{{1440, 900}, {1024, 700}}) {
                    String end = "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + size[0] + ".png";
                    draw(out.resolve("reports-month" + end), full, "reports", size, mode, _ -> {});
                    draw(out.resolve("clicks-month" + end), full, "clicks", size, mode, _ -> {});
                    draw(out.resolve("clicks-detail" + end), full, "clicks", size, mode,
                            window -> window.clicks().openFirst());
                    draw(out.resolve("reports-none" + end), empty, "reports", size, mode, _ -> {});
                    draw(out.resolve("clicks-none" + end), empty, "clicks", size, mode, _ -> {});
                    draw(out.resolve("reports-hours" + end), full, "reports", size, mode,
                            window -> click(window, "#report-period", 1, "#report-steps", 1, "#report-group", 1));
                    draw(out.resolve("reports-own" + end), full, "reports", size, mode,
                            window -> click(window, "#report-period", 4, "#report-group", 3));
                    draw(out.resolve("clicks-bots" + end), full, "clicks", size, mode,
                            window -> ((javafx.scene.control.ToggleButton) window.scene().lookup("#clicks-bots"))
                                    .fire());
                    draw(out.resolve("clicks-nothing" + end), full, "clicks", size, mode,
                            window -> ((javafx.scene.control.ToggleButton) window.scene().lookup("#clicks-tests"))
                                    .fire());
                }
            }
        }
        Platform.exit();
    }

    private static void click(MainWindow window, Object... segments) {
        for (int i = 0; i < segments.length; i += 2) {
            javafx.scene.Parent of = (javafx.scene.Parent) window.scene().lookup((String) segments[i]);
            ((javafx.scene.control.ToggleButton) of.getChildrenUnmodifiable().get((int) segments[i + 1])).fire();
        }
    }

    private static LocalReceiver open(Path folder, Scenario scenario) throws Exception {
        LocalReceiver receiver = LocalReceiver.open(new ReceiverConfig(folder, "look", ReceiverConfig.DEFAULT_BIND,
                ReceiverConfig.DEFAULT_PORT, scenario.publicAddress(), Scenario.clock(), false, Scenario.clickKey()),
                ZoneOffset.UTC);
        if (scenario.setup().length > 0) {
            receiver.importSetup(scenario.setup()).join();
        }
        scenario.playPast(receiver.history());
        return receiver;
    }

    private static void draw(Path file, LocalReceiver receiver, String screen, int[] size, Theme.Mode mode,
            Consumer<MainWindow> then) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            Settings settings = Settings.passing();
            settings.theme().set(mode);
            Tasks tasks = new Tasks(Platform::runLater);
            MainWindow window = new MainWindow(receiver, settings, tasks, new Messages(Locale.ENGLISH),
                    new Format(Locale.ENGLISH, ZoneId.of("Europe/Rome")), true, _ -> {}, () -> {});
            Stage stage = new Stage();
            stage.setScene(window.scene());
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
            stage.show();
            window.start();
            window.shell().open(screen);
            var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenCompose(_ -> {
                then.accept(window);
                return Picture.of(window.scene(), () -> tasks.pending() == 0);
            }).whenComplete((image, failure) -> {
                try {
                    if (failure == null) {
                        Picture.write(image, file);
                    } else {
                        failure.printStackTrace();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    stage.close();
                    window.close();
                    done.complete(null);
                }
            });
        });
        done.join();
        stages++;
        System.out.println(stages + " " + file);
    }
}
