package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.log.Logs;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/// Draws the Rehearsal screen in all its scenes, both themes and two sizes, for looking at it: `LookAtRehearsal FOLDER
/// [SCENE…]`.
final class LookAtRehearsal {
    private LookAtRehearsal() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        try (Logs log = new Logs()) {
            log.silence();
            Theme.loadFonts();
            for (int i = 1; i < args.length; i++) {
                Scenario scenario = Scenario.named(args[i]).orElseThrow();
                for (Theme.Mode mode : new Theme.Mode[]{Theme.Mode.LIGHT, Theme.Mode.DARK}) {
                    boolean small = mode == Theme.Mode.DARK;
                    Path file = Path.of(args[0],
                            args[i] + "-" + mode.name().toLowerCase(Locale.ROOT) + ".png");
                    Picture.write(PictureCommand.take(new PictureCommand.Shot("rehearsal", scenario, Path.of(""),
                            small ? 1024 : 1440, small ? 700 : 900, mode, Locale.ENGLISH, false)), file);
                }
            }
        } finally {
            Platform.exit();
        }
    }
}
