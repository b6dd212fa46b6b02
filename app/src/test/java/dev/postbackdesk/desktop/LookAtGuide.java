package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.shell.Zoom;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Draws guide and keys, and each page, for looking at them while they are built:
/// `LookAtGuide FOLDER WIDTH HEIGHT LIGHT|DARK LANGUAGE NORMAL|DOUBLE`.
final class LookAtGuide {
    private record Look(String name, Runnable before) {}

    private LookAtGuide() {}

    public static void main(String[] args) throws Exception {
        LocalReceiver receiver = LocalReceiver
                .open(ReceiverConfig.of(Files.createTempDirectory("look-at-guide"), "look").notListening());
        receiver.importSetup(Scenario.TABLE.setup()).join();
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        Locale language = Locale.of(args[4]);
        Tasks tasks = new Tasks(Platform::runLater);
        MainWindow window = CompletableFuture.supplyAsync(() -> {
            Theme.loadFonts();
            Settings settings = Settings.passing();
            settings.theme().set(Theme.Mode.valueOf(args[3]));
            settings.zoom().set(Zoom.valueOf(args[5]));
            MainWindow made = new MainWindow(receiver, settings, tasks, new Messages(language),
                    new Format(language, ZoneOffset.UTC), true, _ -> {}, () -> {});
            Stage stage = new Stage();
            stage.setScene(made.scene());
            stage.setWidth(Integer.parseInt(args[1]));
            stage.setHeight(Integer.parseInt(args[2]));
            stage.show();
            made.start();
            return made;
        }, Platform::runLater).join();
        for (Look look : looks(window)) {
            CompletableFuture.runAsync(look.before(), Platform::runLater)
                    .thenComposeAsync(_ -> Picture.of(window.scene(), () -> tasks.pending() == 0), Platform::runLater)
                    .thenAccept(image -> {
                        try {
                            Picture.write(image, Path.of(args[0], look.name() + ".png"));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }).join();
        }
        receiver.close();
        Platform.exit();
    }

    private static List<Look> looks(MainWindow window) {
        List<Look> looks = new ArrayList<>(List.of(new Look("keys", window::openGuide), new Look("about", () -> {
            if (window.scene().lookup("#guide-about") instanceof Button about) {
                about.fire();
            }
        }), new Look("found", () -> seek(window, "proxy")), new Look("none", () -> seek(window, "zzzq")),
                new Look("reset", () -> seek(window, ""))));
        Stream.of("connect", "findings", "commands", "definitions", "install", "public-address", "rehearsal-and-demo")
                .forEach(page -> looks.add(new Look(page, () -> {
                    window.overlay().closeDialog();
                    window.openGuide(page);
                })));
        return looks;
    }

    private static void seek(MainWindow window, String text) {
        if (window.scene().lookup("#guide-find") instanceof TextField field) {
            field.setText(text);
        }
    }
}
