package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.fx.Busy;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.shell.WindowPlace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The window on the screen: its icon and size, and what closing it does. Used on the FX thread.
///
/// The stage itself is handed in and outlives this: after a restored backup another window takes its place.
final class MainStage implements AutoCloseable {
    private static final int FIRST_ICON = 32;
    private static final int[] ICONS = {16, 24, 32, 48, 64, 128, 256, 512};

    private final Stage stage;
    private final MainWindow window;
    private final Messages messages;
    private final Settings settings;
    private final Runnable quit;
    private final Subscription watching;
    private final @Nullable DemoDesk demo;
    private boolean busy;

    MainStage(Stage stage, MainWindow window, Messages messages, Settings settings, Runnable quit) {
        this(stage, window, messages, settings, quit, null);
    }

    /// @param demo the demo, which ends with its window; null for the user's own data
    MainStage(Stage stage, MainWindow window, Messages messages, Settings settings, Runnable quit,
            @Nullable DemoDesk demo) {
        this.demo = demo;
        this.stage = stage;
        this.window = window;
        this.messages = messages;
        this.settings = settings;
        this.quit = quit;
        stage.setTitle(messages.text(demo == null ? "shell.name" : "demo.title"));
        setFirstIcon(stage);
        dress();
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        if (!stage.isShowing()) {
            List<WindowPlace.Area> screens = screens();
            put(settings.place().map(last -> last.within(screens))
                    .orElseGet(() -> WindowPlace.first(screens.getFirst())));
        }
        stage.setOnCloseRequest(event -> {
            event.consume();
            closeRequested();
        });
        watching = Subscription.combine(stage.showingProperty().subscribe((_, _) -> look()),
                stage.focusedProperty().subscribe((_, _) -> look()),
                stage.iconifiedProperty().subscribe((_, _) -> look()),
                window.atNewestProperty().subscribe((_, _) -> look()),
                stage.xProperty().subscribe((_, _) -> note()), stage.yProperty().subscribe((_, _) -> note()),
                stage.widthProperty().subscribe((_, _) -> note()), stage.heightProperty().subscribe((_, _) -> note()),
                stage.maximizedProperty().subscribe((_, _) -> noteMaximized()));
    }

    /// The main one first.
    private static List<WindowPlace.Area> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream()).map(Screen::getVisualBounds)
                .map(area -> new WindowPlace.Area(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight()))
                .toList();
    }

    private void put(WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
    }

    /// Remembers where it stands, as long as that is a place of its own.
    private void note() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            settings.place(new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        }
    }

    private void noteMaximized() {
        settings.place().ifPresent(last -> settings.place(
                new WindowPlace(last.x(), last.y(), last.width(), last.height(), stage.isMaximized())));
    }

    /// A small one, which has to do until [#setIcons]: to read the large ones takes a tenth of a second.
    static void setFirstIcon(Stage stage) {
        if (stage.getIcons().isEmpty()) {
            stage.getIcons().setAll(icon(FIRST_ICON));
        }
    }

    /// All of them, for a window that is there.
    static void setIcons(Stage stage) {
        stage.getIcons().setAll(Arrays.stream(ICONS).mapToObj(MainStage::icon).toArray(Image[]::new));
    }

    private static Image icon(int size) {
        return new Image(Theme.asset("icons/postback-desk-" + size + ".png").toExternalForm());
    }

    /// A new scene brings its own size, and a window that stands on the screen keeps the one it has.
    private void dress() {
        boolean keep = stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen();
        double width = stage.getWidth();
        double height = stage.getHeight();
        stage.setScene(window.scene());
        if (keep) {
            stage.setWidth(width);
            stage.setHeight(height);
        }
    }

    /// Shows it, or brings it back.
    void show() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    boolean isShowing() {
        return stage.isShowing();
    }

    /// What is rejected counts as seen while the newest rows are before the user.
    private void look() {
        window.inFront(stage.isShowing() && stage.isFocused() && !stage.isIconified());
        window.shell().looking(stage.isShowing() && stage.isFocused() && !stage.isIconified()
                && window.atNewestProperty().get());
    }

    /// Shows what is going on, and lets nobody do anything meanwhile but close the window: that stops.
    ///
    /// @param progress see [Busy]
    void busy(String title, String text, ReadOnlyDoubleProperty progress) {
        busy = true;
        window.overlay().busy(Busy.dialog(title, text, progress));
    }

    /// Lets go of the stage, which stays as it is.
    @Override
    public void close() {
        watching.unsubscribe();
    }

    void closeRequested() {
        settings.save();
        if (busy) {
            // A second click on X while the demo closes is none on the user's own receiver, which comes back in a moment.
            if (demo == null || demo.own().isEmpty()) {
                quit.run();
            }
            return;
        }
        if (demo != null) {
            window.leaving().unlessUnsaved(Leaving.For.CLOSE, demo::leave);
            return;
        }
        switch (settings.closing().get()) {
            case ASK -> ask();
            case KEEP_RECEIVING -> stage.hide();
            case STOP -> window.leaving().unlessUnsaved(Leaving.For.CLOSE, quit);
        }
    }

    private void ask() {
        Button keep = new Button(messages.text("shell.close.keep"));
        keep.setId("close-keep");
        keep.setDefaultButton(true);
        keep.setOnAction(_ -> decided(Closing.KEEP_RECEIVING, stage::hide));
        Button stop = new Button(messages.text("shell.close.stop"));
        stop.setId("close-stop");
        // Who stays after all has not decided yet.
        stop.setOnAction(_ -> {
            window.overlay().closeDialog();
            window.leaving().unlessUnsaved(Leaving.For.CLOSE, () -> decided(Closing.STOP, quit));
        });
        window.overlay().question(new Dialog(messages.text("shell.close.title"),
                Dialog.paragraph(messages.text("shell.close.text")), stop, keep));
    }

    private void decided(Closing closing, Runnable then) {
        window.overlay().closeDialog();
        settings.closing().set(closing);
        then.run();
    }
}
