package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a real failure to start looks like.
@ExtendWith(ApplicationExtension.class)
class FailureWindowTest {
    @TempDir
    Path data;

    private final AtomicInteger quits = new AtomicInteger();
    private final AtomicInteger port = new AtomicInteger();
    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;

    @Start
    void start(Stage given) {
        Theme.loadFonts();
        stage = given;
    }

    private void show(FxRobot robot, ReceiverException failure) {
        robot.interact(() -> {
            stage.setScene(new FailureWindow(new Messages(Locale.ENGLISH), failure, quits::incrementAndGet, port::set)
                    .scene(Theme.Mode.LIGHT));
            stage.show();
        });
    }

    private static ReceiverException failure(ReceiverConfig config) {
        try (LocalReceiver _ = LocalReceiver.open(config)) {
            throw new AssertionError("It started");
        } catch (ReceiverException e) {
            return e;
        }
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void aTakenPortIsNamedAndAnotherOneIsTheUsersChoice(FxRobot robot) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            show(robot, failure(ReceiverConfig.of(data, "test").at("127.0.0.1", taken.getLocalPort())));

            assertThat(text(robot, "#failure-title")).isEqualTo("The port is taken");
            assertThat(text(robot, "#failure-sentence")).contains(Integer.toString(taken.getLocalPort()));
        }
        robot.clickOn("#failure-other-port");
        robot.clickOn("#failure-port").write("99999");
        robot.clickOn("#failure-use-port");
        assertThat(port).hasValue(0);
        robot.clickOn("#failure-port").eraseText(5).write("8379");
        robot.clickOn("#failure-use-port");
        assertThat(port).hasValue(8379);
        robot.clickOn("#failure-quit");
        assertThat(quits).hasValue(1);
    }

    @Test
    void aFolderInUseNamesItsHolder(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "the other one").at("127.0.0.1", 0))) {
            ReceiverException failure = failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
            show(robot, failure);

            assertThat(Exit.of(failure.kind())).isEqualTo(3);
            assertThat(text(robot, "#failure-title")).isEqualTo("The data folder is in use");
            assertThat(text(robot, "#failure-sentence")).contains("the other one", data.toString());
            assertThat(robot.lookup("#failure-other-port").tryQuery()).isEmpty();
        }
    }

    @Test
    void damagedDataAreToldWithoutAStackTrace(FxRobot robot) throws Exception {
        try (LocalReceiver _ = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0))) {
            assertThat(data).isNotEmptyDirectory();
        }
        try (var files = Files.list(data)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".mv.db")).toList()) {
                Files.write(file, new byte[0]);
            }
        }
        ReceiverException failure = failure(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
        show(robot, failure);

        assertThat(Exit.of(failure.kind())).isEqualTo(5);
        assertThat(text(robot, "#failure-title")).isEqualTo("The data can not be used");
        assertThat(text(robot, "#failure-sentence")).doesNotContain("Exception", "\tat ").endsWith(".");
    }
}
