package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/// Writes the pictures of README and guide: `mvn -q -Pscreenshots`. The build compares the same pictures with those that
/// are committed.
final class Pictures {
    /// A picture and its name.
    record Named(String name, PictureCommand.Shot shot) {}

    private Pictures() {}

    static List<Named> all() {
        return List.of(named("live-light", "live", Scenario.PLACEHOLDER, 1440, 900, Theme.Mode.LIGHT),
                named("live-dark", "live", Scenario.SENDER, 1440, 900, Theme.Mode.DARK),
                named("live-table-light", "live", Scenario.TABLE, 1440, 900, Theme.Mode.LIGHT),
                named("compact-light", "live", Scenario.PLACEHOLDER, 1024, 700, Theme.Mode.LIGHT),
                named("empty-light", "live", Scenario.EMPTY, 1440, 900, Theme.Mode.LIGHT),
                named("conversions-light", "conversions", Scenario.TABLE, 1440, 900, Theme.Mode.LIGHT),
                named("links-dark", "links", Scenario.TABLE, 1440, 900, Theme.Mode.DARK),
                named("clicks-light", "clicks", Scenario.MONTH, 1440, 900, Theme.Mode.LIGHT),
                named("reports-light", "reports", Scenario.MONTH, 1440, 900, Theme.Mode.LIGHT),
                named("link-followed-dark", "links", Scenario.FOLLOWED, 1440, 900, Theme.Mode.DARK),
                named("link-answers-light", "links", Scenario.ANSWERS, 1440, 900, Theme.Mode.LIGHT),
                named("settings-light", "settings", Scenario.TABLE, 1440, 900, Theme.Mode.LIGHT),
                named("replay-light", "live", Scenario.REPLAY, 1440, 900, Theme.Mode.LIGHT),
                named("check-light", "check", Scenario.CHECK, 1440, 900, Theme.Mode.LIGHT),
                named("check-dark", "check", Scenario.CHECK, 1024, 700, Theme.Mode.DARK),
                named("connect-light", "connect", Scenario.CONNECT, 1440, 900, Theme.Mode.LIGHT),
                named("connect-network-dark", "connect", Scenario.CONNECT_NETWORK, 1440, 900, Theme.Mode.DARK),
                named("connect-own-light", "connect", Scenario.CONNECT_OWN, 1440, 900, Theme.Mode.LIGHT),
                named("connect-pay-dark", "connect", Scenario.CONNECT_PAY, 1024, 700, Theme.Mode.DARK),
                named("connect-template-dark", "connect", Scenario.CONNECT_TEMPLATE, 1440, 900, Theme.Mode.DARK),
                named("backups-light", "live", Scenario.BACKUPS, 1440, 900, Theme.Mode.LIGHT),
                named("palette-dark", "live", Scenario.PALETTE, 1440, 900, Theme.Mode.DARK),
                named("guide-light", "connect", Scenario.GUIDE, 1440, 900, Theme.Mode.LIGHT),
                named("demo-light", "live", Scenario.DEMO, 1440, 900, Theme.Mode.LIGHT),
                named("stage-dark", "live", Scenario.STAGE, 1440, 900, Theme.Mode.DARK),
                named("stage-light", "live", Scenario.STAGE, 1024, 700, Theme.Mode.LIGHT),
                named("search-light", "live", Scenario.SEARCH, 1440, 900, Theme.Mode.LIGHT),
                named("click-search-light", "clicks", Scenario.CLICK_SEARCH, 1440, 900, Theme.Mode.LIGHT),
                named("search-problem-dark", "live", Scenario.SEARCH_PROBLEM, 1440, 900, Theme.Mode.DARK),
                named("no-match-dark", "live", Scenario.NO_MATCH, 1024, 700, Theme.Mode.DARK),
                named("tour-light", "live", Scenario.TOUR, 1440, 900, Theme.Mode.LIGHT),
                named("rehearsal-dark", "rehearsal", Scenario.REHEARSAL, 1440, 900, Theme.Mode.DARK),
                named("rehearsal-light", "rehearsal", Scenario.REHEARSAL_DONE, 1440, 900, Theme.Mode.LIGHT),
                named("load-dark", "rehearsal", Scenario.REHEARSAL_LOAD, 1440, 900, Theme.Mode.DARK),
                named("german-light", "live", Scenario.PLACEHOLDER, 1440, 900, Theme.Mode.LIGHT, Locale.GERMAN, false),
                named("german-settings-dark", "settings", Scenario.TABLE, 1440, 900, Theme.Mode.DARK, Locale.GERMAN,
                        false),
                named("projector-dark", "live", Scenario.PLACEHOLDER, 1440, 900, Theme.Mode.DARK, Locale.ENGLISH, true),
                named("loading-light", "live", Scenario.LOADING, 1440, 900, Theme.Mode.LIGHT),
                named("loading-dark", "reports", Scenario.LOADING, 1024, 700, Theme.Mode.DARK),
                named("unreadable-light", "clicks", Scenario.UNREADABLE, 1440, 900, Theme.Mode.LIGHT),
                named("unreadable-dark", "links", Scenario.UNREADABLE, 1440, 900, Theme.Mode.DARK),
                named("partly-unreadable-light", "live", Scenario.PARTLY_UNREADABLE, 1440, 900, Theme.Mode.LIGHT),
                named("partly-unreadable-dark", "conversions", Scenario.PARTLY_UNREADABLE, 1024, 700,
                        Theme.Mode.DARK),
                named("damaged-dark", "live", Scenario.DAMAGED, 600, 400, Theme.Mode.DARK));
    }

    private static Named named(String name, String screen, Scenario scenario, int width, int height, Theme.Mode mode) {
        return named(name, screen, scenario, width, height, mode, Locale.ENGLISH, false);
    }

    private static Named named(String name, String screen, Scenario scenario, int width, int height, Theme.Mode mode,
            Locale language, boolean projector) {
        return new Named(name,
                new PictureCommand.Shot(screen, scenario, Path.of(""), width, height, mode, language,
                        projector));
    }

    public static void main(String[] args) throws ReceiverException, IOException {
        Display display = new Display(Map.of());
        display.drawIntoMemory();
        display.start();
        try (Logs log = new Logs()) {
            log.silence();
            Theme.loadFonts();
            for (Named picture : all()) {
                Picture.write(PictureCommand.take(picture.shot()), Path.of(args[0], picture.name() + ".png"));
            }
        } finally {
            Platform.exit();
        }
    }
}
