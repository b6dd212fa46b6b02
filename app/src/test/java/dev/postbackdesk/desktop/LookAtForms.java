package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.shell.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Draws the screens of definitions in many states, for looking at them: `LookAtForms FOLDER [PART OF A NAME]`.
final class LookAtForms {
    /// @param data whether there are definitions
    private record Shot(String name, String screen, int width, int height, Theme.Mode mode, boolean data,
            Consumer<Scene> act) {}

    private LookAtForms() {}

    public static void main(String[] args) {
        Deque<Shot> shots = new ArrayDeque<>(shots().stream()
                .filter(shot -> args.length < 2 || shot.name().contains(args[1])).toList());
        Platform.startup(() -> {
            Theme.loadFonts();
            next(shots, Path.of(args[0]));
        });
    }

    private static List<Shot> shots() {
        Consumer<Scene> nothing = _ -> {};
        Consumer<Scene> bad = scene -> {
            type(scene, "#conversion-senders-input", "203.0.113.0/33 ");
            type(scene, "#conversion-name", "");
            type(scene, "#conversion-percent", "5,5");
            type(scene, "#conversion-window", "0");
            press(scene, "#conversion-more");
        };
        Consumer<Scene> editing = scene -> {
            type(scene, "#conversion-senders-input", "203.0.113.0/33 ");
            scene.lookup("#conversion-percent").requestFocus();
        };
        String longName = "A very long name that somebody pasted from a campaign plan without thinking of lists "
                .repeat(2);
        Consumer<Scene> longNames = scene -> {
            type(scene, "#conversion-name", longName.substring(0, 100));
            press(scene, "#save");
        };
        return List.of(new Shot("conv-light", "conversions", 1440, 900, Theme.Mode.LIGHT, true, editing),
                new Shot("conv-dark", "conversions", 1440, 900, Theme.Mode.DARK, true, editing),
                new Shot("conv-small-light", "conversions", 1024, 700, Theme.Mode.LIGHT, true, nothing),
                new Shot("conv-small-dark", "conversions", 1024, 700, Theme.Mode.DARK, true, bad),
                new Shot("conv-errors-light", "conversions", 1440, 900, Theme.Mode.LIGHT, true, bad),
                new Shot("conv-new-light", "conversions", 1440, 900, Theme.Mode.LIGHT, true,
                        scene -> press(scene, ".screen-header .button", 1)),
                new Shot("conv-long-light", "conversions", 1024, 700, Theme.Mode.LIGHT, true, longNames),
                new Shot("conv-empty-light", "conversions", 1440, 900, Theme.Mode.LIGHT, false, nothing),
                new Shot("link-dark", "links", 1440, 900, Theme.Mode.DARK, true, nothing),
                new Shot("link-light", "links", 1440, 900, Theme.Mode.LIGHT, true,
                        scene -> press(scene, "#click-it-now")),
                new Shot("link-notoken-light", "links", 1440, 900, Theme.Mode.LIGHT, true, scene -> choose(scene, 2)),
                new Shot("link-notoken-dark", "links", 1440, 900, Theme.Mode.DARK, true, scene -> {
                    choose(scene, 2);
                    type(scene, "#link-slug", "summer");
                }),
                new Shot("link-small-light", "links", 1024, 700, Theme.Mode.LIGHT, true,
                        scene -> press(scene, "#click-it-now")),
                new Shot("link-long-light", "links", 1024, 700, Theme.Mode.LIGHT, true, scene -> {
                    type(scene, "#link-name", longName.substring(0, 100));
                    type(scene, "#link-destination", "https://a-very-long-merchant-name.shop.example/"
                            + "category/".repeat(12) + "?" + "utm_campaign=spring-sale-2026&".repeat(6)
                            + "s2=[s2sidentifier]");
                    press(scene, "#save");
                }), new Shot("link-paused-light", "links", 1440, 900, Theme.Mode.LIGHT, true, scene -> {
                    choose(scene, 4);
                    press(scene, "#click-it-now");
                }), new Shot("link-new-light", "links", 1440, 900, Theme.Mode.LIGHT, true,
                        scene -> press(scene, ".screen-header .button", 1)),
                new Shot("popup-network-dark", "conversions", 1440, 900, Theme.Mode.DARK, true,
                        scene -> open(scene, "#conversion-network")),
                new Shot("popup-network-light", "conversions", 1440, 900, Theme.Mode.LIGHT, true,
                        scene -> open(scene, "#conversion-network")),
                new Shot("popup-unit-dark", "conversions", 1440, 900, Theme.Mode.DARK, true,
                        scene -> open(scene, "#conversion-window-unit")),
                new Shot("link-empty-dark", "links", 1024, 700, Theme.Mode.DARK, false, nothing),
                new Shot("link-edited-dark", "links", 1440, 900, Theme.Mode.DARK, true, scene -> {
                    type(scene, "#link-name", "Rabattaktion Frühjahrsschlussverkauf Gartenmöbelzubehör");
                    press(scene, "#click-it-now");
                }), new Shot("conv-german-light", "conversions", 1024, 700, Theme.Mode.LIGHT, true,
                        scene -> type(scene, "#conversion-name", "Neukundenregistrierungsbestätigung")));
    }

    private static void type(Scene scene, String selector, String text) {
        if (scene.lookup(selector) instanceof TextInputControl input) {
            input.requestFocus();
            input.setText(text);
            scene.getRoot().requestFocus();
        }
    }

    private static void press(Scene scene, String selector) {
        press(scene, selector, 0);
    }

    private static void press(Scene scene, String selector, int which) {
        Node node = scene.getRoot().lookupAll(selector).stream().skip(which).findFirst().orElseThrow();
        if (node instanceof ButtonBase button) {
            button.fire();
        }
    }

    private static void open(Scene scene, String selector) {
        if (scene.lookup(selector) instanceof ComboBoxBase<?> box) {
            box.requestFocus();
            box.show();
        }
    }

    private static void choose(Scene scene, int row) {
        if (scene.lookup(".definition-list") instanceof ListView<?> list) {
            list.getSelectionModel().select(row);
        }
    }

    private static void next(Deque<Shot> shots, Path folder) {
        Shot shot = shots.poll();
        if (shot == null) {
            Platform.exit();
            return;
        }
        Settings settings = Settings.passing();
        settings.theme().set(shot.mode());
        Tasks tasks = new Tasks(Platform::runLater);
        MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
        if (shot.data()) {
            receiver.define(SampleDefinitions.all());
            receiver.figures(SampleDefinitions.conversionFigures(), SampleDefinitions.linkFigures());
            receiver.savePublicAddress(URI.create("https://pb.harbourads.example")).join();
        }
        MainWindow window = new MainWindow(receiver, settings, tasks, new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        Stage stage = new Stage();
        stage.setScene(window.scene());
        stage.setWidth(shot.width());
        stage.setHeight(shot.height());
        stage.show();
        window.start();
        window.shell().open(shot.screen());
        var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenAccept(_ -> {
            shot.act().accept(window.scene());
            var _ = Picture.of(window.scene(), () -> tasks.pending() == 0).thenAccept(image -> {
                try {
                    Picture.write(image, folder.resolve(shot.name() + ".png"));
                    for (Window open : List.copyOf(Window.getWindows())) {
                        if (open instanceof PopupWindow && open.isShowing()) {
                            Picture.write(open.getScene().snapshot(null), folder.resolve(shot.name() + "-popup.png"));
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                stage.close();
                window.close();
                next(shots, folder);
            });
        });
    }
}
