package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.shell.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Draws the window over an empty receiver, for looking at a screen while it is built:
/// `LookAt FILE.png WIDTH HEIGHT LIGHT|DARK SCREEN`, with `-Dglass.platform=Headless -Dprism.order=sw`.
final class LookAt {
    private LookAt() {}

    public static void main(String[] args) {
        Platform.startup(() -> {
            Theme.loadFonts();
            Settings settings = Settings.passing();
            settings.theme().set(Theme.Mode.valueOf(args[3]));
            Tasks tasks = new Tasks(Platform::runLater);
            MainWindow window = new MainWindow(
                    new MemoryReceiver(InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z"))), settings, tasks,
                    new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
            Stage stage = new Stage();
            stage.setScene(window.scene());
            stage.setWidth(Integer.parseInt(args[1]));
            stage.setHeight(Integer.parseInt(args[2]));
            stage.show();
            window.start();
            window.shell().open(args[4]);
            var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenAccept(image -> {
                try {
                    Picture.write(image, Path.of(args[0]));
                } catch (IOException e) {
                    System.err.println(e);
                }
                Platform.exit();
            });
        });
    }
}
