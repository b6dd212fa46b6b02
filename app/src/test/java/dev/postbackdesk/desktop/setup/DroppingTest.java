package dev.postbackdesk.desktop.setup;

import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.toasts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Files that are dropped on the window.
@ExtendWith(OnFxThread.class)
class DroppingTest {
    private static final FileDialogs NONE = new FileDialogs() {
        @Override
        public Optional<Path> chooseDefinitions() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String name) {
            return Optional.empty();
        }
    };

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private SetupDesk desk;
    @SuppressWarnings("NullAway.Init") // by start
    private Overlay overlay;
    @SuppressWarnings("NullAway.Init") // by start
    private Tasks tasks;

    @Start
    void start(Stage stage) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").at("127.0.0.1", 0));
        Messages words = new Messages(Locale.ENGLISH);
        overlay = new Overlay(words);
        tasks = new Tasks(Platform::runLater);
        desk = new SetupDesk(receiver, tasks, words, overlay, NONE);
        desk.takeDrops();
        stage.setScene(new Scene(overlay, 800, 600));
        stage.show();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private File file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toFile();
    }

    @Test
    void aDefinitionsFileIsShownThenImportedAndCanBeTakenBack(FxRobot robot) throws Exception {
        File json = file("Setup.JSON", "{\"conversions\": [{\"name\": \"Sale\"}]}");
        File picture = file("logo.png", "");

        robot.interact(() -> desk.dropped(List.of(picture, json)));

        eventually(() -> robot.lookup("#import-run").tryQuery().isPresent());
        assertThat(receiver.definitions().join().conversions()).isEmpty();
        press(robot, "#import-run");
        eventually(() -> !overlay.isDialogOpen());
        assertThat(receiver.definitions().join().conversions()).hasSize(1);
        robot.interact(overlay::undo);
        eventually(() -> !receiver.definitions().join().conversions().getFirst().conversion().lifecycle().isActive());
    }

    @Test
    void whatIsNoDefinitionsFileIsRefusedInWords(FxRobot robot) throws Exception {
        File picture = file("logo.png", "");
        robot.interact(() -> desk.dropped(List.of(picture)));
        eventually(() -> toasts(robot).stream().anyMatch(told -> told.contains("logo.png")));
        File one = file("a.json", "{}");
        File two = file("b.json", "{}");
        robot.interact(() -> desk.dropped(List.of(one, two)));
        eventually(() -> toasts(robot).stream().anyMatch(told -> told.contains("2")));
        assertThat(overlay.isDialogOpen()).isFalse();
    }

    /// Reading takes a moment, in which one may have begun something else.
    @Test
    void whatWasOpenedWhileTheFileWasReadComesBackAsItWas(FxRobot robot) throws Exception {
        File json = file("a.json", "{\"conversions\": [{\"name\": \"Sale\"}]}");
        File broken = file("b.json", "{");
        TextField typed = new TextField();
        Dialog other = new Dialog("Save this search", new VBox(typed));
        for (File each : List.of(json, broken)) {
            robot.interact(() -> {
                desk.dropped(List.of(each));
                overlay.dialog(other);
                typed.setText("big orders");
            });
            eventually(() -> overlay.isDialogOpen() && !overlay.isInFront(other));
            assertThat(robot.lookup(each.equals(json) ? "#import-run" : "#import-problem").tryQuery()).isPresent();
            robot.push(KeyCode.ESCAPE);
            eventually(() -> overlay.isInFront(other));
            assertThat(typed.getText()).isEqualTo("big orders");
            robot.push(KeyCode.ESCAPE);
            eventually(() -> !overlay.isDialogOpen());
        }
    }

    /// Whichever of the two comes later: what is asked of the whole window is in front, and the other waits for its answer.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuestionAndThePreviewDoNotTakeEachOthersPlace(boolean questionFirst, FxRobot robot) throws Exception {
        File json = file("a.json", "{\"conversions\": [{\"name\": \"Sale\"}]}");
        Dialog other = new Dialog("Save this search", new VBox());
        Dialog question = new Dialog("Keep receiving?", new VBox());
        robot.interact(() -> {
            desk.dropped(List.of(json));
            overlay.dialog(other);
            if (questionFirst) {
                overlay.question(question);
            }
        });
        eventually(() -> tasks.pending() == 0);
        if (!questionFirst) {
            assertThat(robot.lookup("#import-run").tryQuery()).isPresent();
            robot.interact(() -> overlay.question(question));
        }
        assertThat(overlay.isInFront(question)).isTrue();
        robot.push(KeyCode.ESCAPE);
        eventually(() -> robot.lookup("#import-run").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        eventually(() -> overlay.isInFront(other));
    }

    @Test
    void aBrokenFileSaysWhere(FxRobot robot) throws Exception {
        File json = file("a.json", "{\n  \"links\": [}");
        robot.interact(() -> desk.dropped(List.of(json)));
        eventually(() -> robot.lookup(".dialog-box .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("The file is not JSON at line 2")));
    }
}
