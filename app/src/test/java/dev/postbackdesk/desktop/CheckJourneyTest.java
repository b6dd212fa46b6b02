package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.field;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focus;
import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.toasts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.link.PostbackUrl;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Pastes an e-mail with a wrong postback URL, copies the corrected one, and checks that, in the real window over a real
/// receiver.
@ExtendWith(OnFxThread.class)
class CheckJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().with("""
            {"conversions": [{"id": "%s", "name": "Sale", "network": "CAKE", "percent": "10", "value": "20.00"}]}
            """.formatted(SALE));

    private static List<String> chips(FxRobot robot) {
        return robot.lookup(".checked-url .chip").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    @Test
    void aWrongUrlIsCorrectedBeforeAnythingIsSent(FxRobot robot) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.U);
        eventually(() -> isInSight(robot, "#check-input"));
        assertThat(isThere(robot, "Know before anything is sent")).isTrue();

        fill(robot, "#check-input", "Hi, we call https://pb.example/postback?clickId={aff_sub}&id=" + SALE
                + "&val=20.00&com=0&comperc=10.\nOur page is https://shop.example/?s2=[s2sidentifier].");
        eventually(() -> chips(robot).equals(List.of("Would be rejected", "Sound")));
        assertThat(text(robot, "#check-summary"))
                .isEqualTo("2 URLs, nothing sent and nothing stored");

        press(robot, ".copy-corrected");
        String corrected = clipboard();
        Conversion sale = desk.definitions().conversion(SALE).orElseThrow().conversion();
        assertThat(corrected)
                .isEqualTo(PostbackUrl.of(desk.receiver().baseAddress(), sale, desk.receiver().networks()).text())
                .contains("clickId=#s2#");

        fill(robot, "#check-input", corrected);
        eventually(() -> chips(robot).equals(List.of("Template is sound")));
        assertThat(robot.lookup(".copy-corrected").tryQuery()).isEmpty();
        assertThat(desk.receiver().status().stored()).isZero();

        press(robot, "#check-clear");
        eventually(() -> isThere(robot, "Know before anything is sent"));
    }

    @Test
    void aCorrectedUrlThatIsOfNoUseYetIsCopiedWithAWarning(FxRobot robot) throws Exception {
        ConversionId lead = new ConversionId("0F6A1A3C5B7D4E8F9A0B1C2D3E4F5A6B");
        desk.receiver().saveConversion(Conversion.named(lead, "Lead")).join();
        push(robot, KeyCode.CONTROL, KeyCode.U);
        fill(robot, "#check-input", "https://pb.example/postback?clickId={aff_sub}&id=" + lead + "&val=1&com=0");
        eventually(() -> chips(robot).equals(List.of("Would be rejected")));

        press(robot, ".copy-corrected");
        assertThat(clipboard()).contains("clickId={CLICK_ID_PLACEHOLDER}");
        assertThat(toasts(robot)).anyMatch(told -> told.startsWith("Copied, but {CLICK_ID_PLACEHOLDER} in it only"))
                .anyMatch(told -> told.startsWith("Copied, but nobody elsewhere reaches 127.0.0.1"));
        press(robot, ".copy-corrected");
        assertThat(toasts(robot)).as("each once").hasSize(2);

        robot.clickOn("Set the placeholder");
        eventually(() -> desk.screen().equals("conversions") && isInSight(robot, "#conversion-placeholder"));
        assertThat(field(robot, "#conversion-name")).isEqualTo("Lead");
    }

    @Test
    void tabLeavesTheText(FxRobot robot) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.U);
        fill(robot, "#check-input", "https://shop.example/");
        for (KeyCode[] keys : new KeyCode[][]{{KeyCode.TAB}, {KeyCode.SHIFT, KeyCode.TAB},
                {KeyCode.CONTROL, KeyCode.TAB}}) {
            focus(robot, "#check-input");
            focused(robot, "#check-input");
            push(robot, keys);
            eventually(() -> !shown(robot, "#check-input").isFocused());
        }
        assertThat(field(robot, "#check-input")).isEqualTo("https://shop.example/");
    }
}
