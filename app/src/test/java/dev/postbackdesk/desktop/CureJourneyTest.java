package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.RejectedOnes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// From a rejected postback to an accepted one, by each cure that the detail offers, in the real window.
@ExtendWith(OnFxThread.class)
class CureJourneyTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final String ASSOCIATE = "mend-associate";
    private static final Conversion SOUND = Conversion.named(SALE, "Sale");

    @TempDir
    static Path folder;

    private static int count;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Settings settings = Settings.passing();
    private final AtomicInteger quits = new AtomicInteger();
    @SuppressWarnings("NullAway.Init") // by start
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by start
    private MainWindow window;
    @SuppressWarnings("NullAway.Init") // by start
    private MainStage stage;

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Start
    void start(Stage unused) throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("cure" + count++), "test").at("127.0.0.1", 0));
        receiver.saveConversion(SOUND).join();
        receiver.saveLink(null, link(SALE)).join();
        Messages messages = new Messages(Locale.ENGLISH);
        settings.theme().set(Theme.Mode.LIGHT);
        window = new MainWindow(receiver, settings, new Tasks(Platform::runLater), messages,
                new Format(Locale.ENGLISH, ZoneOffset.UTC), false, _ -> {}, quits::incrementAndGet);
        stage = new MainStage(new Stage(), window, messages, settings, quits::incrementAndGet);
        window.start();
        window.shell().open("live");
        stage.show();
    }

    @AfterEach
    void close() {
        Platform.runLater(() -> {
            window.close();
            window.scene().getWindow().hide();
        });
        WaitForAsyncUtils.waitForFxEvents();
        receiver.close();
        http.close();
    }

    private static TrackingLink link(ConversionId... conversions) {
        return new TrackingLink(new Slug("summer"), "Summer campaign", "https://shop.example/?s=[s2sidentifier]", null,
                List.of(conversions), Lifecycle.ACTIVE);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String clickId() throws Exception {
        String location = get("/c/summer").headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("s=") + 2);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static boolean isThere(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(Clipboard.getSystemClipboard().getString()))
                .get(5, TimeUnit.SECONDS);
    }

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
        String click = clickId();
        receiver.saveConversion(one.conversion()).join();
        if (one.button().equals(ASSOCIATE)) {
            receiver.saveLink(1, link()).join();
        }
        assertThat(get("/postback?" + one.query().formatted(click)).statusCode()).isIn(400, 403);
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Platform.runLater(() -> window.live().open(1));
        eventually(() -> isThere(robot, "#" + one.button()));

        press(robot, "#" + one.button());
        eventually(() -> isThere(robot, "#mend-foreseen")
                && text(robot, "#mend-foreseen").equals("Judging 1 rejected postback again would give: 1 accepted."));
        assertThat(receiver.postback(1).join().orElseThrow().result()).isEqualTo(Result.REJECTED);
        press(robot, "#mend-apply");

        eventually(() -> isThere(robot, "#earlier-verdicts"));
        assertThat(receiver.postback(1).join().orElseThrow().result()).isEqualTo(Result.ACCEPTED);
        assertThat(robot.lookup(".table-row-cell .chip").queryAs(Labeled.class).getText()).isEqualTo("Accepted");
        assertThat(isThere(robot, "#" + one.button())).isFalse();
        assertThat(receiver.judgeAgain(RejectedOnes.since(null)).join().judged()).isZero();
    }

    @Test
    void aStatusWordIsSaidToMeanSomethingAndLaterOnesAreUnderstood(FxRobot robot) throws Exception {
        String click = clickId();
        String query = "/postback?clickId=" + click + "&id=" + SALE + "&val=1&com=0&status=Storniert";
        assertThat(get(query).statusCode()).isEqualTo(200);
        eventually(() -> isThere(robot, ".table-row-cell .chip"));
        Platform.runLater(() -> window.live().open(1));
        eventually(() -> isThere(robot, "#mend-status"));
        assertThat(text(robot, "#mend-status")).isEqualTo("Take Storniert for …");

        robot.interact(() -> ((MenuButton) robot.lookup("#mend-status").query()).getItems().getLast().fire());
        eventually(() -> isThere(robot, "#mend-apply"));
        assertThat(robot.lookup(".label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .anyMatch(said -> said
                        .equals("Sale takes Storniert for declined from now on. What is recorded stays: this"
                                + " conversion counted as approved, since the word was not understood. When the same postback is"
                                + " sent once more, it becomes declined."));
        press(robot, "#mend-apply");

        eventually(() -> !isThere(robot, "#mend-status"));
        assertThat(receiver.postback(1).join().orElseThrow().reading().status()).isEqualTo("approved");
        assertThat(get(query).statusCode()).isEqualTo(200);
        Postback again = receiver.postback(2).join().orElseThrow();
        assertThat(again.result()).isEqualTo(Result.UPDATED);
        assertThat(again.reading().status()).isEqualTo("declined");
    }

    @Test
    void manyRejectionsOfOneKindAreSaidOnTopWithANoteForTheMerchant(FxRobot robot) throws Exception {
        for (int i = 0; i < 4; i++) {
            get("/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=1" + i + "&com=0");
        }
        eventually(() -> robot.lookup("#insight-show").match(NodeQueryUtils.isVisible()).tryQuery().isPresent()
                && text(robot, "#insight-show").equals("Show the 4"));

        press(robot, "#insight-note");
        eventually(() -> !robot.lookup(".toast").queryAll().isEmpty());
        assertThat(clipboard()).startsWith("Hello,").contains("4 postbacks of yours for the conversion “Sale”")
                .contains("{clickid}").contains("GET " + receiver.localAddress()
                        + "/postback?clickId=%7Bclickid%7D&id=" + SALE + "&val=13&com=0")
                .contains("answered 400:").contains(receiver.localAddress() + "/postback?clickId=");

        press(robot, "#insight-show");
        eventually(() -> robot.lookup("#live-table").queryTableView().getItems().size() == 4);
        Platform.runLater(() -> window.live().open(1));
        eventually(() -> isThere(robot, "#detail-judge-again"));
        press(robot, "#detail-judge-again");
        eventually(() -> robot.lookup(".toast").queryAll().size() == 2);
        assertThat(receiver.earlierVerdicts(1).join()).isEmpty();
    }
}
