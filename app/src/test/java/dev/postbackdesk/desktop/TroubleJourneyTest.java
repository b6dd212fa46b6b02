package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRow;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.Sums;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What Live, Clicks and Reports show while nothing is answered, and where what is in sight can't be read anew.
@ExtendWith(OnFxThread.class)
class TroubleJourneyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final String SPINNER = ".loading-pane > .progress-indicator";
    private static final String SENTENCE = "#trouble-sentence";
    private static final String SAID = "Not everything here is up to date. The disk is away. Look at it.";

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;
    @SuppressWarnings("NullAway.Init") // by show
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage given) {
        stage = given;
        receiver.define(SampleDefinitions.all());
        arrive(1);
        receiver.follow(new ClickRow(new Click(1, NOW.minusSeconds(90), 1, "", "192.0.2.1", null, null, false, false),
                "k4f9q2m7x1", List.of()));
        receiver.reports(query -> {
            List<Sums> steps = new java.util.ArrayList<>(Collections.nCopies(query.edges().size() - 1, Sums.NONE));
            steps.set(0, new Sums(10, 0, Map.of(Result.REJECTED, 1L), new TreeMap<>()));
            return new Report(steps, Map.of(), Map.of(), Map.of(), true);
        });
    }

    private void arrive(long number) {
        receiver.arrive(new Postback(number, new Arrival(NOW, "GET", "/postback", "", List.of(), new byte[0],
                "203.0.113.9", false), Result.REJECTED, List.of(),
                new Reading(null, null, null, null, null, null, null, null, null, null, List.of()), null, false, 400,
                NOW));
    }

    private void show(FxRobot robot, Receiver shown) {
        robot.interact(() -> {
            window = new MainWindow(shown, Settings.passing(), new Tasks(Platform::runLater),
                    new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
            stage.setScene(window.scene());
            window.start();
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "clicks", "reports"})
    void whatIsNotAnsweredIsSaidToBeReadAfterAMoment(String screen, FxRobot robot) throws Exception {
        long began = System.nanoTime();
        show(robot, Scenario.LOADING.of(receiver));
        robot.interact(() -> window.shell().open(screen));
        eventually(() -> isInSight(robot, SPINNER));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(isInSight(robot, ".failed-pane")).isFalse();
    }

    private void away(boolean away) {
        receiver.failWith(away
                ? new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away. Look at it.")
                : null);
    }

    private static void run(FxRobot robot, List<Command> commands, String id) {
        robot.interact(() -> commands.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().action()
                .run());
    }

    /// A strip over rows that stay, which goes with the next try that works.
    private void isSaidAndMended(FxRobot robot) throws Exception {
        eventually(() -> texts(robot, SENTENCE).equals(List.of(SAID)));
        assertThat(isInSight(robot, ".failed-pane")).isFalse();
        press(robot, "#trouble-again");
        eventually(() -> texts(robot, SENTENCE).equals(List.of(SAID)));
        away(false);
        press(robot, "#trouble-again");
        eventually(() -> texts(robot, SENTENCE).isEmpty());
    }

    @Test
    void liveKeepsItsRowsWhereTheyCanNotBeReadAnew(FxRobot robot) throws Exception {
        show(robot, receiver);
        eventually(() -> rows(robot, "#live-table") == 1);
        away(true);
        run(robot, window.live().commands(), "live:newest");
        isSaidAndMended(robot);
        assertThat(rows(robot, "#live-table")).isEqualTo(1);
    }

    @Test
    void clicksKeepsItsRowsWhereTheyCanNotBeReadAnew(FxRobot robot) throws Exception {
        show(robot, receiver);
        robot.interact(() -> window.shell().open("clicks"));
        eventually(() -> rows(robot, "#click-table") == 1);
        away(true);
        run(robot, window.clicks().commands(), "clicks:newest");
        isSaidAndMended(robot);
        assertThat(rows(robot, "#click-table")).isEqualTo(1);
    }

    @Test
    void reportsKeepsItsFiguresWhereTheyCanNotBeReadAnew(FxRobot robot) throws Exception {
        show(robot, receiver);
        robot.interact(() -> window.shell().open("reports"));
        eventually(() -> texts(robot, "#figure-clicks").equals(List.of("10")));
        away(true);
        robot.interact(() -> {
            arrive(2);
            window.deliver();
            window.tick();
        });
        isSaidAndMended(robot);
        assertThat(texts(robot, "#figure-clicks")).containsExactly("10");
    }
}
