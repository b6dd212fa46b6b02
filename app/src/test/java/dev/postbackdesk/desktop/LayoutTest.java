package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.shell.Zoom;
import dev.postbackdesk.language.Translation;
import dev.postbackdesk.receiver.LocalReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.Start;

/// No word is cut off, nothing stands outside the window and nothing overlaps: on every screen, in every language, at two
/// sizes, in projector mode, and twice as large. One window a language goes through all screens, over a busy hour.
@ExtendWith(OnFxThread.class)
class LayoutTest {
    private static final List<String> SCREENS = List.of("live", "conversions", "links", "clicks", "reports",
            "rehearsal",
            "settings", "connect", "check");
    /// Pulses without anything under way: layout and cells need some to settle.
    private static final int STILL = 6;
    private static final int[][] SIZES = {{1440, 900}, {1024, 700}};

    @TempDir
    static Path folder;

    private final Tasks tasks = new Tasks(Platform::runLater);
    private final Settings settings = Settings.passing();
    private final List<String> faults = new ArrayList<>();
    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;
    @SuppressWarnings("NullAway.Init") // by the test
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by the test
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    static Stream<Locale> languages() {
        return Translation.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyScreenHasRoom(Locale language) throws Exception {
        receiver = PictureCommand.open(Scenario.PLACEHOLDER, folder.resolve(language.getLanguage()), Scenario.clock());
        Scenario.PLACEHOLDER.playPast(receiver.history());
        onFx(() -> {
            settings.seenUntil(Scenario.PLACEHOLDER.seenUntil());
            window = new MainWindow(receiver, settings, tasks, new Messages(language),
                    new Format(language, ZoneOffset.UTC), true, _ -> {}, () -> {});
            stage.setScene(window.scene());
            window.start();
            window.check().check(Scenario.CHECK.checked());
            Scenario.PLACEHOLDER.addressCheck().ifPresent(window.shell().address()::show);
            return settled();
        });
        for (int[] size : SIZES) {
            resize(size[0], size[1]);
            for (String screen : SCREENS) {
                look(screen + " at " + size[0], () -> window.shell().open(screen));
            }
            look("live, a postback open, at " + size[0], () -> {
                window.shell().open("live");
                window.live().open(receiver.status().stored());
            });
            look("a click open, at " + size[0], () -> {
                window.shell().open("clicks");
                window.clicks().openFirst();
            });
            look("backups at " + size[0], window::openBackups);
            look("guide and keys at " + size[0], window::openGuide);
            look("a page of the guide at " + size[0], () -> window.openGuide("desktop"));
            onFx(() -> {
                window.overlay().closeDialog();
                return settled();
            });
        }

        resize(1440, 900);
        onFx(() -> {
            settings.projector().set(true);
            return settled();
        });
        for (String screen : SCREENS) {
            look(screen + " in projector mode", () -> window.shell().open(screen));
        }

        // Twice as large, as somebody needs it who does not see well; projector mode adds its contrast alone.
        onFx(() -> {
            settings.zoom().set(Zoom.DOUBLE);
            return settled();
        });
        for (int[] size : SIZES) {
            resize(size[0], size[1]);
            String where = " at 200 %, " + size[0];
            for (String screen : SCREENS) {
                look(screen + where, () -> window.shell().open(screen));
            }
            look("live, a postback open," + where, () -> {
                window.shell().open("live");
                window.live().open(receiver.status().stored());
            });
            look("a click open," + where, () -> {
                window.shell().open("clicks");
                window.clicks().openFirst();
            });
            look("guide and keys" + where, window::openGuide);
            look("a page of the guide" + where, () -> window.openGuide("desktop"));
            onFx(() -> {
                window.overlay().closeDialog();
                return settled();
            });
        }

        assertThat(faults).as("a node that shows data may be marked with the style class may-shorten").isEmpty();
    }

    /// Likewise every dialog, every station of the tour, what is told in a corner, and the stage view.
    @ParameterizedTest
    @MethodSource("languages")
    void everyDialogHasRoom(Locale language) throws Exception {
        Path files = Files.createDirectories(folder.resolve("dialogs-" + language.getLanguage()));
        LocalReceiver listening = Dialogs.open(files.resolve("data"));
        receiver = listening;
        long sender = Scenario.SENDER.playPast(receiver.history()).orElseThrow();
        Messages words = new Messages(language);
        settings.filters(Scenario.SENDER.filters());
        onFx(() -> {
            window = new MainWindow(receiver, settings, tasks, words, new Format(language, ZoneOffset.UTC), true,
                    _ -> {},
                    () -> {});
            stage.setScene(window.scene());
            window.start();
            return settled();
        });
        Dialogs dialogs = new Dialogs(listening, sender, window, words, settings, stage, files);
        for (Zoom zoom : List.of(Zoom.NORMAL, Zoom.DOUBLE)) {
            onFx(() -> {
                settings.zoom().set(zoom);
                return settled();
            });
            for (int[] size : SIZES) {
                resize(size[0], size[1]);
                String where = " at " + size[0] + ", " + zoom.percent() + " %";
                for (Dialogs.Way way : dialogs.all()) {
                    look(dialogs, way, where);
                }
                close(dialogs);
                assertThat(tour(dialogs, where)).as("stations of the tour" + where).isGreaterThan(4);
                look("the stage view" + where, window::openStage);
                close(dialogs);
            }
        }

        assertThat(faults).as("a node that shows data may be marked with the style class may-shorten").isEmpty();
    }

    /// How many stations it had.
    private int tour(Dialogs dialogs, String where) throws Exception {
        int stations = 0;
        onFx(() -> {
            window.takeTour();
            return settled();
        });
        while (onFxAsk(dialogs::isTouring)) {
            String name = "the tour's station " + ++stations + where;
            onFx(() -> {
                LayoutFaults.ofDialogs(window.scene(), Dialogs.inSight(window.scene())).stream()
                        .map(fault -> name + ": " + fault).distinct().forEach(faults::add);
                return CompletableFuture.completedFuture(null);
            });
            onFx(() -> {
                dialogs.goOn();
                return settled();
            });
        }
        return stations;
    }

    private void look(Dialogs dialogs, Dialogs.Way way, String where) throws Exception {
        onFx(() -> {
            dialogs.close();
            return CompletableFuture.completedFuture(null);
        });
        for (Runnable step : way.steps()) {
            onFx(() -> {
                step.run();
                return way.passing() ? CompletableFuture.completedFuture(null) : settled();
            });
        }
        onFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            List<Node> inSight = Dialogs.inSight(window.scene());
            assertThat(inSight).as(way.name() + where).isNotEmpty();
            LayoutFaults.ofDialogs(window.scene(), inSight).stream().map(fault -> way.name() + where + ": " + fault)
                    .distinct()
                    .forEach(faults::add);
            return CompletableFuture.completedFuture(null);
        });
    }

    private void close(Dialogs dialogs) throws Exception {
        onFx(() -> {
            dialogs.close();
            return settled();
        });
    }

    private void resize(int width, int height) throws Exception {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return settled();
        });
    }

    private void look(String where, Runnable go) throws Exception {
        onFx(() -> {
            go.run();
            return settled();
        });
        onFx(() -> {
            LayoutFaults.of(window.scene()).stream().map(fault -> where + ": " + fault).distinct().forEach(faults::add);
            return CompletableFuture.completedFuture(null);
        });
    }

    private CompletableFuture<?> settled() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        new AnimationTimer() {
            private int still;

            @Override
            public void handle(long now) {
                still = tasks.pending() == 0 ? still + 1 : 0;
                if (still >= STILL) {
                    stop();
                    settled.complete(null);
                }
            }
        }.start();
        return settled;
    }

    private static boolean onFxAsk(BooleanSupplier question) throws Exception {
        return CompletableFuture.supplyAsync(question::getAsBoolean, Platform::runLater).get(30, TimeUnit.SECONDS);
    }

    private static void onFx(Supplier<CompletableFuture<?>> work) throws Exception {
        CompletableFuture.<Void>completedFuture(null).thenComposeAsync(_ -> work.get(), Platform::runLater)
                .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            stage.hide();
            window.close();
            return CompletableFuture.completedFuture(null);
        });
        receiver.close();
    }
}
