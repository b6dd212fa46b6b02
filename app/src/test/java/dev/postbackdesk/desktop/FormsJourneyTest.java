package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Defines conversions and tracking links by hand, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class FormsJourneyTest {
    @TempDir
    static Path folder;

    private static int count;

    @SuppressWarnings("NullAway.Init") // by start
    private Receiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage stage) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data" + count++), "test").at("127.0.0.1", 0));
        window = new MainWindow(receiver, Settings.passing(), new Tasks(Platform::runLater),
                new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), true, _ -> {}, () -> {});
        stage.setScene(window.scene());
        stage.setWidth(1440);
        stage.setHeight(900);
        stage.show();
        window.start();
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
    }

    private Definitions definitions() {
        return receiver.definitions().join();
    }

    private List<Conversion> conversions() {
        return definitions().conversions().stream().map(Definitions.StoredConversion::conversion).toList();
    }

    private TrackingLink link(String slug) {
        return definitions().link(new Slug(slug)).orElseThrow().link();
    }

    private void open(FxRobot robot, String screen) {
        robot.interact(() -> window.shell().open(screen));
    }

    private static Node shown(FxRobot robot, String selector) {
        Set<Node> all = robot.lookup(selector).queryAll();
        return all.stream().filter(FormsJourneyTest::isInSight).findFirst().orElseThrow();
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Types into a field. Buttons are clicked with the mouse; getting to each field with it would double the time.
    private static void fill(FxRobot robot, String selector, String text) {
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

    private static String clipboard(FxRobot robot) {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private static void choose(FxRobot robot, String selector, String value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // every combo box that is asked for here holds names
            ComboBox<String> box = (ComboBox<String>) shown(robot, selector);
            box.setValue(value);
        });
    }

    private static void menu(FxRobot robot, String selector, String text) {
        robot.interact(() -> ((MenuButton) shown(robot, selector)).getItems().stream()
                .filter(item -> text.equals(item.getText())).findFirst().orElseThrow().fire());
    }

    private void conversion(FxRobot robot, String name) throws Exception {
        open(robot, "conversions");
        eventually(() -> robot.lookup("#new-conversion").tryQuery().isPresent());
        click(robot, "#new-conversion");
        fill(robot, "#conversion-name", name);
        int before = conversions().size();
        click(robot, "#save");
        eventually(() -> conversions().size() == before + 1);
    }

    private void link(FxRobot robot, String name, String destination) throws Exception {
        open(robot, "links");
        eventually(() -> robot.lookup("#new-link").tryQuery().isPresent());
        click(robot, "#new-link");
        fill(robot, "#link-name", name);
        fill(robot, "#link-destination", destination);
    }

    /// Whether nothing has it, or the entry that was clicked in the navigation.
    @Test
    void aScreensKeysWorkWhereverTheFocusIs(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        eventually(() -> shown(robot, "#conversion-name").isFocused());
        robot.write("Sale", 0);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> conversions().size() == 1);

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
        fill(robot, "#conversion-percent", "12.5");
        click(robot, "#save");
        eventually(() -> "12.5".equals(conversions().getFirst().percent()));
        click(robot, "#copy-postback-url");
        assertThat(clipboard(robot)).isEqualTo(
                PostbackUrl.of(receiver.baseAddress(), conversions().getFirst(), receiver.networks()).text())
                .contains("clickId={p1}").contains("&comperc=12.5");
        assertThat(((Labeled) shown(robot, "#copy-postback-url")).getText()).isEqualTo("Copied");
        assertThat(shown(robot, "#postback-url").getAccessibleText()).isEqualTo(clipboard(robot));
    }

    @Test
    void aBadSenderStaysAChipAndHoldsTheSave(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        fill(robot, "#conversion-senders-input", "203.0.113.7 203.0.113.0/33,");
        assertThat(robot.lookup("#conversion-senders .tag").queryAll()).hasSize(2);
        assertThat(robot.lookup(
                "203.0.113.0/33: a range ends with /0 to /32. Try 203.0.113.0/32.").tryQuery()).isPresent();
        click(robot, "#save");
        assertThat(conversions().getFirst().allowedSenders()).isEmpty();
        assertThat(shown(robot, "#conversion-senders-input").isFocused()).isTrue();
        robot.type(KeyCode.BACK_SPACE);
        robot.type(KeyCode.BACK_SPACE);
        robot.write("2", 0);
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        eventually(() -> conversions().getFirst().allowedSenders().size() == 2);
        assertThat(conversions().getFirst().allowedSenders()).extracting("text").containsExactly("203.0.113.7",
                "203.0.113.0/32");
    }

    @Test
    void goesToTheFirstFieldThatNeedsALook(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        fill(robot, "#conversion-window", "0");
        fill(robot, "#conversion-name", "  ");
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
        eventually(() -> definitions().links().size() == 1);
        assertThat(link("summer-campaign").destination())
                .isEqualTo("https://shop.example/landing?ref=7&aff_sub=[s2sidentifier]#top");
        // The only conversion there is was taken along.
        assertThat(link("summer-campaign").conversions()).containsExactly(conversions().getFirst().id());

        click(robot, "#copy-tracking-link");
        assertThat(clipboard(robot)).isEqualTo(receiver.baseAddress() + "/c/summer-campaign");
        click(robot, "#click-it-now");
        eventually(() -> robot.lookup("#test-click-location").tryQuery().isPresent());
        assertThat(shown(robot, "#test-click-location").getAccessibleText())
                .matches("https://shop\\.example/landing\\?ref=7&aff_sub=[0-7][0-9a-z]{25}#top");
        assertThat(((Labeled) shown(robot, "#test-click-title")).getText()).isEqualTo("The link works");
    }

    @Test
    void explainsATakenSlug(FxRobot robot) throws Exception {
        link(robot, "Summer", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        eventually(() -> definitions().links().size() == 1);
        click(robot, "#new-link");
        fill(robot, "#link-name", "Winter");
        fill(robot, "#link-slug", "SUMMER");
        fill(robot, "#link-destination", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        assertThat(robot.lookup("SUMMER is taken by Summer. Try SUMMER-2.").tryQuery()).isPresent();
        assertThat(shown(robot, "#link-slug").isFocused()).isTrue();
        assertThat(definitions().links()).hasSize(1);
        fill(robot, "#link-slug", "winter");
        robot.type(KeyCode.ENTER);
        eventually(() -> definitions().links().size() == 2);
    }

    @Test
    void pausesDuplicatesAndArchives(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        link(robot, "Summer", "https://shop.example/?s=[s2sidentifier]");
        click(robot, "#save");
        eventually(() -> definitions().links().size() == 1);
        click(robot, "#pause");
        eventually(() -> link("summer").lifecycle() == Lifecycle.PAUSED);
        click(robot, "#click-it-now");
        eventually(() -> robot.lookup("#test-click-title").tryQuery().isPresent());
        assertThat(((Labeled) shown(robot, "#test-click-title")).getText()).isEqualTo("The link is not in use");
        click(robot, "#duplicate");
        click(robot, "#save");
        eventually(() -> definitions().links().size() == 2);
        assertThat(link("summer-2").name()).isEqualTo("Summer (copy)");
        assertThat(link("summer-2").lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        menu(robot, "#more", "Archive");
        eventually(() -> link("summer-2").lifecycle() == Lifecycle.ARCHIVED);

        open(robot, "conversions");
        click(robot, "#pause");
        eventually(() -> conversions().getFirst().lifecycle() == Lifecycle.PAUSED);
        menu(robot, "#more", "Archive");
        eventually(() -> conversions().getFirst().lifecycle() == Lifecycle.ARCHIVED);
        eventually(() -> robot.lookup("1 archived, kept for old postbacks").tryQuery().isPresent());
    }

    @Test
    void keepsUnsavedChangesWhileOtherScreensAreOpen(FxRobot robot) throws Exception {
        conversion(robot, "Sale");
        fill(robot, "#conversion-name", "Order");
        open(robot, "links");
        open(robot, "conversions");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(((TextInputControl) shown(robot, "#conversion-name")).getText()).isEqualTo("Order");
        assertThat(window.unsaved()).containsExactly("Order");
        click(robot, "#discard");
        assertThat(((TextInputControl) shown(robot, "#conversion-name")).getText()).isEqualTo("Sale");
        assertThat(window.unsaved()).isEmpty();
    }
}
