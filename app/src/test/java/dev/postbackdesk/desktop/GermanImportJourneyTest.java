package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Imports files into a German window that are wrong, or will not work as they stand.
@ExtendWith(OnFxThread.class)
class GermanImportJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().speaking(Locale.GERMAN).at("conversions");

    @TempDir
    Path folder;

    @Test
    void whatIsWrongWithAFileIsSaidInGerman(FxRobot robot) throws Exception {
        Path warned = Files.writeString(folder.resolve("warned.json"),
                "{\"conversions\": [{\"name\": \"Sale\", \"network\": \"Nobody\"}]}");
        robot.interact(() -> desk.window().lookAt(warned));
        eventually(() -> isInSight(robot, "#import-run"));
        assertThat(texts(robot, ".import-warning")).containsExactly("conversions[0].network: Ein Netzwerk namens"
                + " \"Nobody\" ist nicht bekannt; seine Platzhalter müssen Sie selbst eintragen.");
        press(robot, "#import-cancel");

        Path wrong = Files.writeString(folder.resolve("wrong.json"),
                "{\"conversions\": [{\"name\": \"Sale\", \"duplicates\": \"never\"}]}");
        robot.interact(() -> desk.window().lookAt(wrong));
        eventually(() -> isInSight(robot, "#import-problem"));
        assertThat(texts(robot, "#import-problem")).containsExactly("conversions[0].duplicates: \"never\" ist nicht"
                + " bekannt; schreiben Sie \"once\" oder \"by-transaction\" oder \"every\".");
    }
}
