package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.SavedFilter;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Searching the live table with the keyboard alone, over postbacks that arrived over HTTP.
@ExtendWith(OnFxThread.class)
class SearchJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.live().with("{\"conversions\": [{\"id\": \"%s\", \"name\": \"Sale\"}]}".formatted(SALE))
            .at("live");

    private void send(String query) throws Exception {
        desk.get("/postback?" + query);
    }

    private static TextField field(FxRobot robot) {
        return robot.lookup("#live-search").queryAs(TextField.class);
    }

    @Test
    void aSearchIsWrittenCompletedKeptAndCopied(FxRobot robot) throws Exception {
        send("clickId=%7Bclickid%7D&id=" + SALE + "&val=250&com=0");
        send("clickId=&id=" + SALE + "&val=9&com=0");
        send("clickId=&id=ABC&val=9&com=0");
        eventually(() -> rows(robot, "#live-table") == 3);

        push(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.write("conversion:");
        eventually(() -> isInSight(robot, "#search-offers"));
        robot.type(KeyCode.TAB);
        eventually(() -> rows(robot, "#live-table") == 2 && field(robot).getText().isEmpty());
        robot.write("val>100 ");
        eventually(() -> rows(robot, "#live-table") == 1 && robot.lookup(".token").queryAll().size() == 2);

        robot.write("val>abc").type(KeyCode.ENTER);
        eventually(() -> robot.lookup(".problem-sentence").queryAll().stream()
                .anyMatch(label -> ((Labeled) label).getText().startsWith("abc is no amount")));
        assertThat(rows(robot, "#live-table")).isEqualTo(1);
        robot.eraseText(7).type(KeyCode.BACK_SPACE);
        eventually(() -> rows(robot, "#live-table") == 2 && robot.lookup(".token").queryAll().size() == 1);

        push(robot, KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard()).isEqualTo("conversion:Sale");

        robot.type(KeyCode.TAB);
        eventually(() -> robot.lookup("#save-filter").query().isFocused());
        robot.type(KeyCode.SPACE);
        eventually(() -> robot.lookup("#filter-name").tryQuery().isPresent());
        robot.write("Sales").type(KeyCode.ENTER);
        eventually(() -> desk.settings().filters().equals(List.of(new SavedFilter("Sales", "conversion:Sale"))));
        eventually(() -> robot.lookup(".saved-count").queryAll().stream()
                .anyMatch(label -> ((Labeled) label).getText().equals("2")));

        push(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.type(KeyCode.ESCAPE);
        eventually(() -> rows(robot, "#live-table") == 3);
        push(robot, KeyCode.SHORTCUT, KeyCode.K);
        robot.write("Sales").type(KeyCode.ENTER);
        eventually(() -> rows(robot, "#live-table") == 2);

        robot.interact(() -> robot.lookup(".saved-filter").query().requestFocus());
        robot.type(KeyCode.DELETE);
        eventually(() -> desk.settings().filters().isEmpty());
        push(robot, KeyCode.SHORTCUT, KeyCode.Z);
        eventually(() -> desk.settings().filters().size() == 1);
    }

    @Test
    void whatNothingMatchesIsNamedAnew(FxRobot robot) throws Exception {
        send("clickId=&id=" + SALE + "&val=9&com=0");
        eventually(() -> rows(robot, "#live-table") == 1);

        Platform.runLater(() -> desk.window().live().show("alpha"));
        eventually(() -> isThere(robot, "Nothing matches alpha"));
        Platform.runLater(() -> desk.window().live().show("beta"));
        eventually(() -> isThere(robot, "Nothing matches beta"));
        assertThat(isThere(robot, "Nothing matches alpha")).isFalse();
    }

    @Test
    void pillsAndTokensAreOneSearchAndColumnsAreKept(FxRobot robot) throws Exception {
        send("clickId=&id=" + SALE + "&val=9&com=0");
        eventually(() -> rows(robot, "#live-table") == 1);

        robot.clickOn("#pill-accepted");
        eventually(() -> isInSight(robot, "#no-match-all"));
        assertThat(robot.lookup(".token-value").queryAs(Labeled.class).getText()).isEqualTo("accepted");
        robot.interact(() -> robot.lookup("#pill-rejected").query().requestFocus());
        push(robot, KeyCode.SHIFT, KeyCode.SPACE);
        eventually(() -> rows(robot, "#live-table") == 1);
        assertThat(robot.lookup(".token-value").queryAs(Labeled.class).getText()).isEqualTo("accepted,rejected");
        robot.clickOn("#pill-all");
        eventually(() -> robot.lookup(".token").tryQuery().isEmpty());

        robot.interact(() -> {
            CheckMenuItem txid = (CheckMenuItem) robot.lookup("#live-columns").queryAs(MenuButton.class).getItems()
                    .stream().filter(item -> "column-txid".equals(item.getId())).findFirst().orElseThrow();
            txid.setSelected(true);
            txid.fire();
        });
        eventually(() -> robot.lookup("#live-table").queryTableView().getVisibleLeafColumns().stream()
                .map(TableColumnBase::getId).toList().contains("txid") == desk.settings().choice("columns")
                        .contains("txid132"));
    }
}
