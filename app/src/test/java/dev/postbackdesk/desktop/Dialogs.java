package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.demo.DemoViewModel;
import dev.postbackdesk.desktop.demo.PhonesDialog;
import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Busy;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Every dialog of the program, and how it comes about in a window over a busy hour. Used on the FX thread.
final class Dialogs {
    /// A dialog, and what is done until it is in sight. Each step waits until nothing is under way any more.
    ///
    /// @param passing whether it goes away by itself, and is looked at at once
    record Way(String name, List<Runnable> steps, boolean passing) {
        Way {
            steps = List.copyOf(steps);
        }

        Way ofPassing() {
            return new Way(name, steps, true);
        }
    }

    private final LocalReceiver receiver;
    private final long sender;
    private final MainWindow window;
    private final Messages words;
    private final Settings settings;
    private final Stage stage;
    private final Path folder;

    /// @param sender the number of a postback whose sender is not allowed
    /// @param folder where files may be written
    Dialogs(LocalReceiver receiver, long sender, MainWindow window, Messages words, Settings settings, Stage stage,
            Path folder) {
        this.receiver = receiver;
        this.sender = sender;
        this.window = window;
        this.words = words;
        this.settings = settings;
        this.stage = stage;
        this.folder = folder;
    }

    /// A receiver that listens, with a backup, and with requests that it refused at the door. Not on the FX thread.
    static LocalReceiver open(Path data) throws ReceiverException, IOException, InterruptedException {
        LocalReceiver receiver = LocalReceiver.open(new ReceiverConfig(data, "Postback Desk", "127.0.0.1", 0,
                Scenario.SENDER.publicAddress(), Scenario.clock(), true, Scenario.clickKey()), ZoneOffset.UTC);
        receiver.importSetup(Scenario.SENDER.setup()).join();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : List.of("/favicon.ico", "/wp-login.php", "/postback/" + "x".repeat(9000))) {
                http.send(HttpRequest.newBuilder(URI.create(receiver.localAddress() + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        receiver.makeBackup().join();
        return receiver;
    }

    /// All of them.
    List<Way> all() {
        List<Way> all = new ArrayList<>();
        all.add(way("keys", () -> fire("#nav-keys")));
        all.add(way("palette", window::openPalette));
        all.add(way("palette that finds nothing", window::openPalette,
                () -> field("#palette-field").setText("nothing is called like this")));
        all.add(way("backups", window::openBackups));
        all.add(way("restoring a backup", window::openBackups, () -> fire("#backups-restore")));
        all.add(way("requests refused at the door", () -> run("live:door")));
        all.add(way("columns", () -> run("live:columns")));
        all.add(way("columns of clicks", () -> {
            window.shell().open("clicks");
            run("clicks:columns");
        }));
        all.add(way("a cure", () -> window.live().open(sender), this::openCure));
        all.add(way("replay", () -> window.live().open(sender), window.live()::replay));
        all.add(way("replay, answered", () -> window.live().open(sender), window.live()::replay,
                () -> fire("#replay-send")));
        all.add(way("replay to another address, that is none", () -> window.live().open(sender), window.live()::replay,
                () -> fire("#replay-to .segment:last"), () -> field("#replay-address").setText("ftp://nowhere"),
                () -> fire("#replay-send")));
        all.add(way("export", () -> {
            var _ = window.live().exportFound(folder.resolve("found.csv"));
        }).ofPassing());
        all.add(way("naming a search", () -> window.live().show("result:rejected sender:203.0.113.0/24 since:today"),
                () -> run("live:save-search")));
        all.add(way("naming a search, wrongly",
                () -> window.live().show("result:rejected sender:203.0.113.0/24 since:today"),
                () -> run("live:save-search"), () -> fire("#filter-name-keep")));
        all.add(way("import", () -> window.lookAt(definitions(true))));
        all.add(way("import that changes nothing", () -> window.lookAt(definitions(false))));
        all.add(way("import of no definitions", () -> window.lookAt(nonsense())));
        all.add(way("changing a network", () -> {
            window.shell().open("connect");
            window.connect().fill("TUNE (HasOffers)", "", "", "");
        }, window.connect()::changePlaceholders));
        all.add(way("changing a network, wrongly", () -> {
            window.shell().open("connect");
            window.connect().fill("TUNE (HasOffers)", "", "", "");
        }, window.connect()::changePlaceholders, () -> {
            field("#change-name").setText("");
            area("#template-manual")
                    .setText("Use %%ref%% as your order number and %%total%% for the value, sub1= too.");
            fire("#save-network");
        }));
        all.addAll(connected());
        all.addAll(leaving());
        all.addAll(phones());
        all.add(way("busy", () -> window.overlay().dialog(Busy.dialog(words.text("demo.moving-title"),
                words.text("demo.moving", "192.168.178.20"), new ReadOnlyDoubleWrapper(0.4)))));
        all.add(way("what was not done, done, and is to be done", () -> {
            window.overlay().error(words.text("live.export.failed", "/home/ada/found.csv", "No space left on device"));
            window.overlay().report(words.text("live.export.done", "/home/ada/found.csv"));
            window.overlay().toast(words.text("search.deleted", "Rejected today"), () -> {});
        }));
        return all;
    }

    /// Goes to the tour's next station, or ends it at its last.
    void goOn() {
        fire("#tour-next");
    }

    /// Whether the tour is under way.
    boolean isTouring() {
        return window.overlay().isLaid();
    }

    private List<Way> connected() {
        return List.of(way("a QR code", () -> {
            window.shell().open("connect");
            window.connect().create();
            window.connect().fill("TUNE (HasOffers)", "", "", "https://shop.peakline.example/landing?ref=7");
        }, window.connect()::next, window.connect()::next, window.connect()::next, () -> fire("#connect-qr")));
    }

    private List<Way> leaving() {
        List<Way> all = new ArrayList<>();
        List<String> names = List.of("Summer campaign", "Verda spring box", "Newsletter sign-up", "Lead", "Sale",
                "More");
        for (Leaving.For what : Leaving.For.values()) {
            all.add(way("unsaved changes, " + what, () -> new Leaving(window.overlay(), words,
                    new Tasks(Platform::runLater), () -> names, () -> CompletableFuture.completedFuture(null))
                    .unlessUnsaved(what, () -> {})));
        }
        all.add(way("closing the window", () -> {
            settings.closing().set(Closing.ASK);
            try (MainStage main = new MainStage(stage, window, words, settings, () -> {})) {
                main.closeRequested();
            }
        }));
        return all;
    }

    private List<Way> phones() {
        List<Reach> cards = List.of(new Reach("192.168.178.20", "wlp0s20f3", true),
                new Reach("198.51.100.7", "enp0s31f6", false));
        return List.of(way("letting phones in", () -> phones(false, cards)),
                way("letting phones in, without a network", () -> phones(false, List.of())),
                way("keeping phones out", () -> phones(true, List.of())));
    }

    private void phones(boolean open, List<Reach> found) {
        new PhonesDialog(words, window.overlay(), new DemoViewModel(new Idle(open)), () -> found, () -> false).show();
    }

    private static Way way(String name, Runnable... steps) {
        return new Way(name, List.of(steps), false);
    }

    private void run(String command) {
        var all = new ArrayList<>(window.live().commands());
        all.addAll(window.clicks().commands());
        all.stream().filter(one -> one.id().equals(command)).findFirst()
                .orElseThrow(() -> new AssertionError("No command " + command)).action().run();
    }

    private void openCure() {
        Node cure = window.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node.getId() != null && node.getId().startsWith("mend-")).findFirst()
                .orElseThrow(() -> new AssertionError("Postback " + sender + " has no cure"));
        ((Button) cure).fire();
    }

    private void fire(String selector) {
        ((ButtonBase) found(selector)).fire();
    }

    private TextField field(String selector) {
        return (TextField) found(selector);
    }

    private TextArea area(String selector) {
        return (TextArea) found(selector);
    }

    private Node found(String selector) {
        return Optional.ofNullable(window.scene().getRoot().lookup(selector))
                .orElseThrow(() -> new AssertionError("Nothing is " + selector));
    }

    /// Dialogs and the like that are in sight.
    static List<Node> inSight(Scene scene) {
        return Stream.of(".dialog-box", ".palette", ".tour-card", ".toast")
                .flatMap(selector -> scene.getRoot().lookupAll(selector).stream())
                .filter(node -> node.getLayoutBounds().getWidth() > 0).toList();
    }

    /// Ends whatever is in sight.
    void close() {
        Node laid = window.scene().getRoot().lookup("#tour-leave");
        if (laid instanceof Button leave) {
            leave.fire();
        }
        window.overlay().closeDialog();
        window.scene().getRoot().lookupAll(".toast").forEach(toast -> toast.lookupAll(".icon-only").stream()
                .filter(node -> node instanceof Button button && words.text("fx.close").equals(
                        button.getAccessibleText()))
                .forEach(node -> ((Button) node).fire()));
        window.live().show("");
        window.shell().open("live");
        // The stage view goes by a key.
        window.overlay()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }

    private Path definitions(boolean other) {
        String text = new String(receiver.exportSetup().join(), java.nio.charset.StandardCharsets.UTF_8);
        return written("definitions.json", other ? text.replace("Summer", "Late summer") : text);
    }

    private Path nonsense() {
        return written("nonsense.json", "{\"conversions\": [{\"name\": 7}]}");
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A demo's desk on which nothing happens.
    private record Idle(boolean isOpenToOthers) implements DemoDesk {
        @Override
        public Optional<URI> own() {
            return Optional.empty();
        }

        @Override
        public String bound() {
            return "192.168.178.20";
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public void pause(boolean pause) {}

        @Override
        public void reset(boolean onStage) {}

        @Override
        public void listenOn(String address, boolean onStage) {}

        @Override
        public void leave() {}
    }
}
