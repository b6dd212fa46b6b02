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

/// Draws every screen while nothing is read, and where nothing or not all can be read: `LookAtStates FOLDER [SCENE …]`.
final class LookAtStates {
    private static final List<String> SCREENS = List.of("live", "conversions", "links", "clicks", "reports",
            "rehearsal", "connect", "check");

    private LookAtStates() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        try (Logs log = new Logs()) {
            log.silence();
            Theme.loadFonts();
            List<String> scenes = args.length > 1
                    ? List.of(args).subList(1, args.length)
                    : List.of("loading", "unreadable", "partly-unreadable");
            for (String scene : scenes) {
                for (String screen : SCREENS) {
                    draw(args[0], scene, screen, 1440, 900, Theme.Mode.LIGHT);
                    draw(args[0], scene, screen, 1024, 700, Theme.Mode.DARK);
                }
            }
        } finally {
            Platform.exit();
        }
    }

    private static void draw(String folder, String scene, String screen, int width, int height, Theme.Mode theme)
            throws Exception {
        Picture.write(PictureCommand.take(new PictureCommand.Shot(screen, Scenario.named(scene).orElseThrow(),
                Path.of(""), width, height, theme, Locale.ENGLISH, false)),
                Path.of(folder, scene + "-" + screen + "-" + width + ".png"));
    }
}
