package dev.postbackdesk.desktop;

import dev.postbackdesk.Launcher;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.log.SilentLogback;
import dev.postbackdesk.reach.SystemProxy;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// For the installer's build: does what a user does from the start to the end, so that the classes it needs can be archived
/// for a fast start. Opens every screen that the window has, over a month of data that are thrown away. Drawn into memory.
///
/// `seed FOLDER` only makes the data, a month and a database without postbacks, and `start FOLDER` opens a window over the one and
/// closes it again, and then over the other: what every start does, and no more.
final class Walk {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int REJECTED = 10;
    private static final String READY = "Receiving on ";
    /// Parts of JavaFX that need a real display, so that drawing into memory does not come by them.
    private static final List<String> OF_A_DISPLAY = List.of("com/sun/glass/ui/gtk/", "com/sun/glass/ui/win/",
            "com/sun/glass/ui/mac/", "com/sun/prism/es2/", "com/sun/prism/d3d/", "com/sun/prism/mtl/",
            "com/sun/glass/ui/Size", "com/sun/glass/ui/InvokeLaterDispatcher",
            "com/sun/javafx/application/preferences/PreferenceMapping");

    private final Path month;
    private final Path empty;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Walk(Path data) {
        month = data.resolve("month");
        empty = data.resolve("empty");
    }

    public static void main(String[] args) throws Exception {
        // As Launcher does.
        SilentLogback.choose();
        String part = args.length == 0 ? "" : args[0];
        Path data = part.isEmpty() ? Files.createTempDirectory("postback-desk-walk") : Path.of(args[1]);
        Walk walk = new Walk(data);
        int exit = Exit.USAGE;
        try (Logs log = new Logs()) {
            log.silence();
            exit = switch (part) {
                case "seed" -> {
                    walk.seedEmpty();
                    yield walk.seed();
                }
                case "start" -> walk.open(walk::start);
                case "" -> {
                    walk.seed();
                    yield walk.open(walk::everything);
                }
                default -> throw new IllegalArgumentException(part);
            };
        } finally {
            if (part.isEmpty()) {
                remove(data);
            }
        }
        System.exit(exit);
    }

    /// What the user does once the window is there.
    private interface Deeds {
        /// @param port of the receiver
        void run(int port, Scene scene) throws IOException, ReceiverException;
    }

    private int open(Deeds deeds) throws IOException, URISyntaxException {
        loadWhatNeedsADisplay();
        Thread.ofPlatform().name("user").daemon().start(() -> {
            try {
                use(deeds);
            } catch (IOException | ReceiverException | RuntimeException e) {
                e.printStackTrace();
                System.exit(Exit.USAGE);
            }
        });
        // As Launcher does, which the program begins with.
        SystemProxy.askTheSystem();
        return new Desktop(new PrintStream(said, true, StandardCharsets.UTF_8), System.err, Map.of())
                .run("--data", month.toString(), "--port", "0");
    }

    private void seedEmpty() throws ReceiverException {
        LocalReceiver.open(ReceiverConfig.of(empty, "Walk").notListening()).close();
    }

