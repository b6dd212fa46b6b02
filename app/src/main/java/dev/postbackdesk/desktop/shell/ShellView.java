package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Roomy;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.WhenSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The window's inside: navigation, the screen in sight, and the status line.
public final class ShellView extends BorderPane {
    /// Below this width the navigation shrinks to icons.
    private static final double NARROW = 1200;
    /// Below this one, as where everything is drawn twice as large, the status line says the most needed alone.
    private static final double TIGHT = 900;
    private static final double LEAST = 600;
    /// What the icons of all screens need.
    private static final double LEAST_NAVIGATION = 400;

    private final List<Screen> screens;
    private final ShellViewModel model;
    private final Messages messages;
    private final Overlay overlay;
    private final AppMenu menu;
    private final Consumer<List<Command>> palette;
    private final Supplier<List<Command>> places;
    private final Runnable setUpAddress;
    private final Runnable help;
    private final StackPane stage = new StackPane();
    private final Roomy room = new Roomy(stage);
    private Screen current;
    private final Navigation navigation;

    /// @param overlay where dialogs open
    /// @param setUpAddress leads to where the public address is set
    /// @param screens in the order of the navigation, tools apart; the first is opened
    /// @param places what can be gone to by its name
    /// @param palette shows commands, the first ones before the others
    /// @param help opens guide and keys
    public ShellView(Messages messages, Format format, ShellViewModel model, AppMenu menu, Overlay overlay,
            Runnable setUpAddress, List<Screen> screens, Supplier<List<Command>> places,
            Consumer<List<Command>> palette, Runnable help) {
        this.messages = messages;
        this.screens = List.copyOf(screens);
        this.model = model;
        this.overlay = overlay;
        this.menu = menu;
        this.places = places;
        this.palette = palette;
        this.setUpAddress = setUpAddress;
        this.help = help;
        current = screens.getFirst();
        getStyleClass().add("shell");
        navigation = new Navigation(messages, format, screens, model, help);
        StatusLine statusLine = new StatusLine(messages, format, model, setUpAddress, menu.appearanceSwitch(),
                this::openPalette);
        widthProperty().addListener((_, _, width) -> {
            navigation.compact(width.doubleValue() < NARROW);
            statusLine.compact(width.doubleValue() < NARROW);
            statusLine.tight(width.doubleValue() < TIGHT);
            statusLine.least(width.doubleValue() < LEAST);
        });
        VBox centre = new VBox();
        WhenSeen.add(centre, trouble(), backupTrouble(), room);
        VBox.setVgrow(room, Priority.ALWAYS);
        Roomy entries = new Roomy(navigation);
        entries.least(_ -> new Dimension2D(0, LEAST_NAVIGATION));
        setLeft(entries);
        setCenter(centre);
        setBottom(statusLine);
        show(current);
        model.open(current.name());
        model.screenProperty().subscribe(this::open);
    }

    private List<Screen> numbered() {
        return screens.stream().filter(screen -> !screen.tool()).toList();
    }

    /// The keys that do something now.
    public Node keys() {
        return Keys.sheet(messages, screens, current.commands(), program());
    }

    /// What concerns the program or leads to a screen.
    private List<Command> program() {
        String name = messages.text("shell.name");
        List<Command> all = new ArrayList<>(menu.commands());
        all.add(new Command("keys", messages.text("shell.keys"), name, Feather.HELP_CIRCLE, help)
                .on(new KeyCodeCombination(KeyCode.F1)));
        all.add(new Command("copy.local", messages.text("shell.copy-local"), name, Feather.COPY,
                () -> copy(model.localAddress())));
        String address = model.publicAddressProperty().get();
        if (!address.isEmpty()) {
            all.add(new Command("copy.public", messages.text("shell.copy-public"), name, Feather.COPY,
                    () -> copy(address)));
        }
        all.add(new Command("public", messages.text("shell.set-public-address"), name, Feather.GLOBE,
                setUpAddress));
        return all;
    }

    private void copy(String text) {
        Clips.copy(text);
        overlay.toast(messages.text("shell.copied", text), null);
    }

