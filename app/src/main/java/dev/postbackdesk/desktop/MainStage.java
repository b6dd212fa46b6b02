package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The window on the screen: its icon and size, and what closing it does. Used on the FX thread.
final class MainStage {
    private static final int[] ICONS = {16, 24, 32, 48, 64, 128, 256, 512};

    private final Stage stage = new Stage();
    private final MainWindow window;
    private final Messages messages;
    private final Settings settings;
    private final Runnable quit;

    MainStage(MainWindow window, Messages messages, Settings settings, Runnable quit) {
        this.window = window;
        this.messages = messages;
        this.settings = settings;
        this.quit = quit;
        stage.setTitle(messages.text("shell.name"));
        for (int size : ICONS) {
            stage.getIcons().add(new Image(Theme.asset("icons/postback-desk-" + size + ".png").toExternalForm()));
        }
        stage.setScene(window.scene());
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setOnCloseRequest(event -> {
            event.consume();
            closeRequested();
        });
        stage.showingProperty().addListener((_, _, _) -> look());
        stage.focusedProperty().addListener((_, _, _) -> look());
        stage.iconifiedProperty().addListener((_, _, _) -> look());
        window.atNewestProperty().addListener((_, _, _) -> look());
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
        window.shell().looking(stage.isShowing() && stage.isFocused() && !stage.isIconified()
                && window.atNewestProperty().get());
    }

    void closeRequested() {
        settings.save();
        switch (settings.closing().get()) {
            case ASK -> ask();
            case KEEP_RECEIVING -> stage.hide();
            case STOP -> window.leaving().unlessUnsaved(quit);
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
            window.leaving().unlessUnsaved(() -> decided(Closing.STOP, quit));
        });
        window.overlay().dialog(new Dialog(messages.text("shell.close.title"),
                Dialog.paragraph(messages.text("shell.close.text")), stop, keep));
    }

    private void decided(Closing closing, Runnable then) {
        window.overlay().closeDialog();
        settings.closing().set(closing);
        then.run();
    }
}
