package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/// Draws every screen in a language, for looking at them: `LookAtLanguages FOLDER LANGUAGE LIGHT|DARK WIDTH HEIGHT
/// [projector]`.
final class LookAtLanguages {
    private static final Map<String, Scenario> SCREENS = Map.of("live", Scenario.PLACEHOLDER, "conversions",
            Scenario.TABLE, "links", Scenario.FOLLOWED, "clicks", Scenario.MONTH, "reports", Scenario.MONTH, "settings",
            Scenario.TABLE, "connect", Scenario.CONNECT, "check", Scenario.CHECK);

    private LookAtLanguages() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        Theme.loadFonts();
        for (Map.Entry<String, Scenario> screen : SCREENS.entrySet()) {
            Picture.write(
                    PictureCommand.take(new PictureCommand.Shot(screen.getKey(), screen.getValue(), Path.of(""),
                            Integer.parseInt(args[3]), Integer.parseInt(args[4]), Theme.Mode.valueOf(args[2]),
                            Locale.of(args[1]), args.length > 5)),
                    Path.of(args[0], screen.getKey() + ".png"));
        }
        Platform.exit();
    }
}
