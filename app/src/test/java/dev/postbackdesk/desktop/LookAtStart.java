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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Draws the first start, the tour, the palette and the preview of an import, for looking at them while they are built:
/// `LookAtStart FOLDER WIDTH HEIGHT LIGHT|DARK`.
final class LookAtStart {
    private record Look(String name, Runnable before) {}

    private final MainWindow window;
    private final Tasks tasks;
    private final Path folder;
    private final Deque<Look> looks = new ArrayDeque<>();

    private LookAtStart(MainWindow window, Tasks tasks, Path folder) {
        this.window = window;
        this.tasks = tasks;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("look-at-start");
        boolean filled = args.length > 4;
        LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "look").notListening());
        if (filled) {
            receiver.importSetup(Scenario.TABLE.setup()).join();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        Platform.runLater(() -> {
            Theme.loadFonts();
            Settings settings = Settings.passing();
            settings.theme().set(Theme.Mode.valueOf(args[3]));
            Tasks tasks = new Tasks(Platform::runLater);
            MainWindow window = new MainWindow(receiver, settings, tasks, new Messages(Locale.ENGLISH),
                    new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
            Stage stage = new Stage();
            stage.setScene(window.scene());
            stage.setWidth(Integer.parseInt(args[1]));
            stage.setHeight(Integer.parseInt(args[2]));
            stage.show();
            window.start();
            LookAtStart look = new LookAtStart(window, tasks, Path.of(args[0]));
            look.plan(filled);
            look.next(done);
        });
        done.join();
        receiver.close();
        Platform.exit();
    }

    private void plan(boolean filled) {
        add("live", () -> window.shell().open("live"));
        add("conversions", () -> window.shell().open("conversions"));
        add("links", () -> window.shell().open("links"));
        add("check", () -> window.shell().open("check"));
        add("tour-1", window::takeTour);
        for (int i = 2; i < 9; i++) {
            add("tour-" + i, () -> press("#tour-next"));
        }
        add("palette", () -> {
            press("#tour-leave");
            window.openPalette();
        });
        add("palette-typed", () -> type("imp"));
        add("palette-none", () -> type("zzzq"));
        add("preview", () -> {
            window.overlay().closeDialog();
            window.lookAt(file(filled ? """
                    {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "value": "25.00", "currency": "EUR",
                      "token": "a secret"}, {"name": "Trial", "window": "P30D"}],
                     "links": [{"slug": "summer", "active": false},
                      {"slug": "winter", "name": "Winter campaign", "destination": "https://shop.example/w"}]}
                    """ : "{\"conversions\": [{\"name\": \"Sale\"}]}"));
        });
        add("preview-problem", () -> {
            window.overlay().closeDialog();
            window.lookAt(file("{\"links\": [{\"slug\": \"a b\", \"name\": \"x\"}]}"));
        });
        add("keys", () -> {
            window.overlay().closeDialog();
            press("#nav-keys");
        });
        add("no-match", () -> {
            window.overlay().closeDialog();
            window.shell().open("conversions");
            if (window.scene().lookup(".find-box .text-field") instanceof TextField field) {
                field.setText("zzz");
            }
        });
    }

    private static Path file(String json) {
        try {
            return Files.writeString(Files.createTempDirectory("look").resolve("harbour.json"), json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void press(String selector) {
        if (window.scene().lookup(selector) instanceof Button button) {
            button.fire();
        }
    }

    private void type(String text) {
        if (window.scene().lookup("#palette-field") instanceof TextField field) {
            field.setText(text);
        }
    }

    private void add(String name, Runnable before) {
        looks.add(new Look(name, before));
    }

    private void next(CompletableFuture<Void> done) {
        Look look = looks.poll();
        if (look == null) {
            done.complete(null);
            return;
        }
        look.before().run();
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            settled.complete(null);
        });
        var _ = settled
                .thenComposeAsync(_ -> Picture.of(window.scene(), () -> tasks.pending() == 0), Platform::runLater)
                .thenAccept(image -> {
                    try {
                        Picture.write(image, folder.resolve(look.name() + ".png"));
                    } catch (java.io.IOException e) {
                        done.completeExceptionally(e);
                    }
                    next(done);
                });
    }
}
