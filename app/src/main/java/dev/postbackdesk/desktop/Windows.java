package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.fx.Busy;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// What is on the screen, for the thread that opens and closes receivers: all of it happens on the FX thread. One window
/// stands there at a time, and a main window that follows another takes its place on the screen.
final class Windows {
    private static final double UNKNOWN = -1;

    private final Path data;
    private final Supplier<Messages> messages;
    private final Stopping stopping;
    // The FX thread's alone.
    private @Nullable Stage stage;
    private @Nullable Open open;
    private @Nullable Stage opening;
    private @Nullable Settings demoSettings;
    private Instant demoSeenUntil = Instant.EPOCH;
    private boolean background;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final AtomicInteger toldPercent = new AtomicInteger(-1);
    private final WarmUp warmUp = new WarmUp();

    /// A main window and what belongs to it.
    private record Open(MainWindow window, MainStage main, Settings settings) {}

    /// @param data the data folder
    /// @param messages in the language that is chosen when they are asked for
    /// @param background whether the first main window is not shown until it is asked for
    Windows(Path data, Supplier<Messages> messages, Stopping stopping, boolean background) {
        this.background = background;
        this.data = data;
        this.messages = messages;
        this.stopping = stopping;
        Platform.runLater(() -> warmUp.run(Settings.in(data).theme().get()));
    }

    /// What a window shows first.
    ///
    /// @param onStage whether the stage view is over it
    /// @param begins whether the demo begins, or begins again: what came before is its past, and nobody missed it
    record Look(String screen, boolean onStage, boolean begins) {}

    /// What a window is made of.
    ///
    /// @param openDemo opens the demo in its place; is given its settings
    /// @param desk of the demo, or null for the user's own data
    private record Made(Receiver receiver, Supplier<Settings> settings, Supplier<Messages> messages,
            Consumer<Settings> openDemo, @Nullable DemoDesk desk, Consumer<Next> next) {}

    /// Opens the main window, and returns at once.
    ///
    /// @param screen what it shows first
    /// @param news what it says first
    /// @param next is given what comes after this receiver, once the user wants another one
    void open(Receiver receiver, String screen, Optional<News> news, Consumer<Next> next) {
        Consumer<Settings> openDemo = settings -> {
            settings.save();
            busy("demo.opening-title", "demo.opening");
            next.accept(new Next.OpenDemo());
        };
        Platform.runLater(() -> {
            demoSettings = null;
            Open now = build(new Made(receiver, () -> Settings.in(data), messages, openDemo, null, next), screen);
            if (!background) {
                now.main().show();
            }
            background = false;
            news.ifPresent(now.window()::tell);
        });
    }

    /// Says that the demo is being opened, where no window stands yet.
    void demoOpens() {
        Platform.runLater(() -> {
            Messages words = messages.get();
            Stage box = new Stage(StageStyle.UNDECORATED);
            progress.set(UNKNOWN);
            Scene scene = new Theme(Settings.in(data).theme().get()).scene(
                    Busy.dialog(words.text("demo.opening-title"), words.text("demo.opening-alone"),
                            progress.getReadOnlyProperty()),
                    -1, -1);
            MainStage.setFirstIcon(box);
            box.setTitle(words.text("demo.title"));
            box.setScene(scene);
            box.show();
            opening = box;
        });
    }

    private void opened() {
        if (opening != null) {
            opening.close();
            opening = null;
        }
    }

    /// Likewise that of the demo, whose settings begin as the user's own, and are forgotten with it.
    ///
    /// @param news what it says first, in the language that it speaks then
    void openDemo(Receiver receiver, DemoDesk desk, Look look, Optional<Function<Messages, News>> news,
            Consumer<Next> next) {
        Platform.runLater(() -> {
            if (look.begins()) {
                demoSeenUntil = receiver.clock().instant();
            }
            Supplier<Messages> words = () -> new Messages(
                    lastSettings().language().get().locale(Locale.getDefault()));
            Open now = build(new Made(receiver, this::demoSettings, words, _ -> {}, desk, next), look.screen());
            now.main().show();
            opened();
            news.ifPresent(told -> now.window().tell(told.apply(now.window().words())));
            if (look.onStage()) {
                now.window().openStage();
            }
        });
    }