    private int seed() throws IOException, ReceiverException {
        try (LocalReceiver receiver = LocalReceiver.open(new ReceiverConfig(month, "Walk", ReceiverConfig.DEFAULT_BIND,
                0, Scenario.MONTH.publicAddress(), Scenario.clock(), false, Scenario.clickKey()), ZoneOffset.UTC)) {
            receiver.importSetup(Scenario.MONTH.setup()).join();
            Scenario.MONTH.playPast(receiver.history());
        }
        // Rejected a moment ago: the window says so above its rows.
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(month, "Walk")
                .at(ReceiverConfig.DEFAULT_BIND, 0), ZoneOffset.UTC)) {
            for (int value = 1; value <= REJECTED; value++) {
                get(receiver.localAddress().getPort(), "/postback?clickId={clickid}&val=" + value);
            }
        }
        Settings settings = Settings.in(month);
        // It is saved with that.
        settings.closing().set(Closing.STOP);
        return Exit.DONE;
    }

    private static void loadWhatNeedsADisplay() throws IOException, URISyntaxException {
        // InvokeLaterDispatcher keeps there what is to be done.
        new LinkedBlockingDeque<String>().add("");
        Path graphics = Path.of(Scene.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jar = new JarFile(graphics.toFile())) {
            List<String> names = jar.stream().map(Object::toString)
                    .filter(name -> name.endsWith(".class") && OF_A_DISPLAY.stream().anyMatch(name::startsWith))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.')).toList();
            for (String name : Stream.concat(names.stream(), Stream.of(Launcher.class.getName())).toList()) {
                try {
                    Class.forName(name, false, Walk.class.getClassLoader());
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new IllegalStateException("The class " + name + " can't be loaded", e);
                }
            }
        }
    }

    private void use(Deeds deeds) throws IOException, ReceiverException {
        until("The receiver did not start", () -> said.toString(StandardCharsets.UTF_8).contains("\n"));
        String ready = said.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
        if (!ready.startsWith(READY)) {
            throw new IllegalStateException("The receiver did not start: " + ready);
        }
        int port = URI.create(ready.substring(READY.length())).getPort();
        until("No window came", () -> onFx(() -> Window.getWindows().stream().anyMatch(Window::isShowing)));
        Window window = onFx(() -> Window.getWindows().getFirst());
        Scene scene = Objects.requireNonNull(onFx(window::getScene));
        get(port, "/health");
        settle(scene);
        deeds.run(port, scene);
        Platform.runLater(() -> window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)));
        settle(scene);
        // Forms that were opened may hold a proposal that nobody saved.
        Platform.runLater(() -> {
            if (scene.lookup("#unsaved-discard") instanceof Button discard) {
                discard.fire();
            }
        });
    }

    /// What every start does, and no more: rows, and a window without any. That one's database is there already, since what
    /// makes one and fills it is not to be ready before every start.
    private void start(int port, Scene scene) throws IOException, ReceiverException {
        var _ = PictureCommand.take(new PictureCommand.Shot("live", null, empty, WIDTH, HEIGHT,
                Theme.Mode.SYSTEM, Locale.getDefault(), false));
    }

    private void everything(int port, Scene scene) throws IOException {
        for (String target : List.of("/postback?clickId={clickid}&id=1&val=1&com=0", "/c/none")) {
            get(port, target);
        }
        for (String id : onFx(() -> entries(scene))) {
            onFx(() -> {
                ((ToggleButton) Objects.requireNonNull(scene.lookup("#" + id))).fire();
                return id;
            });
            settle(scene);
            onFx(() -> select(scene));
            settle(scene);
        }
        press(scene, KeyCode.K, true);
        settle(scene);
        press(scene, KeyCode.ESCAPE, false);
        settle(scene);
        // The keys, and then a page of the guide.
        press(scene, KeyCode.F1, false);
        settle(scene);
        onFx(() -> {
            ((Button) Objects.requireNonNull(scene.lookup("#guide-about"))).fire();
            return 0;
        });
        settle(scene);
        press(scene, KeyCode.ESCAPE, false);
        settle(scene);
    }

    private static List<String> entries(Scene scene) {
        return scene.getRoot().lookupAll(".navigation-entry").stream()
                .filter(node -> node instanceof ToggleButton && node.getId() != null).map(Node::getId).toList();
    }

    private static int select(Scene scene) {
        int selected = 0;
        for (Node node : scene.getRoot().lookupAll(".virtual-flow")) {
            Node parent = node.getParent();
            if (parent instanceof TableView<?> table && !table.getItems().isEmpty()) {
                table.getSelectionModel().selectFirst();
                selected++;
            } else if (parent instanceof ListView<?> list && !list.getItems().isEmpty()) {
                list.getSelectionModel().selectFirst();
                selected++;
            }
        }
        return selected;
    }

    private static void press(Scene scene, KeyCode code, boolean shortcut) {
        onFx(() -> {
            boolean mac = System.getProperty("os.name", "").startsWith("Mac");
            // As the keyboard does: a dialog hears what its own fields are given.
            Node target = Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut && !mac,
                    false, shortcut && mac));
            return code;
        });
    }

    private static void settle(Scene scene) {
        onFx(() -> Picture.of(scene, () -> true)).join();
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    private static void until(String otherwise, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.get()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(otherwise);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(otherwise, e);
            }
        }
    }

    private static void get(int port, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (answer.readAllBytes().length == 0) {
                throw new IOException("No answer to " + target);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
