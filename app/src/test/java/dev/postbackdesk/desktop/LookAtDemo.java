package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.log.Logs;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/// Writes pictures of the demo and the stage view in both themes and in several sizes, to be looked at: `LookAtDemo FOLDER`.
final class LookAtDemo {
    private LookAtDemo() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        try (Logs log = new Logs()) {
            log.silence();
            Theme.loadFonts();
            for (Scenario scenario : List.of(Scenario.DEMO, Scenario.STAGE)) {
                for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
                    for (int[] size : new int[][]{{1440, 900}, {1024, 700}, {1280, 720}, {1920, 1080}}) {
                        Picture.write(
                                PictureCommand.take(new PictureCommand.Shot("live", scenario, Path.of(""), size[0],
                                        size[1], mode, Locale.ENGLISH, false)),
                                Path.of(args[0], scenario.word() + "-" + mode.name().toLowerCase(Locale.ROOT) + "-"
                                        + size[0] + ".png"));
                    }
                }
            }
        } finally {
            Platform.exit();
        }
    }
}
