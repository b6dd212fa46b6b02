package dev.postbackdesk.desktop.fx;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnFxThread.class)
class LoadingPaneTest {
    private static final Duration NOTICED = Duration.ofMillis(200);
    /// After which what was to be said late has been said.
    private static final Duration LONG = Duration.ofMillis(600);

    private final BooleanProperty loaded = new SimpleBooleanProperty(true);
    private final StringProperty failure = new SimpleStringProperty("");
    private final AtomicInteger tries = new AtomicInteger();
    private final List<Boolean> seen = new ArrayList<>();
    @SuppressWarnings("NullAway.Init") // by start
    private LoadingPane pane;

    @Start
    void start(Stage stage) {
        pane = new LoadingPane(new Messages(Locale.ENGLISH), "Nothing can be read", loaded, failure,
                tries::incrementAndGet);
        pane.visibleProperty().addListener((_, _, now) -> seen.add(now));
        stage.setScene(new Scene(new StackPane(pane), 400, 300));
        stage.show();
    }

    private boolean turns() {
        return pane.isVisible() && pane.getChildren().stream().anyMatch(ProgressIndicator.class::isInstance);
    }

    private boolean says(String sentence) {
        return pane.isVisible() && pane.lookupAll(".label").stream()
                .anyMatch(node -> node instanceof javafx.scene.control.Label label && label.getText().equals(sentence));
    }

    @Test
    void whatTakesLongIsAnnouncedAfterAMoment(FxRobot robot) throws Exception {
        long began = System.nanoTime();
        robot.interact(() -> {
            loaded.set(false);
            assertThat(pane.isVisible()).isFalse();
        });
        eventually(this::turns);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(NOTICED);
        robot.interact(() -> loaded.set(true));
        assertThat(pane.isVisible()).isFalse();
    }

    @Test
    void whatIsReadAtOnceIsNotAnnounced(FxRobot robot) {
        robot.interact(() -> loaded.set(false));
        robot.interact(() -> loaded.set(true));
        WaitForAsyncUtils.sleep(LONG.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        robot.interact(() -> assertThat(seen).isEmpty());
    }

    /// Else the sentence would go and come back with each try.
    @Test
    void aFailureStaysWhileAnotherTryIsQuickAndGivesWayWhereItIsSlow(FxRobot robot) throws Exception {
        robot.interact(() -> {
            loaded.set(false);
            failure.set("The disk is away.");
        });
        assertThat(says("The disk is away.")).isTrue();
        Button again = robot.lookup("#try-again").queryButton();
        robot.interact(again::fire);
        assertThat(tries.get()).isEqualTo(1);

        robot.interact(() -> {
            failure.set("");
            assertThat(says("The disk is away.")).isTrue();
            failure.set("The disk is away.");
        });
        assertThat(robot.lookup("#try-again").queryButton()).isSameAs(again);

        robot.interact(() -> failure.set(""));
        eventually(this::turns);
        assertThat(says("The disk is away.")).isFalse();
    }
}
