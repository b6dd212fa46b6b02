package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.field;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focus;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.menu;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.InSight;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.link.PostbackUrl;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Defines conversions and tracking links by hand, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class FormsJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still();

    /// Types into a field, key by key. Buttons are clicked with the mouse; getting to each field with it would double the time.
    private static void type(FxRobot robot, String selector, String text) {
        robot.interact(() -> {
            TextInputControl input = (TextInputControl) shown(robot, selector);
            input.requestFocus();
            input.clear();
        });
        robot.write(text, 0);
    }

    private static void click(FxRobot robot, String selector) {
        robot.clickOn(shown(robot, selector));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void choose(FxRobot robot, String selector, String value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // every combo box that is asked for here holds names
            ComboBox<String> box = (ComboBox<String>) shown(robot, selector);
            box.setValue(value);
        });
    }

    private void conversion(FxRobot robot, String name) throws Exception {
        desk.open("conversions");
        eventually(() -> isInSight(robot, "#new-conversion"));
        click(robot, "#new-conversion");
        type(robot, "#conversion-name", name);
        int before = desk.conversions().size();
        click(robot, "#save");
        eventually(() -> desk.conversions().size() == before + 1);
    }

    private void link(FxRobot robot, String name, String destination) throws Exception {
        desk.open("links");
        eventually(() -> isInSight(robot, "#new-link"));
        click(robot, "#new-link");
        type(robot, "#link-name", name);
        type(robot, "#link-destination", destination);
    }

    /// Whether nothing has it, or the entry that was clicked in the navigation.
    @Test
    void aScreensKeysWorkWhereverTheFocusIs(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> shown(robot, "#conversion-name").isFocused());
        robot.write("Sale", 0);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> desk.conversions().size() == 1);

        click(robot, "#nav-links");
        eventually(() -> shown(robot, "#nav-links").isFocused());
        robot.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> shown(robot, "#link-name").isFocused());
    }

    @Test
    void copiesThePostbackUrlThatWasPutTogether(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        robot.clickOn(shown(robot, "#conversion-network"));
        robot.write("trackier", 0);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        type(robot, "#conversion-percent", "12.5");
        click(robot, "#save");
        eventually(() -> "12.5".equals(desk.conversions().getFirst().percent()));
        click(robot, "#copy-postback-url");
        assertThat(clipboard()).isEqualTo(
                PostbackUrl.of(desk.receiver().baseAddress(), desk.conversions().getFirst(), desk.receiver().networks())
                        .text())
                .contains("clickId={p1}").contains("&comperc=12.5");
        assertThat(text(robot, "#copy-postback-url")).isEqualTo("Copied");
        assertThat(shown(robot, "#postback-url").getAccessibleText()).isEqualTo(clipboard());
    }

    @Test
    void aBadSenderStaysAChipAndHoldsTheSave(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-senders-input", "203.0.113.7 203.0.113.0/33,");
        assertThat(robot.lookup("#conversion-senders .tag").queryAll()).hasSize(2);
        assertThat(robot.lookup(
                "203.0.113.0/33: a range ends with /0 to /32. Try 203.0.113.0/32.").tryQuery()).isPresent();
        click(robot, "#save");
        assertThat(desk.conversions().getFirst().allowedSenders()).isEmpty();
        assertThat(shown(robot, "#conversion-senders-input").isFocused()).isTrue();
        robot.type(KeyCode.BACK_SPACE);
        robot.type(KeyCode.BACK_SPACE);
        robot.write("2", 0);
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        eventually(() -> desk.conversions().getFirst().allowedSenders().size() == 2);
        assertThat(desk.conversions().getFirst().allowedSenders()).extracting("text").containsExactly("203.0.113.7",
                "203.0.113.0/32");
    }

    private List<String> senders() {
        return desk.conversions().getFirst().allowedSenders().stream().map(SenderRange::text).toList();
    }

    /// Nobody presses Enter first who saves by a key.
    @Test
    void aSenderThatIsBeingTypedIsSavedToo(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-senders-input", "203.0.113.7");
        robot.interact(() -> assertThat(desk.window().unsaved()).containsExactly("Sale"));
        robot.type(KeyCode.BACK_SPACE);
        robot.type(KeyCode.BACK_SPACE);
        robot.write("8", 0);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> senders().equals(List.of("203.0.113.8")));
    }

    @Test
    void aSenderThatIsBeingCorrectedIsNotGone(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-senders-input", "203.0.113.7 198.51.100.4 ");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> senders().equals(List.of("203.0.113.7", "198.51.100.4")));

        robot.doubleClickOn(robot.lookup("#conversion-senders .tag").queryAll().iterator().next());
        assertThat(field(robot, "#conversion-senders-input")).isEqualTo("203.0.113.7");
        robot.interact(() -> assertThat(desk.window().unsaved()).as("as long as it is as it was").isEmpty());
        robot.doubleClickOn(robot.lookup("#conversion-senders .tag").queryAll().iterator().next());
        robot.type(KeyCode.BACK_SPACE);
        robot.write("9", 0);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> senders().equals(List.of("203.0.113.9", "198.51.100.4")));

        // Emptied, it is to go.
        robot.doubleClickOn(robot.lookup("#conversion-senders .tag").queryAll().iterator().next());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.type(KeyCode.DELETE);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> senders().equals(List.of("198.51.100.4")));
    }

    @Test
    void whatIsBeingTypedStaysWithItsConversion(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-senders-input", "203.0.113.7");
        robot.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> shown(robot, "#conversion-name").isFocused());
        assertThat(robot.lookup("#conversion-senders .tag").queryAll()).isEmpty();
        robot.interact(() -> assertThat(desk.window().unsaved()).containsExactly("Sale"));
    }

    @Test
    void aStatusWordThatIsBeingTypedIsSavedToo(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-status-word", "Storniert");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> desk.conversions().getFirst().statuses().containsKey("storniert"));

        fill(robot, "#conversion-status-word", "x".repeat(65));
        type(robot, "#conversion-name", "Order");
        focus(robot, "#conversion-status-word");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertThat(desk.conversions().getFirst().name()).as("with one that is none").isEqualTo("Sale");
        assertThat(shown(robot, "#conversion-status-word").isFocused()).isTrue();
    }

    @Test
    void goesToTheFirstFieldThatNeedsALook(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-window", "0");
        type(robot, "#conversion-name", "  ");
        click(robot, "#save");
        assertThat(shown(robot, "#conversion-name").isFocused()).isTrue();
        assertThat(robot.lookup("2 fields need a look").tryQuery()).isPresent();
    }

    @Test
    void addsTheTokenSavesAndClicks(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        link(robot, "Summer campaign", "https://shop.example/landing?ref=7#top");
        choose(robot, "#link-network", "TUNE (HasOffers)");
        click(robot, "#add-token");
        click(robot, "#save");
        eventually(() -> desk.definitions().links().size() == 1);
        assertThat(desk.link("summer-campaign").destination())
                .isEqualTo("https://shop.example/landing?ref=7&aff_sub=[s2sidentifier]#top");
        // The only conversion there is was taken along.
        assertThat(desk.link("summer-campaign").conversions()).containsExactly(desk.conversions().getFirst().id());

        click(robot, "#copy-tracking-link");
        assertThat(clipboard()).isEqualTo(desk.receiver().baseAddress() + "/c/summer-campaign");
        click(robot, "#click-it-now");
        eventually(() -> robot.lookup("#test-click-location").tryQuery().isPresent());
        assertThat(shown(robot, "#test-click-location").getAccessibleText())
                .matches("https://shop\\.example/landing\\?ref=7&aff_sub=[0-7][0-9a-z]{25}#top");
        assertThat(text(robot, "#test-click-title")).isEqualTo("The link works");
    }

    @Test
    void aConversionMadeMeanwhileCanBeAdded(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        link(robot, "Summer", "https://shop.example/?s=[s2sidentifier]");
        assertThat(isInSight(robot, "#add-conversion")).isFalse();
        conversion(robot, "Lead");

        desk.open("links");
        eventually(() -> isInSight(robot, "#add-conversion"));
        menu(robot, "#add-conversion", "Lead");
        assertThat(texts(robot, "#link-conversions .tag .label")).containsExactly("Sale", "Lead");
    }

    @Test
    void aNameThatThereIsAlreadyIsAdvisedAgainst(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        conversion(robot, "sale");
        String advice = "Another conversion is called so too. In lists and reports the two look alike.";
        assertThat(robot.lookup(advice).<Node>queryAll()).anyMatch(InSight::isInSight);
        type(robot, "#conversion-name", "Lead");
        assertThat(robot.lookup(advice).<Node>queryAll()).noneMatch(InSight::isInSight);
    }

    @Test
    void explainsATakenSlug(FxRobot robot) throws Exception {
        link(robot, "Summer", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        eventually(() -> desk.definitions().links().size() == 1);
        click(robot, "#new-link");
        type(robot, "#link-name", "Winter");
        type(robot, "#link-slug", "SUMMER");
        type(robot, "#link-destination", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        assertThat(robot.lookup("SUMMER is taken by Summer. Try SUMMER-2.").tryQuery()).isPresent();
        assertThat(shown(robot, "#link-slug").isFocused()).isTrue();
        assertThat(desk.definitions().links()).hasSize(1);
        type(robot, "#link-slug", "winter");
        robot.type(KeyCode.ENTER);
        eventually(() -> desk.definitions().links().size() == 2);
    }

    @Test
    void pausesDuplicatesAndArchives(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        link(robot, "Summer", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        eventually(() -> desk.definitions().links().size() == 1);
        click(robot, "#pause");
        eventually(() -> desk.link("summer").lifecycle() == Lifecycle.PAUSED);
        click(robot, "#click-it-now");
        eventually(() -> robot.lookup("#test-click-title").tryQuery().isPresent());
        assertThat(text(robot, "#test-click-title")).isEqualTo("The link is not in use");
        click(robot, "#duplicate");
        click(robot, "#save");
        eventually(() -> desk.definitions().links().size() == 2);
        assertThat(desk.link("summer-2").name()).isEqualTo("Summer (copy)");
        assertThat(desk.link("summer-2").lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        menu(robot, "#more", "Archive");
        eventually(() -> desk.link("summer-2").lifecycle() == Lifecycle.ARCHIVED);

        desk.open("conversions");
        click(robot, "#pause");
        eventually(() -> desk.conversions().getFirst().lifecycle() == Lifecycle.PAUSED);
        menu(robot, "#more", "Archive");
        eventually(() -> desk.conversions().getFirst().lifecycle() == Lifecycle.ARCHIVED);
        eventually(() -> robot.lookup("1 archived, kept for old postbacks").tryQuery().isPresent());
    }

    @Test
    void keepsUnsavedChangesWhileOtherScreensAreOpen(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        type(robot, "#conversion-name", "Order");
        desk.open("links");
        desk.open("conversions");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(field(robot, "#conversion-name")).isEqualTo("Order");
        assertThat(desk.window().unsaved()).containsExactly("Order");
        click(robot, "#discard");
        assertThat(field(robot, "#conversion-name")).isEqualTo("Sale");
        assertThat(desk.window().unsaved()).isEmpty();
    }
}
