package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.InSight.toasts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.RejectedOnes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;

/// From a rejected postback to an accepted one, by each cure that the detail offers, in the real window.
@ExtendWith(OnFxThread.class)
class CureJourneyTest {
    private static final String ASSOCIATE = "mend-associate";
    private static final Conversion SOUND = Conversion.named(SALE, "Sale");

    @RegisterExtension
    final Desk desk = Desk.live().withSummer().at("live");

    /// A rule that rejects, and what is sent.
    ///
    /// @param button what cures it
    record Case(String button, Conversion conversion, String query) {}

    static Stream<Case> cases() {
        String sound = "clickId=%s&id=" + SALE + "&val=1&com=0";
        return Stream.of(new Case(ASSOCIATE, SOUND, sound),
                new Case("mend-allow", SOUND.withAllowedSenders(List.of(new SenderRange("203.0.113.0/24"))), sound),
                new Case("mend-alias", SOUND, "clickid=%s&id=" + SALE + "&val=1&com=0"),
                new Case("mend-activate", SOUND.withLifecycle(Lifecycle.PAUSED), sound),
                new Case("mend-defaults", SOUND, "clickId=%s&id=" + SALE),
                new Case("mend-lengthen", SOUND.withWindow(Duration.ofNanos(1)), sound));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRejectedPostbackIsCuredAndJudgedAgain(Case one, FxRobot robot) throws Exception {
        String click = desk.click();
        desk.receiver().saveConversion(one.conversion()).join();
        if (one.button().equals(ASSOCIATE)) {
            desk.receiver().saveLink(1, Desk.summer()).join();
        }
        assertThat(desk.get("/postback?" + one.query().formatted(click)).statusCode()).isIn(400, 403);
        // For another reason, which none of these cures touches: it is neither counted nor judged with it.
        desk.get("/postback?clickId=a&clickId=b&id=" + SALE + "&val=1&com=0");
        eventually(() -> rows(robot, "#live-table") == 2);
        Platform.runLater(() -> desk.window().live().open(1));
        eventually(() -> isThere(robot, "#" + one.button()));
        assertThat(text(robot, "#" + one.button())).endsWith("and judge 1 again");

        press(robot, "#" + one.button());
        eventually(() -> isThere(robot, "#mend-foreseen")
                && text(robot, "#mend-foreseen").equals("Judging 1 rejected postback again would give: 1 accepted."));
        assertThat(desk.receiver().postback(1).join().orElseThrow().result()).isEqualTo(Result.REJECTED);
        press(robot, "#mend-apply");

        eventually(() -> isThere(robot, "#earlier-verdicts"));
        assertThat(desk.receiver().postback(1).join().orElseThrow().result()).isEqualTo(Result.ACCEPTED);
        assertThat(texts(robot, ".table-row-cell .chip")).containsExactlyInAnyOrder("Accepted", "Rejected");
        assertThat(toasts(robot)).contains("Judged 1 postback again: 1 accepted.");
        assertThat(isThere(robot, "#" + one.button())).isFalse();
        assertThat(desk.receiver().judgeAgain(RejectedOnes.since(null)).join().judged()).isEqualTo(1);
    }

    /// To judge many takes a while, in which something else may be opened and written into.
    @Test
    void aCureThatEndsLaterLeavesAnotherDialogOpen(FxRobot robot) throws Exception {
        String click = desk.click();
        desk.receiver().saveLink(1, Desk.summer()).join();
        desk.get("/postback?clickId=" + click + "&id=" + SALE + "&val=1&com=0");
        eventually(() -> rows(robot, "#live-table") == 1);
        Platform.runLater(() -> desk.window().live().open(1));
        press(robot, "#" + ASSOCIATE);
        eventually(() -> isThere(robot, "#mend-apply"));
        Dialog other = new Dialog("Another", new TextField());
        robot.interact(() -> {
            ((ButtonBase) shown(robot, "#mend-apply")).fire();
            desk.window().overlay().closeDialog();
            desk.window().overlay().dialog(other);
        });

        eventually(() -> toasts(robot).contains("Judged 1 postback again: 1 accepted."));
        robot.interact(() -> assertThat(desk.window().overlay().isInFront(other)).isTrue());
    }

    @Test
    void aStatusWordIsSaidToMeanSomethingAndLaterOnesAreUnderstood(FxRobot robot) throws Exception {
        String click = desk.click();
        String query = "/postback?clickId=" + click + "&id=" + SALE + "&val=1&com=0&status=Storniert";
        assertThat(desk.get(query).statusCode()).isEqualTo(200);
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Platform.runLater(() -> desk.window().live().open(1));
        eventually(() -> isThere(robot, "#mend-status"));
        assertThat(text(robot, "#mend-status")).isEqualTo("Take Storniert for …");

        robot.interact(() -> ((MenuButton) shown(robot, "#mend-status")).getItems().getLast().fire());
        eventually(() -> isThere(robot, "#mend-apply"));
        assertThat(robot.lookup(".label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .anyMatch(said -> said
                        .equals("Sale takes Storniert for declined from now on. What is recorded stays: this"
                                + " conversion counted as approved, since the word was not understood. When the same postback is"
                                + " sent once more, it becomes declined."));
        press(robot, "#mend-apply");

        eventually(() -> !isThere(robot, "#mend-status"));
        assertThat(desk.receiver().postback(1).join().orElseThrow().reading().status()).isEqualTo("approved");
        assertThat(desk.get(query).statusCode()).isEqualTo(200);
        Postback again = desk.receiver().postback(2).join().orElseThrow();
        assertThat(again.result()).isEqualTo(Result.UPDATED);
        assertThat(again.reading().status()).isEqualTo("declined");
    }

    @Test
    void manyRejectionsOfOneKindAreSaidOnTopWithANoteForTheMerchant(FxRobot robot) throws Exception {
        for (int i = 0; i < 4; i++) {
            desk.get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=1" + i + "&com=0");
        }
        eventually(() -> robot.lookup("#insight-show").match(NodeQueryUtils.isVisible()).tryQuery().isPresent()
                && text(robot, "#insight-show").equals("Show the 4"));

        press(robot, "#insight-note");
        eventually(() -> toasts(robot).contains("The note is in the clipboard"));
        assertThat(clipboard()).startsWith("Hello,").contains("4 postbacks of yours for the conversion “Sale”")
                .contains("{clickid}").contains("GET " + desk.receiver().localAddress()
                        + "/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=13&com=0")
                .contains("answered 400:").contains(desk.receiver().localAddress() + "/postback?clickId=")
                .contains("Please put your own placeholder for the click id in place of {CLICK_ID_PLACEHOLDER}.");
        assertThat(toasts(robot)).anyMatch(told -> told.startsWith("Copied, but {CLICK_ID_PLACEHOLDER} in it only"))
                .anyMatch(told -> told.startsWith("Copied, but nobody elsewhere reaches 127.0.0.1"));

        press(robot, "#insight-show");
        eventually(() -> rows(robot, "#live-table") == 4);
        Platform.runLater(() -> desk.window().live().open(1));
        eventually(() -> isThere(robot, "#detail-judge-again"));
        press(robot, "#detail-judge-again");
        eventually(() -> toasts(robot).contains("Judged 1 postback again: nothing changed."));
        assertThat(desk.receiver().earlierVerdicts(1).join()).isEmpty();
    }

    @Test
    void whoIsAboutToPressAButtonKeepsItWhileMoreIsRejected(FxRobot robot) throws Exception {
        for (int i = 0; i < 3; i++) {
            desk.get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=1" + i + "&com=0");
        }
        eventually(() -> isThere(robot, "#insight-show") && text(robot, "#insight-show").equals("Show the 3"));
        Node button = shown(robot, "#insight-show");
        robot.interact(button::requestFocus);

        desk.get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=20&com=0");
        eventually(() -> text(robot, "#insight-show").equals("Show the 4"));

        eventually(() -> button.getScene() != null && button.equals(button.getScene().getFocusOwner()));
    }

    @Test
    void aNoteSpeaksOfOnePostbackThroughout(FxRobot robot) throws Exception {
        for (String order : List.of("ORDER-1", "ORDER-2", "ORDER-3")) {
            desk.get("/postback?clickId=" + order + "&id=" + SALE + "&val=1&com=0");
        }
        eventually(() -> rows(robot, "#live-table") == 3);
        Platform.runLater(() -> desk.window().live().open(1));
        eventually(() -> text(robot, "#detail-number").equals("Postback 1"));

        press(robot, "#detail-note");
        eventually(() -> toasts(robot).contains("The note is in the clipboard"));
        assertThat(clipboard()).contains("3 postbacks of yours").contains("clickId is ORDER-1.")
                .contains("/postback?clickId=ORDER-1&").doesNotContain("ORDER-2", "ORDER-3");
    }

    @Test
    void theUrlThatCuresIsCopiedWithAWarning(FxRobot robot) throws Exception {
        desk.get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=1&com=0");
        eventually(() -> rows(robot, "#live-table") == 1);
        Platform.runLater(() -> desk.window().live().open(1));
        press(robot, "#copy-corrected");
        assertThat(clipboard()).contains("clickId={CLICK_ID_PLACEHOLDER}");
        assertThat(toasts(robot)).anyMatch(told -> told.startsWith("Copied, but {CLICK_ID_PLACEHOLDER} in it only"))
                .anyMatch(told -> told.startsWith("Copied, but nobody elsewhere reaches 127.0.0.1"));
    }
}
