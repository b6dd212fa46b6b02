package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

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
import javafx.scene.Node;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Likewise as [LayoutTest] every dialog, every station of the tour, what is told in a corner, and the stage view.
@ExtendWith(OnFxThread.class)
class DialogLayoutTest {
    @RegisterExtension
    final LayoutWalk walk = new LayoutWalk();

    static Stream<Locale> languages() {
        return Translation.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyDialogHasRoom(Locale language, @TempDir Path files) throws Exception {
        LocalReceiver receiver = Dialogs.open(files.resolve("data"));
        long sender = Scenario.SENDER.playPast(receiver.history()).orElseThrow();
        Messages words = new Messages(language);
        walk.settings().filters(Scenario.SENDER.filters());
        walk.open(receiver, words, language, () -> {});
        Dialogs dialogs = new Dialogs(receiver, sender, walk.window(), words, walk.settings(), walk.stage(), files);
        for (Zoom zoom : List.of(Zoom.NORMAL, Zoom.DOUBLE)) {
            walk.then(() -> walk.settings().zoom().set(zoom));
            for (int[] size : LayoutWalk.SIZES) {
                walk.resize(size[0], size[1]);
                String where = " at " + size[0] + ", " + zoom.percent() + " %";
                for (Dialogs.Way way : dialogs.all()) {
                    look(dialogs, way, where);
                }
                walk.then(dialogs::close);
                assertThat(tour(dialogs, where)).as("stations of the tour" + where).isGreaterThan(4);
                walk.look("the stage view" + where, walk.window()::openStage);
                walk.then(dialogs::close);
            }
        }

        walk.foundNothing();
    }

    private void look(Dialogs dialogs, Dialogs.Way way, String where) throws Exception {
        walk.now(dialogs::close);
        for (Runnable step : way.steps()) {
            if (way.passing()) {
                walk.now(step);
            } else {
                walk.then(step);
            }
        }
        walk.find(way.name() + where, () -> {
            walk.window().scene().getRoot().applyCss();
            walk.window().scene().getRoot().layout();
            List<Node> inSight = Dialogs.inSight(walk.window().scene());
            assertThat(inSight).as(way.name() + where).isNotEmpty();
            return LayoutFaults.ofDialogs(walk.window().scene(), inSight);
        });
    }

    /// How many stations it had.
    private int tour(Dialogs dialogs, String where) throws Exception {
        int stations = 0;
        walk.then(() -> walk.window().takeTour());
        while (walk.ask(dialogs::isTouring)) {
            walk.find("the tour's station " + ++stations + where, () -> LayoutFaults
                    .ofDialogs(walk.window().scene(), Dialogs.inSight(walk.window().scene())));
            walk.then(dialogs::goOn);
        }
        return stations;
    }
}
