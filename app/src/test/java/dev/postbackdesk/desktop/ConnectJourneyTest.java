package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.field;
import static dev.postbackdesk.desktop.fx.InSight.fill;
import static dev.postbackdesk.desktop.fx.InSight.focus;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.press;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.InSight;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.Zoom;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Connects merchants as a beginner does, in the real window over a real receiver and real HTTP.
@ExtendWith(OnFxThread.class)
class ConnectJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.still();

    private static String title(FxRobot robot) {
        return text(robot, "#connect-step-title");
    }

    private static List<String> errors(FxRobot robot) {
        return robot.lookup(".field-help .label").queryAllAs(Label.class).stream()
                .filter(InSight::isInSight)
                .filter(label -> label.getParent().getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("error")))
                .map(Labeled::getText).toList();
    }

    /// What the steps of the test say, in one text.
    private static String said(FxRobot robot) {
        return robot.lookup("#test-card .rich").queryAllAs(TextFlow.class).stream()
                .map(flow -> flow.getChildren().stream().filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private void open(FxRobot robot) throws Exception {
        push(robot, KeyCode.CONTROL, KeyCode.M);
        eventually(() -> isInSight(robot, "#connect-find"));
    }

    private static void choose(FxRobot robot, String part, String name) {
        fill(robot, "#connect-find", part);
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // it lists names
            ListView<String> list = (ListView<String>) shown(robot, "#connect-networks");
            list.getSelectionModel().select(name);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void next(FxRobot robot, String title) throws Exception {
        press(robot, "#connect-next");
        eventually(() -> title(robot).equals(title));
    }

    @Test
    void aBeginnerConnectsTune(FxRobot robot) throws Exception {
        open(robot);
        press(robot, "#connect-next");
        assertThat(title(robot)).isEqualTo("Which network does the merchant use?");

        fill(robot, "#connect-find", "tune");
        focus(robot, "#connect-find");
        push(robot, KeyCode.DOWN);
        assertThat(text(robot, "#network-source")).contains("template export");
        push(robot, KeyCode.ENTER);
        eventually(() -> title(robot).equals("Where do visitors go?"));
        fill(robot, "#connect-url", "https://shop.peakline.example/landing?ref=7&q=a+b#offers");
        assertThat(shown(robot, "#connect-destination").getAccessibleText())
                .isEqualTo("https://shop.peakline.example/landing?ref=7&q=a+b&aff_sub=[s2sidentifier]#offers");
        assertThat(field(robot, "#connect-slug")).isEqualTo("peakline");
        assertThat(field(robot, "#connect-name")).isEqualTo("shop.peakline.example");
        next(robot, "What is a sale worth?");
        assertThat(field(robot, "#connect-value-placeholder")).isEqualTo("{payout}");
        fill(robot, "#connect-percent", "5,5");
        press(robot, "#connect-next");
        assertThat(errors(robot)).containsExactly("5,5: not a plain number. Try 5.5.");
        fill(robot, "#connect-percent", "10");
        // Nothing is stored before step 4.
        assertThat(desk.conversions()).isEmpty();
        next(robot, "Hand over two addresses, then test them");

        Conversion sale = desk.conversions().getFirst();
        assertThat(sale.network()).isEqualTo("TUNE (HasOffers)");
        assertThat(desk.link("peakline").conversions()).containsExactly(sale.id());
        press(robot, "#copy-link");
        assertThat(clipboard()).isEqualTo(desk.receiver().localAddress() + "/c/peakline");
        press(robot, "#copy-postback");
        String postback = desk.receiver().localAddress() + "/postback?clickId={aff_sub}&id=" + sale.id()
                + "&val={payout}&com=0&comperc=10&txid={transaction_id}";
        assertThat(clipboard()).isEqualTo(postback);
        press(robot, "#copy-instructions");
        assertThat(clipboard()).contains(postback, "{aff_sub}  the click id that came with the visitor",
                "{transaction_id}  your own number of the sale");
        assertThat(text(robot, "#connect-where"))
                .isEqualTo("At TUNE, save it as the postback URL of this offer, server to server.");

        press(robot, "#start-test");
        eventually(() -> text(robot, "#test-title").equals("The test went through"));
        assertThat(said(robot)).contains("Clicked the tracking link", "The shop would see this address",
                "Read the click id back from aff_sub", "26 of 26 characters arrived, none changed.",
                "Sent the postback as TUNE would", "{aff_sub}, {payout}, {transaction_id} filled in with test values.",
                "Answered 200", "Value 49.90, commission 4.99. Marked as a test, left out of reports.");
        List<PostbackRow> rows = desk.receiver().postbacks(PostbackQuery.NEWEST).join();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().result()).isEqualTo(Result.ACCEPTED);
        assertThat(rows.getFirst().test()).isTrue();

        press(robot, "#show-live");
        eventually(() -> desk.screen().equals("live"));
        eventually(() -> robot.lookup("49.90").tryQuery().isPresent());
    }

    /// Going back keeps what was typed, and changes what was stored, not a second one.
    @Test
    void goingBackChangesWhatWasStored(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "affise", "Affise");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://verda.example/box");
        next(robot, "What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        ConversionId id = desk.conversions().getFirst().id();

        press(robot, "#connect-back");
        press(robot, "#connect-back");
        assertThat(field(robot, "#connect-url")).isEqualTo("https://verda.example/box");
        fill(robot, "#connect-slug", "spring");
        next(robot, "What is a sale worth?");
        fill(robot, "#connect-conversion-name", "Lead");
        next(robot, "Hand over two addresses, then test them");

        assertThat(desk.conversions()).hasSize(1);
        assertThat(desk.conversions().getFirst().id()).isEqualTo(id);
        assertThat(desk.conversions().getFirst().name()).isEqualTo("Lead");
        assertThat(desk.definitions().links()).hasSize(1);
        assertThat(desk.link("spring").destination()).isEqualTo("https://verda.example/box?sub1=[s2sidentifier]");

        press(robot, "#connect-next");
        assertThat(desk.window().unsaved()).isEmpty();
        open(robot);
        assertThat(title(robot)).isEqualTo("Which network does the merchant use?");
    }

    /// Who goes back only to look finds what came of the test again; what is changed has to be tested anew.
    /// The shortest way to the last step, and its test.
    private void testAffise(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "affise", "Affise");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://verda.example/box");
        next(robot, "What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        press(robot, "#start-test");
        eventually(() -> text(robot, "#test-title").equals("The test went through"));
    }

    @Test
    void whatCameOfTheTestStaysUntilSomethingIsChanged(FxRobot robot) throws Exception {
        testAffise(robot);

        press(robot, "#connect-back");
        next(robot, "Hand over two addresses, then test them");
        assertThat(text(robot, "#test-title")).isEqualTo("The test went through");
        assertThat(said(robot)).contains("Clicked the tracking link", "Answered 200");

        press(robot, "#connect-back");
        fill(robot, "#connect-percent", "12");
        next(robot, "Hand over two addresses, then test them");
        assertThat(text(robot, "#test-title")).isEqualTo("Test it");
        assertThat(text(robot, "#test-summary")).isEmpty();
        assertThat(said(robot)).isEmpty();
    }

    @Test
    void theLastStepHasRoomTwiceAsLarge(FxRobot robot) throws Exception {
        testAffise(robot);

        robot.interact(() -> {
            desk.settings().zoom().set(Zoom.DOUBLE);
            desk.stage().setWidth(1024);
            desk.stage().setHeight(700);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            desk.window().scene().getRoot().applyCss();
            desk.window().scene().getRoot().layout();
        });
        assertThat(LayoutFaults.of(desk.window().scene())).isEmpty();
    }

    @Test
    void myOwnMerchantFromAPastedManual(FxRobot robot) throws Exception {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = new CopyOnWriteArrayList<>();
        shop.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        shop.start();
        try {
            open(robot);
            choose(robot, "", "");
            press(robot, "#connect-next");
            assertThat(errors(robot)).contains("Give it a name, such as Peak Line.",
                    "The merchant has to put the click id somewhere: write its placeholder, such as {sub1}.");
            fill(robot, "#template-name", "Nordlys");
            fill(robot, "#template-manual", """
                    Verwenden Sie %%ref%% für die Bestellnummer und %%wert%% für den Umsatz.
                    Sub-IDs sind %%sub1%% und %%sub2%%. Hängen Sie sub1= an den Link an.
                    """);
            assertThat(field(robot, "#template-transaction-id")).isEqualTo("%%ref%%");
            assertThat(field(robot, "#template-payout")).isEqualTo("%%wert%%");
            assertThat(field(robot, "#template-append")).isEqualTo("sub1");
            // Not sure: offered, not put in.
            assertThat(field(robot, "#template-click-id")).isEmpty();
            assertThat(robot.lookup("#choice-click-id").queryAllAs(ButtonBase.class).stream().map(Labeled::getText))
                    .containsExactly("%%sub1%%", "%%sub2%%");
            press(robot, "#choice-click-id");
            assertThat(field(robot, "#template-click-id")).isEqualTo("%%sub1%%");
            next(robot, "Where do visitors go?");
            fill(robot, "#connect-url", "http://127.0.0.1:" + shop.getAddress().getPort() + "/offer?x=1");
            fill(robot, "#connect-slug", "nordlys");
            next(robot, "What is a sale worth?");
            robot.interact(() -> robot.lookup("#connect-value-from .segment").queryAllAs(ToggleButton.class).stream()
                    .filter(button -> button.getText().equals("From the network")).findFirst().orElseThrow().fire());
            assertThat(field(robot, "#connect-value-placeholder")).isEqualTo("%%wert%%");
            next(robot, "Hand over two addresses, then test them");

            Network own = desk.receiver().networks().named("nordlys").orElseThrow();
            assertThat(own.isOwn()).isTrue();
            press(robot, "#copy-postback");
            assertThat(clipboard()).contains("clickId=%%sub1%%", "val=%%wert%%", "txid=%%ref%%");

            press(robot, "#visit-shop");
            press(robot, "#start-test");
            eventually(() -> text(robot, "#test-title")
                    .equals("The test went through"));
            assertThat(text(robot, "#test-summary")).startsWith("all 5 steps");
            assertThat(said(robot)).contains("Reached the shop as a visitor would",
                    "Sent the postback as Nordlys would");
            assertThat(asked).singleElement().asString().matches("/offer\\?x=1&sub1=[0-9a-z]{26}");
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void theWholeWayGoesByKeyboard(FxRobot robot) throws Exception {
        open(robot);
        eventually(() -> robot.lookup("#connect-find").query().isFocused());
        robot.write("cake", 0);
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        eventually(() -> title(robot).equals("Where do visitors go?"));
        // A problem keeps the cursor where it is to be mended.
        robot.type(KeyCode.ENTER);
        robot.write("https://verda.example/box", 0);
        robot.type(KeyCode.ENTER);
        eventually(() -> title(robot).equals("What is a sale worth?"));
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        eventually(() -> title(robot).equals("Where do visitors go?"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually(() -> title(robot).equals("What is a sale worth?"));
        robot.type(KeyCode.ENTER);
        eventually(() -> title(robot).equals("Hand over two addresses, then test them"));
        robot.type(KeyCode.SPACE);
        eventually(() -> text(robot, "#test-title").equals("The test went through"));
        assertThat(desk.link("verda").destination()).isEqualTo("https://verda.example/box?s2=[s2sidentifier]");
    }

    @Test
    void enterInASearchableBoxChoosesAndGoesNowhere(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://verda.example/box");
        next(robot, "What is a sale worth?");
        robot.clickOn(shown(robot, "#connect-currency"));
        robot.write("chf", 0);
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(title(robot)).isEqualTo("What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        assertThat(desk.conversions().getFirst().currency()).isEqualTo("CHF");
    }

    @Test
    void startingOverIsTakenBackByTheToast(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://verda.example/box");
        // At once: the toast goes after a while.
        robot.interact(() -> {
            ((ButtonBase) shown(robot, "#connect-start-over")).fire();
            assertThat(title(robot)).isEqualTo("Which network does the merchant use?");
            ((ButtonBase) shown(robot, "#undo")).fire();
        });
        assertThat(title(robot)).isEqualTo("Where do visitors go?");
        assertThat(field(robot, "#connect-url")).isEqualTo("https://verda.example/box");
    }

    @Test
    void itCanBeSavedBeforeTheLastStepAndItsQrCodeShownAfter(FxRobot robot) throws Exception {
        open(robot);
        assertThat(isInSight(robot, "#connect-save-leave")).isFalse();
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://verda.example/box");
        press(robot, "#connect-save-leave");
        eventually(() -> desk.screen().equals("links"));
        assertThat(desk.link("verda").destination()).isEqualTo("https://verda.example/box?s2=[s2sidentifier]");
        assertThat(desk.conversions()).hasSize(1);

        open(robot);
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://nordlys.example/");
        next(robot, "What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        press(robot, "#connect-qr");
        eventually(() -> isInSight(robot, ".qr-dialog #qr-code"));
        press(robot, "#qr-close");
        eventually(() -> !isInSight(robot, ".qr-dialog"));
    }

    @Test
    void whatIsNotKnownOfANetworkIsAskedFor(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "rakuten", "Rakuten");
        press(robot, "#connect-next");
        assertThat(errors(robot)).containsExactly(
                "The merchant has to put the click id somewhere: write its placeholder, such as {sub1}.");
        fill(robot, "#template-click-id", "{u1}");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://shop.example");
        next(robot, "What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        assertThat(desk.conversions().getFirst().clickIdPlaceholder()).isEqualTo("{u1}");
        assertThat(desk.receiver().networks().own()).isEmpty();
        assertThat(desk.link("shop").destination()).isEqualTo("https://shop.example?u1=[s2sidentifier]");
    }

    @Test
    void whatIsWrongIsSaidWhereItIs(FxRobot robot) throws Exception {
        desk.receiver()
                .saveLink(null, new TrackingLink(new Slug("peakline"), "Old one", "https://a.example/", null, List.of(),
                        Lifecycle.ACTIVE))
                .join();
        open(robot);
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https:///landing");
        press(robot, "#connect-next");
        assertThat(errors(robot)).contains("The destination names no host. Write it as https://shop.example/landing.");
        // The slug that is suggested is free.
        fill(robot, "#connect-url", "https://peakline.example/?s2=123");
        assertThat(field(robot, "#connect-slug")).isEqualTo("peakline-2");
        fill(robot, "#connect-slug", "peakline");
        press(robot, "#connect-next");
        assertThat(errors(robot)).containsExactly("peakline is taken by Old one. Try peakline-2.");
        fill(robot, "#connect-slug", "peak");
        // The parameter is taken: the user decides.
        press(robot, "#connect-next");
        assertThat(title(robot)).isEqualTo("Where do visitors go?");
        assertThat(isInSight(robot, "#taken-replace")).isTrue();
        press(robot, "#taken-replace");
        assertThat(shown(robot, "#connect-destination").getAccessibleText())
                .isEqualTo("https://peakline.example/?s2=[s2sidentifier]");
        next(robot, "What is a sale worth?");

        // Somebody else takes the slug meanwhile: nothing of it is stored, and the user is told.
        desk.receiver()
                .saveLink(null, new TrackingLink(new Slug("peak"), "Faster one", "https://a.example/", null, List.of(),
                        Lifecycle.ACTIVE))
                .join();
        press(robot, "#connect-next");
        eventually(() -> !title(robot).equals("What is a sale worth?")
                || text(robot, "#connect-note").contains("has the slug peak"));
        assertThat(desk.conversions()).isEmpty();
    }

    @Test
    void aReceiverThatRefusesIsToldStepByStep(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "trackier", "Trackier");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://shop.example/");
        next(robot, "What is a sale worth?");
        next(robot, "Hand over two addresses, then test them");
        Conversion sale = desk.conversions().getFirst();
        desk.receiver().saveConversion(sale.withLifecycle(Lifecycle.PAUSED)).join();

        press(robot, "#start-test");
        eventually(() -> text(robot, "#test-title")
                .equals("The test did not go through"));
        assertThat(said(robot)).contains("Answered 400");
        assertThat(text(robot, "#test-card .chip")).isEqualTo("Rejected");

        desk.receiver().saveConversion(sale).join();
        Definitions all = desk.definitions();
        desk.receiver().saveLink(all.links().getFirst().key(),
                all.links().getFirst().link().withLifecycle(Lifecycle.PAUSED)).join();
        press(robot, "#start-test");
        eventually(() -> said(robot).contains("answers 404 and sends nobody on"));
        assertThat(text(robot, "#test-title")).isEqualTo("The test did not go through");
    }

    @Test
    void changedPlaceholdersAreKeptAsMyOwnNetwork(FxRobot robot) throws Exception {
        open(robot);
        choose(robot, "cake", "CAKE");
        press(robot, "#change-placeholders-here");
        eventually(() -> isInSight(robot, "#save-network"));
        assertThat(field(robot, "#change-name")).isEqualTo("CAKE");
        robot.interact(() -> robot.lookup("#template-click-id").queryAllAs(TextInputControl.class).stream()
                .filter(InSight::isInSight).findFirst().orElseThrow().setText("#s1#"));
        press(robot, "#save-network");
        eventually(() -> desk.receiver().networks().named("CAKE").orElseThrow().isOwn());
        assertThat(desk.receiver().networks().named("CAKE").orElseThrow().clickId()).isEqualTo("#s1#");
        eventually(() -> robot.lookup("CAKE is a network of your own. It is used everywhere in place of the one of that"
                + " name that came with the program.").tryQuery().isPresent());

        press(robot, "#remove-network");
        eventually(() -> !desk.receiver().networks().named("CAKE").orElseThrow().isOwn());
    }

    @Test
    void aConversionThatIAlreadyHaveIsUsedAsItIs(FxRobot robot) throws Exception {
        desk.receiver()
                .saveConversion(Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Old sale"))
                .join();
        open(robot);
        choose(robot, "cake", "CAKE");
        next(robot, "Where do visitors go?");
        fill(robot, "#connect-url", "https://shop.example/");
        next(robot, "What is a sale worth?");
        robot.interact(() -> robot.lookup("#connect-reuse .segment").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getText().equals("One that I have")).findFirst().orElseThrow().fire());
        press(robot, "#connect-next");
        assertThat(errors(robot)).containsExactly("Choose a conversion, or A new one.");
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // it lists conversions
            javafx.scene.control.ComboBox<ConversionId> box = (javafx.scene.control.ComboBox<ConversionId>) shown(robot,
                    "#connect-existing");
            box.setValue(box.getItems().getFirst());
        });
        next(robot, "Hand over two addresses, then test them");
        assertThat(desk.conversions()).hasSize(1);
        assertThat(desk.conversions().getFirst().name()).isEqualTo("Old sale");
        assertThat(desk.link("shop").conversions()).hasSize(1);
    }
}
