package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.menu;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Closing;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// Postbacks over real HTTP, seen arriving in the real window.
@ExtendWith(OnFxThread.class)
class LiveJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.live().withSummer().at("live");

    private void send(String clickId, String val) throws Exception {
        desk.get("/postback?clickId=" + clickId + "&id=" + SALE + "&val=" + val + "&com=0&comperc=10");
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#live-table").queryTableView();
    }

    @Test
    void aPostbackArrivesIsExplainedAndCanBeSentAgain(FxRobot robot) throws Exception {
        eventually(() -> robot.lookup("#empty-curl").tryQuery().isPresent());
        send(desk.click(), "20.00");
        eventually(() -> rows(robot, "#live-table") == 1);
        send("%7Bclickid%7D", "20.00");
        eventually(() -> rows(robot, "#live-table") == 2);

        assertThat(robot.lookup(".chip").queryAllAs(Labeled.class)).extracting(Labeled::getText).contains("Accepted",
                "Rejected");
        robot.clickOn("#pill-rejected");
        eventually(() -> rows(robot, "#live-table") == 1);
        robot.clickOn("{clickid}");
        eventually(() -> robot.lookup("#detail-title").tryQuery().isPresent());
        assertThat(text(robot, "#detail-title")).isEqualTo("The click id was never filled in");

        menu(robot, "#detail-copy", "Copy as cURL");
        assertThat(clipboard()).startsWith("curl --globoff").contains("'" + desk.receiver().localAddress()
                + "/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=20.00&com=0&comperc=10'");

        robot.clickOn("#tab-answer");
        assertThat(robot.lookup("#raw-text").queryText().getText()).startsWith("400").contains(
                "ERROR PLACEHOLDER_NOT_REPLACED");

        robot.type(KeyCode.ESCAPE);
        eventually(() -> robot.lookup("#detail-title").tryQuery().isEmpty());
    }

    @Test
    void rowsAreCopiedWithTheKeyboard(FxRobot robot) throws Exception {
        send(desk.click(), "20.00");
        eventually(() -> rows(robot, "#live-table") == 1);

        robot.clickOn(robot.lookup(".table-row-cell").nth(0).queryAs(javafx.scene.Node.class));
        robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(clipboard()).contains("\tAccepted\tSale\tSummer campaign\t20.00\t2.00\t\t127.0.0.1\t");
    }

    /// Prints how long after its answer a row stands in the table; the time decides nothing here.
    @Test
    void rowsFollowTheirAnswers(FxRobot robot) throws Exception {
        desk.get("/postback?clickId=hello&id=test&val=0&com=0");
        eventually(() -> rows(robot, "#live-table") == 1);
        List<Long> millis = new ArrayList<>();
        for (int i = 2; i <= 61; i++) {
            int expected = i;
            desk.get("/postback?clickId=hello&id=test&val=0&com=0");
            long answered = System.nanoTime();
            CompletableFuture<Long> seen = new CompletableFuture<>();
            Platform.runLater(() -> {
                ObservableList<?> items = table(robot).getItems();
                if (items.size() >= expected) {
                    seen.complete(System.nanoTime());
                }
                items.addListener((ListChangeListener<Object>) _ -> {
                    if (items.size() >= expected) {
                        seen.complete(System.nanoTime());
                    }
                });
            });
            millis.add((seen.get(20, TimeUnit.SECONDS) - answered) / 1_000_000);
        }
        Collections.sort(millis);
        System.out.printf(Locale.ROOT, "row in the table after its answer: median %d ms, highest of 60 %d ms%n",
                millis.get(30), millis.getLast());
        assertThat(rows(robot, "#live-table")).isEqualTo(61);
    }

    @Test
    void pausedItCountsWhatComes(FxRobot robot) throws Exception {
        send(desk.click(), "1");
        eventually(() -> rows(robot, "#live-table") == 1);
        robot.clickOn("#live-pause");

        send(desk.click(), "2");
        Button bar = robot.lookup("#new-bar").queryButton();
        // It has words at once, and its place with the next layout.
        eventually(() -> bar.getText().equals("1 new postback") && bar.getWidth() > 0);
        assertThat(rows(robot, "#live-table")).isEqualTo(1);

        eventually(() -> robot.lookup("#new-bar").match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        robot.clickOn("#new-bar");
        eventually(() -> rows(robot, "#live-table") == 2);
        assertThat(text(robot, "#live-pause")).isEqualTo("Pause");
    }

    @Test
    void whatIsNotToBeSeenYetIsNotInTheScene(FxRobot robot) throws Exception {
        Scene scene = desk.window().scene();
        eventually(() -> scene.lookup(".live-empty") != null);
        for (String later : List.of("#live-table", "#live-search", "#live-pause", "#live-export", ".modal-pane")) {
            assertThat(scene.lookup(later)).as(later).isNull();
        }

        send(desk.click(), "1");

        eventually(() -> rows(robot, "#live-table") == 1);
        assertThat(List.of("#live-search", "#live-pause", "#live-export")).allMatch(now -> isInSight(robot, now));
        List<Node> buttons = Objects.requireNonNull(scene.lookup("#live-pause")).getParent()
                .getChildrenUnmodifiable();
        assertThat(buttons).extracting(Node::getId).startsWith("live-pause", "live-export");
    }

    @Test
    void underADialogTheMenusKeysWait(FxRobot robot) throws Exception {
        MenuButton more = (MenuButton) shown(robot, ".more");
        robot.interact(more::show);
        assertThat(more.getItems()).extracting(MenuItem::getId).contains("menu-backups", "menu-import");
        robot.interact(more::hide);
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        eventually(() -> isInSight(robot, "#palette-list"));

        robot.push(KeyCode.SHORTCUT, KeyCode.B);
        robot.type(KeyCode.ESCAPE);

        eventually(() -> !desk.window().overlay().isDialogOpen());
        assertThat(isThere(robot, "#backups")).isFalse();
    }

    @Test
    void theKeyboardLeadsEverywhere(FxRobot robot) throws Exception {
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.SHORTCUT);
        eventually(() -> desk.screen().equals("conversions"));
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.SHORTCUT);
        eventually(() -> desk.screen().equals("live"));
        robot.type(KeyCode.F1);
        eventually(() -> desk.window().overlay().isDialogOpen());
        robot.type(KeyCode.ESCAPE);
        eventually(() -> !desk.window().overlay().isDialogOpen());
    }

    @Test
    void lightAndDarkAreChosenInTheStatusLine(FxRobot robot) throws Exception {
        assertThat(desk.window().scene().getPreferences().getColorScheme()).isEqualTo(ColorScheme.LIGHT);
        // What only weak references hold is gone by the time that somebody changes the colours.
        System.gc();

        menu(robot, "#appearance", "Dark");

        eventually(() -> desk.window().scene().getPreferences().getColorScheme() == ColorScheme.DARK);
        assertThat(desk.window().scene().getUserAgentStylesheet()).contains("dark");
        assertThat(desk.settings().theme().get()).isEqualTo(Theme.Mode.DARK);
    }

    @Test
    void aPublicAddressIsSetUpFromTheStatusLine(FxRobot robot) throws Exception {
        robot.clickOn("#set-up-public-address");
        eventually(() -> desk.screen().equals("settings")
                && robot.lookup("#public-address").query().isFocused());
        robot.write("localhost");
        robot.clickOn("#save-public-address");
        eventually(() -> robot.lookup("#settings-public-address .field-help .label").queryAll().stream().anyMatch(
                label -> ((Labeled) label).getText().startsWith("localhost can't be the public address")));

        robot.clickOn("#public-address").eraseText(9).write("https://pb.invalid/");
        robot.clickOn("#save-public-address");

        eventually(() -> desk.receiver().publicAddress().isPresent());
        assertThat(desk.receiver().publicAddress()).contains(URI.create("https://pb.invalid"));
        eventually(() -> desk.window().shell().publicAddressProperty().get().equals("https://pb.invalid"));
    }

    @Test
    void closingAsksOnceAndTheWindowComesBack(FxRobot robot) throws Exception {
        robot.interact(desk.main()::closeRequested);
        eventually(() -> desk.window().overlay().isDialogOpen());
        robot.clickOn("#close-keep");
        eventually(() -> !desk.stage().isShowing());
        assertThat(desk.settings().closing().get()).isEqualTo(Closing.KEEP_RECEIVING);
        assertThat(desk.quits()).isEqualTo(0);

        robot.interact(desk.main()::show);
        robot.interact(desk.main()::closeRequested);
        assertThat(desk.stage().isShowing()).isFalse();

        robot.interact(() -> desk.settings().closing().set(Closing.STOP));
        robot.interact(desk.main()::closeRequested);
        assertThat(desk.quits()).isEqualTo(1);
    }
}
