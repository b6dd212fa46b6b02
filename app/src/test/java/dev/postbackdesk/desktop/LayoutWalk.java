package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A window that is led from place to place, and what is wrong with its layout at each. A test class holds it in a field with
/// `@RegisterExtension`, below `@ExtendWith(OnFxThread.class)`, so that JavaFX is there before it; window and receiver are
/// closed after a test.
final class LayoutWalk implements BeforeEachCallback, AfterEachCallback {
    /// Widths and heights that a window is looked at in.
    static final int[][] SIZES = {{1440, 900}, {1024, 700}};
    /// Pulses without anything under way: layout and cells need some to settle.
    private static final int STILL = 6;

    private final Tasks tasks = new Tasks(Platform::runLater);
    private final Settings settings = Settings.passing();
    private final List<String> faults = new ArrayList<>();
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private Stage stage;
    @SuppressWarnings("NullAway.Init") // by open
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by open
    private MainWindow window;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        onFx(() -> {
            Theme.loadFonts();
            stage = new Stage();
            return CompletableFuture.completedFuture(null);
        });
    }

    /// Opens the window over a receiver, which is this one's to close, and does `then` on the FX thread.
    void open(LocalReceiver over, Messages words, Locale language, Runnable then) throws Exception {
        receiver = over;
        onFx(() -> {
            window = new MainWindow(receiver, settings, tasks, words, new Format(language, ZoneOffset.UTC), true,
                    _ -> {},
                    () -> {});
            stage.setScene(window.scene());
            window.start();
            then.run();
            return settled();
        });
    }

    Settings settings() {
        return settings;
    }

    MainWindow window() {
        return window;
    }

    LocalReceiver receiver() {
        return receiver;
    }

    Stage stage() {
        return stage;
    }

    void resize(int width, int height) throws Exception {
        then(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
        });
    }

    /// Goes somewhere, waits until it is settled, and looks at the whole window.
    void look(String where, Runnable go) throws Exception {
        then(go);
        find(where, () -> LayoutFaults.of(window.scene()));
    }

    /// Does this on the FX thread, and waits until nothing is under way any more.
    void then(Runnable go) throws Exception {
        onFx(() -> {
            go.run();
            return settled();
        });
    }

    /// Does this on the FX thread, and goes on at once.
    void now(Runnable work) throws Exception {
        onFx(() -> {
            work.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    /// Notes what is found on the FX thread, each fault with its place.
    void find(String where, Supplier<List<String>> search) throws Exception {
        now(() -> search.get().stream().map(fault -> where + ": " + fault).distinct().forEach(faults::add));
    }

    boolean ask(BooleanSupplier question) throws Exception {
        return CompletableFuture.supplyAsync(question::getAsBoolean, Platform::runLater).get(30, TimeUnit.SECONDS);
    }

    void foundNothing() {
        assertThat(faults).as("a node that shows data may be marked with the style class may-shorten").isEmpty();
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

    private static void onFx(Supplier<CompletableFuture<?>> work) throws Exception {
        CompletableFuture.<Void>completedFuture(null).thenComposeAsync(_ -> work.get(), Platform::runLater)
                .get(30, TimeUnit.SECONDS);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        now(() -> {
            stage.hide();
            window.close();
        });
        receiver.close();
    }
}
