package dev.postbackdesk.desktop;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over a real receiver on a port of its own, in a folder that is deleted: opened before a test and closed
/// after it. A test class holds it in a field with `@RegisterExtension`, below `@ExtendWith(OnFxThread.class)`, so that
/// JavaFX is there before it.
final class Desk implements BeforeEachCallback, AfterEachCallback {
    /// The conversion of [#withSummer()].
    static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    private final boolean still;
    private final List<Consumer<LocalReceiver>> before = new ArrayList<>();
    private final Settings settings = Settings.passing();
    private final AtomicInteger quits = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private String screen = "";
    private double width = 1440;
    private double height = 900;
    private Locale language = Locale.ENGLISH;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private Path folder;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private LocalReceiver receiver;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private MainWindow window;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private Stage stage;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private MainStage main;
    @SuppressWarnings("NullAway.Init") // by beforeEach
    private Tasks tasks;

    private Desk(boolean still) {
        this.still = still;
    }

    /// In which time passes, and rejections are told.
    static Desk live() {
        return new Desk(false);
    }

    /// In which nothing moves by itself, as in pictures.
    static Desk still() {
        return new Desk(true);
    }

    /// Opens this screen first.
    Desk at(String first) {
        screen = first;
        return this;
    }

    Desk sized(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        return this;
    }

    Desk speaking(Locale other) {
        language = other;
        return this;
    }

    /// Does this with the receiver before there is a window over it.
    Desk with(Consumer<LocalReceiver> preparation) {
        before.add(preparation);
        return this;
    }

    /// A definitions file that was imported before.
    Desk with(String definitions) {
        return with(prepared -> prepared.importSetup(definitions.getBytes(StandardCharsets.UTF_8)).join());
    }

    /// The conversion [#SALE] and the tracking link `summer` that counts for it.
    Desk withSummer() {
        return with(prepared -> {
            prepared.saveConversion(Conversion.named(SALE, "Sale")).join();
            prepared.saveLink(null, summer(SALE)).join();
        });
    }

    /// The link of [#withSummer()], for other conversions.
    static TrackingLink summer(ConversionId... conversions) {
        return new TrackingLink(new Slug("summer"), "Summer campaign", "https://shop.example/?s=[s2sidentifier]", null,
                List.of(conversions), Lifecycle.ACTIVE);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("desk");
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").at("127.0.0.1", 0));
        before.forEach(preparation -> preparation.accept(receiver));
        WaitForAsyncUtils.asyncFx(this::show).get(20, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show() {
        Theme.loadFonts();
        Messages messages = new Messages(language);
        settings.theme().set(Theme.Mode.LIGHT);
        tasks = new Tasks(Platform::runLater, () -> language);
        window = new MainWindow(receiver, settings, tasks, messages,
                new Format(language, ZoneOffset.UTC), still, _ -> {}, quits::incrementAndGet);
        stage = new Stage();
        main = new MainStage(stage, window, messages, settings, quits::incrementAndGet);
        stage.setWidth(width);
        stage.setHeight(height);
        main.show();
        window.start();
        if (!screen.isEmpty()) {
            window.shell().open(screen);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
            main.close();
            stage.hide();
            window.close();
        }).get(20, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        http.close();
        receiver.close();
        delete();
    }

    private void delete() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    LocalReceiver receiver() {
        return receiver;
    }

    MainWindow window() {
        return window;
    }

    Stage stage() {
        return stage;
    }

    /// What the window waits for.
    Tasks tasks() {
        return tasks;
    }

    /// What closing the window goes through.
    MainStage main() {
        return main;
    }

    Settings settings() {
        return settings;
    }

    /// How often the program was to end.
    int quits() {
        return quits.get();
    }

    /// The name of the screen in sight.
    String screen() {
        return window.shell().screenProperty().get();
    }

    /// Opens a screen as the navigation does.
    void open(String name) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.shell().open(name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Calls the receiver as a browser or a merchant does.
    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)));
    }

    /// Likewise, under a name.
    HttpResponse<String> getAs(String userAgent, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).header("User-Agent", userAgent));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Clicks the link `summer`, and returns the click id that the shop sees.
    String click() throws Exception {
        String location = get("/c/summer?utm=spring").headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("s=") + 2);
    }

    Definitions definitions() {
        return receiver.definitions().join();
    }

    List<Conversion> conversions() {
        return definitions().conversions().stream().map(Definitions.StoredConversion::conversion).toList();
    }

    TrackingLink link(String slug) {
        return definitions().link(new Slug(slug)).orElseThrow().link();
    }
}