    /// Of each of its windows its own, since a window listens to them for as long as they live.
    private Settings demoSettings() {
        Settings last = lastSettings();
        Settings settings = Settings.passing(last);
        if (demoSettings != null) {
            settings.filters(last.filters());
            settings.seenUntil(last.seenUntil());
            settings.clickFilters(last.clickFilters());
        }
        settings.seenUntil(demoSeenUntil);
        demoSettings = settings;
        return settings;
    }

    private Settings lastSettings() {
        return demoSettings == null ? Settings.in(data) : demoSettings;
    }

    private Open build(Made made, String screen) {
        Stage shown = stage == null ? new Stage() : stage;
        stage = shown;
        Settings settings = made.settings().get();
        BackupWords words = words(made.messages().get());
        Runnable quit = () -> {
            settings.save();
            stopping.ask();
        };
        Tasks tasks = new Tasks(Platform::runLater, () -> made.messages().get().locale());
        MainWindow window = new MainWindow(made.receiver(), settings, tasks, words.messages(),
                words.format(), false, backup -> {
                    settings.save();
                    busy("backups.restoring-title", "backups.restoring", words.date(backup));
                    made.next().accept(new Next.Restore(backup));
                }, quit, () -> made.openDemo().accept(settings), made.desk());
        MainStage main = new MainStage(shown, window, words.messages(), settings, quit, made.desk());
        Open now = new Open(window, main, settings);
        open = now;
        // Once the new scene has been styled.
        Platform.runLater(warmUp::done);
        // Later: the button or menu that was pressed belongs to the window that goes.
        settings.language().addListener((_, _, _) -> Platform
                .runLater(() -> window.overlay().whenNothingToUndo(() -> speak(now, made))));
        window.start();
        window.shell().open(screen);
        FirstFrame first = new FirstFrame(() -> shown.isShowing() && tasks.pending() == 0,
                () -> MainStage.setIcons(shown));
        if (shown.isShowing()) {
            first.start();
        } else {
            // Not before: in the background it would ask for a pulse sixty times a second for as long as nobody looks.
            shown.setOnShown(_ -> {
                shown.setOnShown(null);
                first.start();
            });
        }
        return now;
    }

    /// Builds the window anew in the language that was chosen, where nothing is lost by that.
    private void speak(Open last, Made made) {
        if (!last.equals(open)) {
            return;
        }
        if (!last.window().unsaved().isEmpty()) {
            last.window().tell(new News(made.messages().get().text("shell.language.later"), true));
            return;
        }
        last.settings().save();
        String screen = last.window().shell().screenProperty().get();
        String pasted = last.window().pasted();
        last.main().close();
        last.window().close();
        Open now = build(made, screen);
        if (!pasted.isEmpty()) {
            now.window().check().check(pasted);
        }
    }

    private BackupWords words() {
        return words(messages.get());
    }

    private static BackupWords words(Messages now) {
        return new BackupWords(now, new Format(now.locale(), ZoneId.systemDefault()));
    }

    /// The main window that stands there, if one does. On the FX thread.
    Optional<MainWindow> window() {
        return Optional.ofNullable(open).map(Open::window);
    }

    /// Says what is going on in place of the window's content, in its language, until another one follows. On the FX thread.
    ///
    /// @param title key of a message
    /// @param text likewise
    /// @param arguments of the title
    void busy(String title, String text, Object... arguments) {
        if (open != null) {
            Messages words = open.window().words();
            progress.set(UNKNOWN);
            open.main().busy(words.text(title, arguments), words.text(text), progress.getReadOnlyProperty());
        }
    }

    /// Says how far it is what is going on, on any thread.
    ///
    /// @param part 0 to 1
    void progress(double part) {
        int percent = (int) (100 * part);
        if (toldPercent.getAndSet(percent) != percent) {
            Platform.runLater(() -> progress.set(part));
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
                // A signal makes JavaFX take down its drawing meanwhile, and a pointer over the window would be told of
                // its end: to find out what is under it, JavaFX asks what it no longer has.
                Scene scene = stage.getScene();
                if (scene != null) {
                    scene.getRoot().setMouseTransparent(true);
                }
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
            BackupWords words = words();
            FailureViewModel model = new FailureViewModel(failure.in(words.messages().locale()), repair,
                    new Tasks(Platform::runLater, words.messages()::locale), words,
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
