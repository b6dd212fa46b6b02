package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.receiver.RejectedOnes;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;

/// Notes, pins, copying and sending again, in the real window.
@ExtendWith(OnFxThread.class)
class DetailJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.live().withSummer().at("live");

    private void sendPlaceholder() throws Exception {
        desk.get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=20.00&com=0");
    }

    private void open(FxRobot robot, long number) throws Exception {
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Platform.runLater(() -> desk.window().live().open(number));
        eventually(() -> isThere(robot, "#detail-number")
                && text(robot, "#detail-number").equals("Postback " + number));
    }

    @Test
    void aNoteIsWrittenFoundAndPinned(FxRobot robot) throws Exception {
        sendPlaceholder();
        sendPlaceholder();
        open(robot, 1);

        push(robot, KeyCode.SHORTCUT, KeyCode.T);
        robot.write("Tom mends the macro");
        push(robot, KeyCode.SHORTCUT, KeyCode.ENTER);
        eventually(() -> desk.receiver().remarks(1).join().notes().size() == 1);
        eventually(() -> robot.lookup("#tab-notes").queryAs(ToggleButton.class).getGraphic() instanceof Labeled count
                && count.getText().equals("1"));
        assertThat(desk.receiver().remarks(1).join().notes().getFirst().text()).isEqualTo("Tom mends the macro");

        robot.clickOn("#live-search").write("tom mends");
        eventually(() -> rows(robot, "#live-table") == 1);
        robot.clickOn("#live-search").eraseText(9);
        eventually(() -> rows(robot, "#live-table") == 2);

        press(robot, "#detail-pin");
        eventually(() -> desk.receiver().remarks(1).join().pinned());
        eventually(() -> robot.lookup("#pill-pinned").match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        robot.clickOn("#pill-pinned");
        eventually(() -> rows(robot, "#live-table") == 1);
        assertThat(robot.lookup(".row-mark").queryAllAs(Labeled.class)).extracting(Labeled::getAccessibleText)
                .contains("Pinned", "1 note");

        robot.clickOn("#live-table");
        push(robot, KeyCode.SHORTCUT, KeyCode.D);
        eventually(() -> !desk.receiver().remarks(1).join().pinned());
        eventually(() -> rows(robot, "#live-table") == 0);
    }

    /// Who looks through rows by opening and closing them goes on where he was.
    @Test
    void theKeyboardStaysOnTheRowWhoseDetailIsClosed(FxRobot robot) throws Exception {
        for (int i = 0; i < 4; i++) {
            sendPlaceholder();
        }
        eventually(() -> rows(robot, "#live-table") == 4);
        open(robot, 3);
        push(robot, KeyCode.ESCAPE);
        eventually(() -> robot.lookup("#live-table").query().isFocused());
        // Pages are exchanged whenever something comes in.
        sendPlaceholder();
        eventually(() -> rows(robot, "#live-table") == 5);
        push(robot, KeyCode.ENTER);
        eventually(() -> isThere(robot, "#detail-number") && text(robot, "#detail-number").equals("Postback 3"));
        push(robot, KeyCode.ESCAPE);
        push(robot, KeyCode.DOWN);
        eventually(() -> isThere(robot, "#detail-number") && text(robot, "#detail-number").equals("Postback 2"));
    }

    @Test
    void aRemovedNoteComesBackByUndo(FxRobot robot) throws Exception {
        sendPlaceholder();
        desk.receiver().remark(1, new Remark.Write("one")).join();
        open(robot, 1);
        robot.clickOn("#tab-notes");
        eventually(() -> isThere(robot, "#note-remove-1"));

        press(robot, "#note-remove-1");
        eventually(() -> desk.receiver().remarks(1).join().notes().isEmpty());
        robot.clickOn("Undo");

        eventually(() -> desk.receiver().remarks(1).join().notes().size() == 1);
    }

    /// What they show is read first. Who began something else in that moment keeps it.
    @ParameterizedTest
    @ValueSource(strings = {"live:replay", "live:door"})
    void aDialogThatComesLateTakesNoOthersPlace(String command, FxRobot robot) throws Exception {
        sendPlaceholder();
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Overlay overlay = desk.window().overlay();
        Dialog other = new Dialog("Save this search", new TextField("big orders"));
        robot.interact(() -> {
            // Its detail is on its way, too.
            desk.window().live().open(1);
            int before = desk.tasks().pending();
            desk.window().live().commands().stream().filter(one -> one.id().equals(command)).findFirst().orElseThrow()
                    .action().run();
            assertThat(desk.tasks().pending()).as("what it waits for").isGreaterThan(before);
            overlay.dialog(other);
        });
        eventually(() -> desk.tasks().pending() == 0);
        robot.interact(() -> assertThat(overlay.isInFront(other)).isTrue());
    }

    @Test
    void aRequestIsMendedAndSentToThisReceiverAgain(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);
        String click = desk.click();

        push(robot, KeyCode.SHORTCUT, KeyCode.R);
        eventually(() -> isThere(robot, "#replay-target"));
        assertThat(robot.lookup("#replay-then").queryText().getText()).startsWith("400\n")
                .contains("ERROR PLACEHOLDER_NOT_REPLACED");
        assertThat(text(robot, "#replay-says")).contains("not a test").contains("recorded as a real conversion");
        press(robot, "#replay-send");
        eventually(() -> isThere(robot, "#replay-now"));
        assertThat(robot.lookup("#replay-now").queryText().getText()).startsWith("400\n");

        robot.interact(() -> robot.lookup("#replay-target").queryAs(TextArea.class)
                .setText("/postback?clickId=" + click + "&id=" + SALE + "&val=20.00&com=0"));
        press(robot, "#replay-send");
        eventually(() -> isThere(robot, "#replay-now")
                && robot.lookup("#replay-now").queryText().getText().startsWith("200\n"));
        assertThat(robot.lookup("#replay-now").queryText().getText()).endsWith("\n\nOK");
        eventually(() -> isThere(robot, "#replay-open"));
        assertThat(text(robot, "#replay-open")).isEqualTo("Open postback 3");
        assertThat(desk.receiver().postback(3).join().orElseThrow().result().word()).isEqualTo("accepted");
        assertThat(desk.receiver().postback(3).join().orElseThrow().test()).isFalse();

        press(robot, "#replay-open");
        eventually(() -> text(robot, "#detail-number").equals("Postback 3"));
        eventually(() -> rows(robot, "#live-table") == 3);
        assertThat(desk.window().overlay().isDialogOpen()).isFalse();
    }

    @Test
    void anotherAddressIsNamedBeforeAnythingLeaves(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);
        press(robot, "#detail-replay");
        eventually(() -> isThere(robot, "#replay-target"));
        robot.clickOn("Another address");
        String other = desk.receiver().localAddress().toString();
        robot.interact(() -> robot.lookup("#replay-address").queryTextInputControl().setText(other));

        press(robot, "#replay-send");
        eventually(() -> text(robot, "#replay-send").equals("Send to " + other));
        assertThat(text(robot, "#replay-says")).startsWith("GET goes to " + other + ", which is not this receiver");
        assertThat(desk.receiver().status().stored()).isEqualTo(1);
        press(robot, "#replay-send");

        eventually(() -> isThere(robot, "#replay-now"));
        assertThat(desk.receiver().status().stored()).isEqualTo(2);
        assertThat(isThere(robot, "#replay-open")).isFalse();

        robot.interact(() -> robot.lookup("#replay-address").queryTextInputControl().setText("staging"));
        press(robot, "#replay-send");
        press(robot, "#replay-send");
        eventually(() -> text(robot, "#replay-problem").startsWith("“staging” is no address to send to."));
    }

    @Test
    void eachCopyHasItsKey(FxRobot robot) throws Exception {
        sendPlaceholder();
        desk.receiver().remark(1, new Remark.Write("Ticket 12")).join();
        open(robot, 1);
        robot.clickOn("#detail-title");

        push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        assertThat(clipboard()).startsWith("curl --globoff");
        push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.U);
        assertThat(clipboard()).startsWith("http://127.0.0.1:").contains("/postback?clickId=%7Bclickid%7D");
        push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
        assertThat(clipboard()).startsWith("GET /postback?clickId=%7Bclickid%7D").contains(" HTTP/1.1\n");
        push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);
        assertThat(clipboard()).startsWith("**Postback 1").contains("```http\nGET /postback").contains("> Ticket 12");
    }

    @Test
    void exportAndTheGeneratedUrlAreAtHand(FxRobot robot) throws Exception {
        sendPlaceholder();
        open(robot, 1);

        assertThat(robot.lookup("#live-export").queryAs(MenuButton.class).getItems()).extracting(MenuItem::getText)
                .containsExactly("Export the selection as HAR …", "Export the selection as a support bundle …",
                        "Export everything found as CSV …");
        assertThat(robot.lookup("#expected-url").query().getAccessibleText()).isEqualTo(desk.receiver().localAddress()
                + "/postback?clickId={CLICK_ID_PLACEHOLDER}&id=" + SALE + "&val=0&com=0");
        assertThat(text(robot, "#left-out")).isEqualTo("Optional and left out: comperc, param, txid, status, currency");
    }

    @Test
    void clicksWithoutAPostbackAreSaidAndTheReceiverIsTested(FxRobot robot) throws Exception {
        for (int i = 0; i < 21; i++) {
            desk.click();
        }
        // The table is there from the first postback on; this one is of no conversion.
        desk.get("/postback?clickId=x");
        eventually(() -> {
            Platform.runLater(desk.window()::tick);
            return isThere(robot, "#silence-test");
        });

        press(robot, "#silence-test");
        eventually(() -> desk.receiver().status().stored() == 2);
        eventually(() -> isThere(robot, ".toast"));
        assertThat(desk.receiver().postback(2).join().orElseThrow().test()).isTrue();
        assertThat(desk.receiver().postback(2).join().orElseThrow().result().word()).isEqualTo("accepted");

        press(robot, "#silence-open");
        eventually(() -> desk.screen().equals("conversions"));
    }

    /// A try of another case, then a right one; the first is mended and judged again.
    @Test
    void aHealedClickIdIsToldWholeAndInOrder(FxRobot robot) throws Exception {
        String click = desk.click();
        String sale = click + "&id=" + SALE + "&val=20.00&com=0";
        desk.getAs(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "/postback?clickid=" + sale);
        assertThat(desk.get("/postback?clickId=" + sale).statusCode()).isEqualTo(200);
        desk.receiver().saveConversion(Conversion.named(SALE, "Sale").accepting(false, true)).join();
        desk.receiver().judgeAgain(RejectedOnes.since(null)).join();
        open(robot, 1);
        eventually(() -> text(robot, "#detail-title").equals("This was counted already"));

        String said = robot.lookup("#detail .paragraph").queryAllAs(TextFlow.class).stream()
                .flatMap(flow -> flow.getChildren().stream()).filter(Text.class::isInstance)
                .map(part -> ((Text) part).getText()).collect(Collectors.joining());
        assertThat(said).contains("Postback 2 reported the same", "later, and counts").doesNotContain("earlier");
        assertThat(texts(robot, "#detail .more .label")).contains("The click id was taken from clickid");
        assertThat(texts(robot, "#earlier-verdicts .label"))
                .anyMatch(line -> line.endsWith(" – Rejected: The click id has another name"));
        assertThat(texts(robot, "#detail .parameter.odd .note")).containsExactly("other name", "taken");
        ScrollPane scroll = robot.lookup("#detail .scroll-pane").queryAs(ScrollPane.class);
        assertThat(scroll.getContent().getLayoutBounds().getWidth())
                .isLessThanOrEqualTo(scroll.getViewportBounds().getWidth());
    }
}
