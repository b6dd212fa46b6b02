package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Looks something up in the guide, by keyboard alone.
@ExtendWith(OnFxThread.class)
class GuideJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().withSummer().at("connect");

    private static String title(FxRobot robot) {
        return words(robot, ".guide-h1");
    }

    private static String words(FxRobot robot, String flow) {
        return robot.lookup(flow + " Text").queryAllAs(Text.class).stream().map(Text::getText)
                .collect(Collectors.joining());
    }

    private static Object chosen(FxRobot robot) {
        return ((ListView<?>) shown(robot, "#guide-list")).getSelectionModel().getSelectedItem();
    }

    @Test
    void keysFirstThenThePageOfTheScreenAndALinkOfIt(FxRobot robot) throws Exception {
        push(robot, KeyCode.F1);
        eventually(() -> isInSight(robot, ".keys-sheet .key-cap"));
        focused(robot, "#guide-list");
        assertThat(isInSight(robot, "#guide-english")).as("English speaks English").isFalse();

        push(robot, KeyCode.F1);
        eventually(() -> title(robot).equals("Connect a merchant"));
        assertThat(chosen(robot)).isEqualTo("connect");
        push(robot, KeyCode.DOWN);
        eventually(() -> title(robot).startsWith("The public address"));
        assertThat(chosen(robot)).isEqualTo("public-address");

        // Up to the page of commands, in it, and to its first link.
        for (int i = 0; i < 3; i++) {
            push(robot, KeyCode.UP);
        }
        eventually(() -> title(robot).startsWith("Commands"));
        push(robot, KeyCode.ENTER);
        focused(robot, "#guide-scroll");
        for (int i = 0; i < 3 && !(desk.window().scene().getFocusOwner() instanceof Hyperlink); i++) {
            push(robot, KeyCode.TAB);
        }
        assertThat(desk.window().scene().getFocusOwner()).isInstanceOfSatisfying(Hyperlink.class,
                link -> assertThat(link.getText()).isEqualTo("Installed"));
        push(robot, KeyCode.ENTER);
        eventually(() -> title(robot).equals("Installing"));
        assertThat(chosen(robot)).isEqualTo("install");
        focused(robot, "#guide-scroll");

        push(robot, KeyCode.ALT, KeyCode.LEFT);
        eventually(() -> title(robot).startsWith("Commands"));
        push(robot, KeyCode.ESCAPE);
        eventually(() -> !isInSight(robot, ".guide-dialog"));
        assertThat(desk.screen()).isEqualTo("connect");
    }

    @Test
    void aLinkToAHeadingScrollsThere(FxRobot robot) throws Exception {
        robot.interact(() -> desk.window().openGuide("backups"));
        eventually(() -> title(robot).startsWith("Backups"));
        robot.interact(() -> robot.lookup(".guide-link").queryAllAs(Hyperlink.class).stream()
                .filter(link -> link.getText().equals("a dialog")).findFirst().orElseThrow().fire());

        eventually(() -> title(robot).equals("The desktop"));
        eventually(() -> {
            Bounds port = onScreen(shown(robot, "#guide-scroll"));
            Bounds heading = robot.lookup(".guide-h2").queryAll().stream()
                    .filter(node -> node.lookupAll("Text").stream()
                            .anyMatch(text -> text instanceof Text one && one.getText().equals("Backups")))
                    .map(GuideJourneyTest::onScreen).findFirst().orElseThrow();
            return heading.getMinY() >= port.getMinY() && heading.getMinY() < port.getMinY() + 40;
        });
    }

    private static Bounds onScreen(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void whatIsTypedIsFoundAndMarked(FxRobot robot) throws Exception {
        push(robot, KeyCode.F1);
        focused(robot, "#guide-list");
        push(robot, KeyCode.CONTROL, KeyCode.F);
        focused(robot, "#guide-find");
        fill(robot, "#guide-find", "forwarded");
        eventually(() -> title(robot).startsWith("The public address"));
        assertThat(((ListView<?>) shown(robot, "#guide-list")).getItems()).isEqualTo(List.of("public-address"));
        assertThat(robot.lookup(".guide-found").queryAllAs(Text.class)).isNotEmpty()
                .allMatch(text -> text.getText().equalsIgnoreCase("forwarded"));
        eventually(() -> ((ScrollPane) shown(robot, "#guide-scroll")).getVvalue() > 0);

        fill(robot, "#guide-find", "zzzq");
        eventually(() -> isInSight(robot, "#guide-list .placeholder .label"));
        push(robot, KeyCode.ESCAPE);
        eventually(() -> !isInSight(robot, ".guide-dialog"));
    }

    @Test
    void anAddressElsewhereAndLinesAreCopied(FxRobot robot) throws Exception {
        robot.interact(() -> desk.window().openGuide("public-address"));
        eventually(() -> isInSight(robot, ".guide-flow .guide-copy"));
        press(robot, ".guide-flow .guide-copy");
        assertThat(clipboard()).startsWith("https://developers.cloudflare.com/");

        robot.interact(() -> desk.window().overlay().closeDialog());
        robot.interact(() -> desk.window().openGuide("install"));
        eventually(() -> isInSight(robot, ".code-box .button"));
        press(robot, ".code-box .button");
        assertThat(clipboard()).startsWith("postback-desk receive\n");
    }

    @Test
    void thePaletteKnowsThePages(FxRobot robot) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.K);
        focused(robot, "#palette-field");
        fill(robot, "#palette-field", "guide lost");
        push(robot, KeyCode.ENTER);
        eventually(() -> title(robot).startsWith("Backups, and what to do"));
        assertThat(desk.settings().recentCommands()).startsWith("guide:backups");
    }

    @Test
    void nothingOfItIsReadBefore(FxRobot robot) {
        assertThat(desk.window().scene().getStylesheets()).noneMatch(sheet -> sheet.endsWith("guide.css"));
        assertThat(Set.copyOf(robot.lookup(".guide-dialog").queryAll())).isEmpty();
    }
}
