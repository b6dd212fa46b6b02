package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnFxThread.class)
class AskingDeskTest {
    private final List<String> done = new ArrayList<>();
    private final List<String> unsaved = new ArrayList<>();
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);

    private final class Recorder implements DemoDesk {
        @Override
        public Optional<URI> own() {
            return Optional.empty();
        }

        @Override
        public String bound() {
            return ALONE;
        }

        @Override
        public boolean isOpenToOthers() {
            return false;
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public void pause(boolean pause) {
            done.add("pause");
        }

        @Override
        public void reset(boolean onStage) {
            done.add("reset");
        }

        @Override
        public void listenOn(String address, boolean onStage) {
            done.add("listen on " + address);
        }

        @Override
        public void leave() {
            done.add("leave");
        }
    }

    @Test
    void nothingUnsavedIsLostUnasked() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Messages words = new Messages(Locale.ENGLISH);
            Overlay overlay = new Overlay(words);
            Scene scene = new Scene(overlay, 800, 600);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            AskingDesk desk = new AskingDesk(new Recorder(),
                    new Leaving(overlay, words, new Tasks(Runnable::run), () -> unsaved, () -> saving));
            desk.pause(true);
            desk.reset(false);
            assertThat(done).containsExactly("pause", "reset");
            done.clear();

            unsaved.add("Note on postback 12");
            for (Runnable leaving : List.<Runnable>of(() -> desk.reset(true), () -> desk.listenOn("192.0.2.7", true),
                    desk::leave)) {
                leaving.run();
                assertThat(done).isEmpty();
                assertThat(overlay.isDialogOpen()).isTrue();
                overlay.closeDialog();
                leaving.run();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                ((Button) scene.lookup("#unsaved-discard")).fire();
                assertThat(done).hasSize(1);
                done.clear();
            }
            stage.close();
            return true;
        });
    }

    @Test
    void whatIsBeingSavedIsWaitedForAndKeepsTheWindowWhereItCannotBe() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Messages words = new Messages(Locale.ENGLISH);
            Leaving leaving = new Leaving(new Overlay(words), words, new Tasks(Runnable::run), () -> unsaved,
                    () -> saving);
            saving = new CompletableFuture<>();
            leaving.unlessUnsaved(Leaving.For.CLOSE, () -> done.add("left"));
            saving.completeExceptionally(
                    new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full."));
            assertThat(done).isEmpty();

            saving = new CompletableFuture<>();
            leaving.unlessUnsaved(Leaving.For.CLOSE, () -> done.add("left"));
            assertThat(done).isEmpty();
            saving.complete(null);
            assertThat(done).containsExactly("left");

            saving = new CompletableFuture<>();
            leaving.unlessUnsaved(Leaving.For.CLOSE, () -> done.add("left"));
            leaving.unlessUnsaved(Leaving.For.CLOSE, () -> done.add("left, unasked"));
            saving.complete(null);
            assertThat(done).as("once").containsExactly("left", "left, unasked");
            return true;
        });
    }

    @Test
    void theLanguageWaitsForWhatCanStillBeTakenBack() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Overlay overlay = new Overlay(new Messages(Locale.ENGLISH));
            overlay.whenNothingToUndo(() -> done.add("at once"));
            assertThat(done).containsExactly("at once");
            overlay.toast("Archived", () -> done.add("taken back"));
            overlay.whenNothingToUndo(() -> done.add("then"));
            assertThat(done).hasSize(1);
            overlay.undo();
            assertThat(done).containsExactly("at once", "taken back", "then");
            return true;
        });
    }
}
