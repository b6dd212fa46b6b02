package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// What is on the screen, for the thread that opens and closes receivers: all of it happens on the FX thread. One window
/// stands there at a time, and a main window that follows another takes its place on the screen.
final class Windows {
    private final Path data;
    private final Messages messages;
    private final BackupWords words;
    private final Stopping stopping;
    // The FX thread's alone.
    private @Nullable Stage stage;
    private @Nullable Open open;
    private @Nullable Stage opening;
    private @Nullable Settings demoSettings;
    private Theme.Mode theme = Theme.Mode.SYSTEM;

    /// A main window and what belongs to it.
    private record Open(MainWindow window, MainStage main) {}

    /// @param data the data folder
    Windows(Path data, Messages messages, Stopping stopping) {
        this.data = data;
        this.messages = messages;
        this.stopping = stopping;
        words = new BackupWords(messages, new Format(messages.locale(), ZoneId.systemDefault()));
        Platform.runLater(Theme::loadFonts);
    }

    /// What a window shows first.
    ///
    /// @param onStage whether the stage view is over it
    record Look(String screen, boolean onStage) {}

    /// Opens the main window, and returns at once.
    ///
    /// @param screen what it shows first
    /// @param news what it says first
    /// @param next is given what comes after this receiver, once the user wants another one
    void open(Receiver receiver, String screen, Optional<News> news, Consumer<Next> next) {
        Platform.runLater(() -> {
            Settings settings = Settings.in(data);
            Runnable openDemo = () -> {
                settings.save();
                demoSettings = null;
                theme = settings.theme().get();
                busy(messages.text("demo.opening-title"), messages.text("demo.opening"));
                next.accept(new Next.OpenDemo());
            };
            open(receiver, settings, openDemo, null, new Look(screen, false), news, next).welcome();
        });
    }

    /// Says that the demo is being opened, where no window stands yet.
    void demoOpens() {
        Platform.runLater(() -> {
            if (stage == null) {
                Stage box = new Stage(StageStyle.UNDECORATED);
                Dialog dialog = new Dialog(messages.text("demo.opening-title"), new HBox(16, new ProgressIndicator(),
                        Dialog.paragraph(messages.text("demo.opening-alone"))));
                Scene scene = new Scene(dialog);
                new Theme(theme, List.of("shell")).dress(scene);
                MainStage.setIcons(box);
                box.setTitle(messages.text("demo.title"));
                box.setScene(scene);
                box.show();
                opening = box;
            }
        });
    }

    private void opened() {
        if (opening != null) {
            opening.close();
            opening = null;
        }
    }

    /// Likewise that of the demo, whose settings are forgotten with it.
    void openDemo(Receiver receiver, DemoDesk desk, Look look, Optional<News> news, Consumer<Next> next) {
        Platform.runLater(() -> {
            Settings settings = demoSettings == null ? Settings.passing() : demoSettings;
            if (demoSettings == null) {
                settings.theme().set(theme);
                demoSettings = settings;
            }
            MainWindow window = open(receiver, settings, () -> {}, desk, look, news, next);
            if (look.onStage()) {
                window.openStage();
            }
        });
    }

    private MainWindow open(Receiver receiver, Settings settings, Runnable openDemo, @Nullable DemoDesk desk, Look look,
            Optional<News> news, Consumer<Next> next) {
        Stage shown = stage == null ? new Stage() : stage;
        stage = shown;
        Runnable quit = () -> {
            settings.save();
            stopping.ask();
        };
        MainWindow window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), messages,
                words.format(), false, backup -> {
                    settings.save();
                    busy(messages.text("backups.restoring-title", words.date(backup)),
                            messages.text("backups.restoring"));
                    next.accept(new Next.Restore(backup));
                }, quit, openDemo, desk);
        MainStage main = desk == null
                ? new MainStage(shown, window, messages, settings, quit)
                : new MainStage(shown, window, messages, settings, quit, desk);
        open = new Open(window, main);
        window.start();
        window.shell().open(look.screen());
        main.show();
        opened();
        news.ifPresent(window::tell);
        return window;
    }

    /// Says what is going on in place of the window's content, until another one follows. On the FX thread.
    void busy(String title, String text) {
        if (open != null) {
            open.main().busy(title, text);
        }
    }

    /// Brings the main window back, on any thread.
    void show() {
        Platform.runLater(() -> {
            if (open != null) {
                open.main().show();
            }
        });
    }

    /// Ends what follows the receiver, which is about to be closed. The window stays in sight unless all ends.
    ///
    /// @return the screen that was open
    Optional<String> close() {
        CompletableFuture<Optional<String>> closed = new CompletableFuture<>();
        Platform.runLater(() -> {
            Optional<Open> last = Optional.ofNullable(open);
            open = null;
            last.ifPresent(one -> {
                one.main().close();
                one.window().close();
            });
            if (stopping.isAsked() && stage != null) {
                stage.hide();
            }
            closed.complete(last.map(one -> one.window().shell().screenProperty().get()));
        });
        // A window that hangs must not keep the receiver from being closed.
        return closed.completeOnTimeout(Optional.empty(), 1, TimeUnit.SECONDS).join();
    }

    /// Shows why the receiver does not start, in place of the main window, and waits for the answer.
    Choice explain(ReceiverException failure, Repair repair) {
        CompletableFuture<Choice> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            opened();
            if (stage != null) {
                stage.hide();
            }
            Stage box = new Stage();
            FailureViewModel model = new FailureViewModel(failure, repair, new Tasks(Platform::runLater), words,
                    answer::complete);
            FailureWindow window = new FailureWindow(model, box::sizeToScene);
            box.setTitle(messages.text("shell.name"));
            MainStage.setIcons(box);
            box.setScene(window.scene(Settings.in(data).theme().get()));
            box.setResizable(false);
            box.setOnHidden(_ -> model.quit());
            box.show();
            model.load();
            var _ = answer.thenRun(() -> Platform.runLater(box::close));
        });
        var _ = stopping.asked().thenRun(() -> answer.complete(new Choice.Quit()));
        return answer.join();
    }
}
