package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What is on the screen, for the thread that opens and closes receivers: all of it happens on the FX thread. One window
/// stands there at a time, and a main window that follows another takes its place on the screen.
final class Windows {
    private final Path data;
    private final Supplier<Messages> messages;
    private final Stopping stopping;
    // The FX thread's alone.
    private @Nullable Stage stage;
    private @Nullable Open open;

    /// A main window and what belongs to it.
    private record Open(MainWindow window, MainStage main, Settings settings) {}

    /// @param data the data folder
    /// @param messages in the language that is chosen when they are asked for
    Windows(Path data, Supplier<Messages> messages, Stopping stopping) {
        this.data = data;
        this.messages = messages;
        this.stopping = stopping;
        Platform.runLater(Theme::loadFonts);
    }

    /// Opens the main window, and returns at once.
    ///
    /// @param screen what it shows first
    /// @param news what it says first
    /// @param next is given what comes after this receiver, once the user wants another one
    void open(Receiver receiver, String screen, Optional<News> news, Consumer<Next> next) {
        Platform.runLater(() -> {
            Open now = build(receiver, screen, next);
            now.main().show();
            now.window().welcome();
            news.ifPresent(now.window()::tell);
        });
    }

    private Open build(Receiver receiver, String screen, Consumer<Next> next) {
        Stage shown = stage == null ? new Stage() : stage;
        stage = shown;
        Settings settings = Settings.in(data);
        BackupWords words = words();
        Runnable quit = () -> {
            settings.save();
            stopping.ask();
        };
        Tasks tasks = new Tasks(Platform::runLater);
        MainWindow window = new MainWindow(receiver, settings, tasks, words.messages(),
                words.format(), false, backup -> {
                    settings.save();
                    busy(words.messages().text("backups.restoring-title", words.date(backup)),
                            words.messages().text("backups.restoring"));
                    next.accept(new Next.Restore(backup));
                }, quit);
        MainStage main = new MainStage(shown, window, words.messages(), settings, quit);
        Open now = new Open(window, main, settings);
        open = now;
        // Later: the button or menu that was pressed belongs to the window that goes.
        settings.language().addListener((_, _, _) -> Platform.runLater(() -> speak(now, receiver, next)));
        window.start();
        window.shell().open(screen);
        new FirstFrame(() -> shown.isShowing() && tasks.pending() == 0).start();
        return now;
    }

    /// Builds the window anew in the language that was chosen, where nothing is lost by that.
    private void speak(Open last, Receiver receiver, Consumer<Next> next) {
        if (open != last) {
            return;
        }
        if (!last.window().unsaved().isEmpty()) {
            last.window().tell(new News(words().messages().text("shell.language.later"), true));
            return;
        }
        last.settings().save();
        String screen = last.window().shell().screenProperty().get();
        last.main().close();
        last.window().close();
        build(receiver, screen, next);
    }

    private BackupWords words() {
        Messages now = messages.get();
        return new BackupWords(now, new Format(now.locale(), ZoneId.systemDefault()));
    }

    private void busy(String title, String text) {
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
            if (stage != null) {
                stage.hide();
            }
            Stage box = new Stage();
            BackupWords words = words();
            FailureViewModel model = new FailureViewModel(failure, repair, new Tasks(Platform::runLater), words,
                    answer::complete);
            FailureWindow window = new FailureWindow(model, box::sizeToScene);
            box.setTitle(words.messages().text("shell.name"));
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
