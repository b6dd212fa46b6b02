package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Zoom;
import dev.postbackdesk.language.Translation;
import dev.postbackdesk.receiver.LocalReceiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No word is cut off, nothing stands outside the window and nothing overlaps: on every screen, in every language, at two
/// sizes, in projector mode, and twice as large. One window a language goes through all screens, over a busy hour.
@ExtendWith(OnFxThread.class)
class LayoutTest {
    private static final List<String> SCREENS = List.of("live", "conversions", "links", "clicks", "reports",
            "rehearsal",
            "settings", "connect", "check");

    @RegisterExtension
    final LayoutWalk walk = new LayoutWalk();

    static Stream<Locale> languages() {
        return Translation.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyScreenHasRoom(Locale language, @TempDir Path folder) throws Exception {
        LocalReceiver receiver = PictureCommand.open(Scenario.PLACEHOLDER, folder.resolve("data"), Scenario.clock());
        Scenario.PLACEHOLDER.playPast(receiver.history());
        walk.settings().seenUntil(Scenario.PLACEHOLDER.seenUntil());
        walk.open(receiver, new Messages(language), language, () -> {
            walk.window().check().check(Scenario.CHECK.checked());
            Scenario.PLACEHOLDER.addressCheck().ifPresent(walk.window().shell().address()::show);
        });
        for (int[] size : LayoutWalk.SIZES) {
            walk.resize(size[0], size[1]);
            String where = " at " + size[0];
            lookAtScreens(where);
            lookAtDetails(where);
            walk.look("backups" + where, walk.window()::openBackups);
            lookAtGuide(where);
        }

        walk.resize(1440, 900);
        walk.then(() -> walk.settings().projector().set(true));
        lookAtScreens(" in projector mode");

        // Twice as large, as somebody needs it who does not see well; projector mode adds its contrast alone.
        walk.then(() -> walk.settings().zoom().set(Zoom.DOUBLE));
        for (int[] size : LayoutWalk.SIZES) {
            walk.resize(size[0], size[1]);
            String where = " at 200 %, " + size[0];
            lookAtScreens(where);
            lookAtDetails(where);
            lookAtGuide(where);
        }

        walk.foundNothing();
    }

    private void lookAtScreens(String where) throws Exception {
        for (String screen : SCREENS) {
            walk.look(screen + where, () -> walk.window().shell().open(screen));
        }
    }

    private void lookAtDetails(String where) throws Exception {
        walk.look("live, a postback open," + where, () -> {
            walk.window().shell().open("live");
            walk.window().live().open(walk.receiver().status().stored());
        });
        walk.look("a click open," + where, () -> {
            walk.window().shell().open("clicks");
            walk.window().clicks().openFirst();
        });
    }

    private void lookAtGuide(String where) throws Exception {
        walk.look("guide and keys" + where, () -> walk.window().openGuide());
        walk.look("a page of the guide" + where, () -> walk.window().openGuide("desktop"));
        walk.then(() -> walk.window().overlay().closeDialog());
    }
}
