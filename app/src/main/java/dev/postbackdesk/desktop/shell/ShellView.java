package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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

    private final List<Screen> screens;
    private final ShellViewModel model;
    private final Messages messages;
    private final Overlay overlay;
    private final AppMenu menu;
    private final StackPane stage = new StackPane();
    private Screen current;

    /// @param overlay where dialogs open
    /// @param setUpAddress leads to where the public address is set
    /// @param screens in the order of the navigation, tools apart; the first is opened
    public ShellView(Messages messages, Format format, ShellViewModel model, AppMenu menu, Overlay overlay,
            Runnable setUpAddress, List<Screen> screens) {
        this.messages = messages;
        this.screens = List.copyOf(screens);
        this.model = model;
        this.overlay = overlay;
        this.menu = menu;
        current = screens.getFirst();
        getStyleClass().add("shell");
        Navigation navigation = new Navigation(messages, format, screens, model,
                () -> Keys.show(messages, overlay, screens));
        widthProperty().addListener((_, _, width) -> navigation.compact(width.doubleValue() < NARROW));
        VBox centre = new VBox(trouble(), backupTrouble(), stage);
        VBox.setVgrow(stage, Priority.ALWAYS);
        setLeft(navigation);
        setCenter(centre);
        setBottom(new StatusLine(messages, format, model,
                setUpAddress, menu.appearanceSwitch()));
        show(current);
        model.open(current.name());
        model.screenProperty().subscribe(this::open);
    }

    private List<Screen> numbered() {
        return screens.stream().filter(screen -> !screen.tool()).toList();
    }

    private void open(String name) {
        screens.stream().filter(screen -> screen.name().equals(name) && !name.equals(current.name())).findFirst()
                .ifPresent(this::show);
    }

    private void show(Screen screen) {
        current.hidden();
        current = screen;
        stage.getChildren().setAll(screen.node());
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
            sentence.setText(status.problem());
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
        open.setTooltip(new Tooltip(messages.text("shell.tip", messages.text("shell.backups"), Keys.shortcut("B"))));
        open.setOnAction(_ -> menu.openBackups());
        Button close = new Button("", Icons.small(Feather.X));
        close.getStyleClass().addAll("flat", "small", "icon-only");
        close.setAccessibleText(messages.text("fx.close"));
        close.setTooltip(new Tooltip(messages.text("fx.close")));
        close.setOnAction(_ -> model.dismissBackupTrouble());
        HBox banner = new HBox(Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), sentence, ScreenHeader.spacer(),
                open, close);
        banner.getStyleClass().addAll("banner", "strip");
        banner.setId("backup-trouble");
        banner.managedProperty().bind(banner.visibleProperty());
        model.backupTroubleProperty().subscribe(trouble -> {
            sentence.setText(trouble.isEmpty() ? "" : messages.text("shell.backup-failed", trouble));
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
                        () -> model.open(tool.name())));
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                () -> current.find());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1) {
                Keys.show(messages, overlay, screens);
                event.consume();
            } else if (Keys.BACKUPS.match(event)) {
                menu.openBackups();
                event.consume();
            }
        });
    }
}