    /// Everything that can be done now: on this screen, elsewhere, with the program, and with what has a name.
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(current.commands());
        int digit = 0;
        for (Screen screen : screens) {
            String key = screen.tool() ? screen.letter() : "DIGIT" + ++digit;
            if (!screen.name().equals(current.name())) {
                all.add(new Command("screen." + screen.name(),
                        messages.text("shell.go", messages.text("shell.screen." + screen.name())),
                        messages.text("shell.screens"), screen.icon(), () -> model.open(screen.name()))
                        .on(new KeyCodeCombination(KeyCode.valueOf(key), KeyCombination.SHORTCUT_DOWN)));
            }
        }
        all.addAll(program());
        all.addAll(places.get());
        return all;
    }

    /// Opens the palette.
    public void openPalette() {
        palette.accept(commands());
    }

    private void open(String name) {
        screens.stream().filter(screen -> screen.name().equals(name) && !name.equals(current.name())).findFirst()
                .ifPresent(this::show);
    }

    private void show(Screen screen) {
        current.hidden();
        current = screen;
        room.least(screen::least);
        room.toTop();
        stage.getChildren().setAll(screen.node());
        navigation.below(screen.belowNavigation().or(screens.getFirst()::belowNavigation).orElse(null));
        screen.shown();
    }

    private Node trouble() {
        Label sentence = new Label();
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox banner = new HBox(Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"), sentence, ScreenHeader.spacer(),
                CopyButton.icon(messages, messages.text("fx.copy-message"), sentence::getText));
        banner.getStyleClass().addAll("banner", "strip", "trouble");
        banner.setId("trouble");
        banner.managedProperty().bind(banner.visibleProperty());
        model.statusProperty().subscribe(status -> {
            sentence.setText(status.problem().in(messages.locale()));
            banner.setVisible(!status.storing());
        });
        return banner;
    }

    /// Quieter: a backup that fails keeps no postback from being stored.
    private Node backupTrouble() {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.setId("backup-trouble-sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button open = new Button(messages.text("shell.backups"));
        open.setId("backup-trouble-open");
        open.getStyleClass().add("small");
        open.setMinWidth(USE_PREF_SIZE);
        Tip.on(open,
                messages.text("shell.tip", messages.text("shell.backups"), new KeyNames(messages).of(Keys.BACKUPS)));
        open.setOnAction(_ -> menu.openBackups());
        Button close = new Button("", Icons.small(Feather.X));
        close.getStyleClass().addAll("flat", "small", "icon-only");
        close.setAccessibleText(messages.text("fx.close"));
        Tip.on(close, messages.text("fx.close"));
        close.setOnAction(_ -> model.dismissBackupTrouble());
        HBox banner = new HBox(Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), sentence, ScreenHeader.spacer(),
                open, close);
        banner.getStyleClass().addAll("banner", "strip");
        banner.setId("backup-trouble");
        banner.managedProperty().bind(banner.visibleProperty());
        model.backupTroubleProperty().subscribe(trouble -> {
            sentence.setText(trouble.isEmpty()
                    ? ""
                    : messages.text("shell.backup-failed", trouble.in(messages.locale())));
            banner.setVisible(!trouble.isEmpty());
        });
        return banner;
    }

    /// Makes the keys of the whole window work.
    public void installKeys(Scene scene) {
        List<Screen> numbered = numbered();
        for (int i = 0; i < numbered.size(); i++) {
            String name = numbered.get(i).name();
            scene.getAccelerators().put(new KeyCodeCombination(KeyCode.valueOf("DIGIT" + (i + 1)),
                    KeyCombination.SHORTCUT_DOWN), () -> model.open(name));
        }
        screens.stream().filter(Screen::tool)
                .forEach(tool -> scene.getAccelerators().put(
                        new KeyCodeCombination(KeyCode.valueOf(tool.letter()), KeyCombination.SHORTCUT_DOWN),
                        () -> {
                            model.open(tool.name());
                            tool.find();
                        }));
        scene.getAccelerators().put(Keys.FIND, () -> current.find());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (menu.zoom(event)) {
                event.consume();
                return;
            }
            // What is under a dialog has to wait for its answer; the menu's items would not, once it was opened.
            boolean taken = overlay.isDialogOpen() ? menu.hasKey(event) : !overlay.isLaid() && pressed(event);
            if (taken) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> keepFromBelow(scene, event));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::handOver);
    }

    /// A scene's accelerators come after its handlers, and know nothing of dialogs: they would open another screen below one, or
    /// take the cursor there. Enter and Esc are those of a dialog's own buttons.
    private void keepFromBelow(Scene scene, KeyEvent event) {
        boolean own = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE;
        if (overlay.isDialogOpen() && !own
                && scene.getAccelerators().keySet().stream().anyMatch(key -> key.match(event))) {
            event.consume();
        }
    }

    /// Keys that a screen would take are its own wherever the focus is: in the navigation after a click there, or nowhere after
    /// the screen before it went with what had it.
    private void handOver(KeyEvent event) {
        boolean elsewhere = !(event.getTarget() instanceof Node target && isWithin(target, stage));
        boolean meant = event.isShortcutDown() || event.getCode() == KeyCode.ESCAPE;
        if (elsewhere && meant && !event.isConsumed() && !overlay.isDialogOpen() && !overlay.isLaid()) {
            Node screen = current.node();
            Event.fireEvent(screen, event.copyFor(screen, screen));
        }
    }

    private static boolean isWithin(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(parent)) {
                return true;
            }
        }
        return false;
    }

    private boolean pressed(KeyEvent event) {
        if (Keys.PALETTE.match(event)) {
            openPalette();
            return true;
        }
        if (Keys.UNDO.match(event)) {
            return overlay.undo();
        }
        Optional<Command> command = program().stream()
                .filter(one -> one.key() != null && one.key().match(event)).findFirst();
        command.ifPresent(one -> one.action().run());
        return command.isPresent();
    }
}
