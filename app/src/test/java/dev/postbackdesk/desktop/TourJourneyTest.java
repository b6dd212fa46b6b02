package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focused;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.Closing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The tour of the README from its empty start to the postback, and leaving in the middle of it; in the real window over
/// a real receiver.
@ExtendWith(OnFxThread.class)
class TourJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still().at("live");

    private void saveConversion(FxRobot robot) throws Exception {
        desk.open("conversions");
        press(robot, "#new-conversion");
        focused(robot, "#conversion-name");
        fill(robot, "#conversion-name", "Sale");
        fill(robot, "#conversion-value", "20.00");
        fill(robot, "#conversion-percent", "10");
        press(robot, "#save");
        eventually(() -> desk.definitions().conversions().size() == 1);
    }

    @Test
    void leadsFromTheEmptyStartToTheFirstPostback(FxRobot robot) throws Exception {
        saveConversion(robot);
        desk.open("links");
        press(robot, "#new-link");
        focused(robot, "#link-name");
        fill(robot, "#link-name", "Summer");
        fill(robot, "#link-destination", "https://shop.example/landing");
        press(robot, "#add-token");
        press(robot, ".links #save");
        eventually(() -> desk.definitions().links().size() == 1);
        press(robot, "#click-it-now");
        press(robot, "#copy-id");
        String clickId = clipboard();
        assertThat(clickId).matches("[0-7][0-9a-z]{25}");
        press(robot, "#copy-address");
        assertThat(clipboard()).isEqualTo("https://shop.example/landing?subid=" + clickId);
        press(robot, "#copy-postback");
        assertThat(clipboard()).isEqualTo("curl \"" + desk.receiver().localAddress() + "/postback?clickId=" + clickId
                + "&id=" + desk.definitions().conversions().getFirst().conversion().id()
                + "&val=20.00&com=0&comperc=10\"");

        String url = clipboard().replaceAll("curl \"(.*)\"", "$1");
        try (HttpClient merchant = HttpClient.newHttpClient()) {
            assertThat(merchant.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body())
                    .isEqualTo("OK");
        }
        eventually(() -> desk.window().shell().storedProperty().get() == 1);
    }

    @Test
    void copyIsPrimaryOnlyWhileThereIsNothingToSave(FxRobot robot) throws Exception {
        saveConversion(robot);
        desk.open("links");
        press(robot, "#new-link");
        assertThat(robot.lookup("#copy-tracking-link").query().getStyleClass()).doesNotContain("accent");
        fill(robot, "#link-name", "Summer");
        fill(robot, "#link-destination", "https://shop.example/?s=[s2sidentifier]");
        press(robot, ".links #save");
        eventually(() -> desk.definitions().links().size() == 1);
        assertThat(robot.lookup("#copy-tracking-link").query().getStyleClass()).contains("accent");
    }

    @Test
    void asksBeforeUnsavedChangesAreLost(FxRobot robot) throws Exception {
        saveConversion(robot);
        fill(robot, "#conversion-name", "Order");
        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-stop");
        eventually(() -> robot.lookup("#unsaved-stay").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-box .label").queryAllAs(Label.class)).extracting(Label::getText).contains(
                "One form holds changes that are not saved: Order. Closing loses them.");
        press(robot, "#unsaved-stay");
        assertThat(desk.quits()).isEqualTo(0);
        assertThat(desk.settings().closing().get()).isEqualTo(Closing.ASK);

        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-stop");
        press(robot, "#unsaved-discard");
        assertThat(desk.quits()).isEqualTo(1);
        assertThat(desk.settings().closing().get()).isEqualTo(Closing.STOP);

        robot.interact(desk.main()::closeRequested);
        assertThat(desk.quits()).isEqualTo(1);
        press(robot, "#unsaved-discard");
        assertThat(desk.quits()).isEqualTo(2);
    }

    @Test
    void aDialogWaitsWhileClosingIsAskedForAndComesBackToWhoStays(FxRobot robot) throws Exception {
        saveConversion(robot);
        fill(robot, "#conversion-name", "Order");
        Dialog edited = new Dialog("Edit", new TextField());
        robot.interact(() -> desk.window().overlay().dialog(edited));
        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-stop");
        press(robot, "#unsaved-stay");
        robot.interact(() -> assertThat(desk.window().overlay().isInFront(edited)).isTrue());
        assertThat(desk.quits()).isEqualTo(0);

        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-keep");
        assertThat(desk.stage().isShowing()).isFalse();
        robot.interact(desk.main()::show);
        robot.interact(() -> assertThat(desk.window().overlay().isInFront(edited)).isTrue());
    }

    @Test
    void keepsDraftsInTheBackgroundWithoutAsking(FxRobot robot) throws Exception {
        saveConversion(robot);
        fill(robot, "#conversion-name", "Order");
        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-keep");
        assertThat(desk.stage().isShowing()).isFalse();
        robot.interact(desk.main()::show);
        assertThat(desk.window().unsaved()).containsExactly("Order");
        assertThat(desk.quits()).isEqualTo(0);
    }

    @Test
    void stopsAtOnceWhereNothingIsUnsaved(FxRobot robot) throws Exception {
        robot.interact(desk.main()::closeRequested);
        press(robot, "#close-stop");
        assertThat(desk.quits()).isEqualTo(1);
    }
}
