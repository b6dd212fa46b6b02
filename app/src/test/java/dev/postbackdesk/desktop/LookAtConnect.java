package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/// Writes pictures of each step of the Connect screen, for looking at them: a folder, then `light` or `dark`.
final class LookAtConnect {
    private LookAtConnect() {}

    public static void main(String[] args) throws Exception {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        Theme.loadFonts();
        boolean dark = args.length > 1 && args[1].equals("dark");
        boolean small = args.length > 2;
        for (Scenario scenario : List.of(Scenario.EMPTY, Scenario.CONNECT_NETWORK, Scenario.CONNECT_TEMPLATE, Scenario.CONNECT_OWN,
                Scenario.CONNECT_OFFER, Scenario.CONNECT_PAY, Scenario.CONNECT)) {
            Picture.write(
                    PictureCommand.take(new PictureCommand.Shot("connect", scenario, Path.of(""), small ? 1024 : 1440,
                            small ? 700 : 900, dark ? Theme.Mode.DARK : Theme.Mode.LIGHT, Locale.ENGLISH)),
                    Path.of(args[0], scenario.word() + ".png"));
        }
        Picture.write(PictureCommand.take(new PictureCommand.Shot("links", Scenario.ANSWERS, Path.of(""),
                small ? 1024 : 1440, small ? 700 : 900, dark ? Theme.Mode.DARK : Theme.Mode.LIGHT)),
                Path.of(args[0], "answers.png"));
        Platform.exit();
    }
}
