package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Logo;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The column at the left: one entry a screen, 200 px wide, or icons in 56 where the window is narrow.
final class Navigation extends VBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// Room below which the entries alone are shown.
    private static final double LOW = 480;

    private final Messages messages;
    private final KeyNames names;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox more = new VBox();
    private final HBox brand;
    private boolean compact;

    Navigation(Messages messages, Format format, List<Screen> screens, ShellViewModel model, Runnable help) {
        this.messages = messages;
        names = new KeyNames(messages);
        brand = brand();
        getStyleClass().add("navigation");
        getChildren().add(brand);
        VBox entries = new VBox(4);
        int digit = 0;
        for (Screen screen : screens.stream().filter(screen -> !screen.tool()).toList()) {
            digit++;
            entries.getChildren().add(entry(format, screen, KeyCode.valueOf("DIGIT" + digit), model));
        }
        entries.addEventFilter(KeyEvent.KEY_PRESSED, event -> step(event, entries));
        Region line = new Region();
        line.getStyleClass().add("navigation-line");
        entries.getChildren().add(line);
        screens.stream().filter(Screen::tool)
                .forEach(screen -> entries.getChildren()
                        .add(entry(format, screen, KeyCode.valueOf(screen.letter()), model)));
        brand.managedProperty().bind(brand.visibleProperty());
        heightProperty().subscribe(height -> {
            boolean low = height.doubleValue() > 0 && height.doubleValue() < LOW;
            brand.setVisible(!low);
            // Room for the number above the first icon.
            VBox.setMargin(entries, low ? new Insets(8, 0, 0, 0) : Insets.EMPTY);
        });
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        more.managedProperty().bind(more.visibleProperty());
        getChildren().addAll(entries, more, rest, guide(help));
    }

    /// Shows something below the screens, where there is room for it; null for nothing.
    void below(@Nullable Node below) {
        List<Node> now = below == null ? List.of() : List.of(below);
        if (!more.getChildren().equals(now)) {
            more.getChildren().setAll(now);
        }
    }

    private HBox brand() {
        Node logo = Logo.make();
        Label name = new Label(messages.text("shell.name"));
        name.getStyleClass().add("brand-name");
        HBox both = new HBox(8, logo, name);
        both.getStyleClass().add("brand");
        return both;
    }

    private Node entry(Format format, Screen screen, KeyCode key, ShellViewModel model) {
        String title = messages.text("shell.screen." + screen.name());
        ToggleButton button = new ToggleButton(title, Icons.normal(screen.icon()));
        button.getStyleClass().setAll("navigation-entry");
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        Tip.on(button, messages.text("shell.tip", title, names.shortcut(key)));
        button.setAccessibleText(title);
        button.setId("nav-" + screen.name());
        // A screen is left by opening another, not by pressing its own entry again.
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.open(screen.name());
        });
        model.screenProperty().subscribe(name -> button.setSelected(name.equals(screen.name())));
        StackPane cell = new StackPane(button);
        if (screen.name().equals("live")) {
            cell.getChildren().add(badge(format, model));
        }
        return cell;
    }

    /// Arrows lead through the entries, and Enter or the space bar opens one. Left to themselves, they would mark another entry
    /// than that of the screen in sight.
    private static void step(KeyEvent event, Parent entries) {
        int by = switch (event.getCode()) {
            case UP, LEFT, KP_UP, KP_LEFT -> -1;
            case DOWN, RIGHT, KP_DOWN, KP_RIGHT -> 1;
            default -> 0;
        };
        if (by == 0 || !(event.getTarget() instanceof Node from)) {
            return;
        }
        List<Node> all = List.copyOf(entries.lookupAll(".navigation-entry"));
        int at = all.indexOf(from);
        if (at >= 0) {
            all.get(Math.clamp(at + by, 0, all.size() - 1)).requestFocus();
        }
        event.consume();
    }

    private Node badge(Format format, ShellViewModel model) {
        Label badge = new Label();
        badge.getStyleClass().add("badge");
        badge.setMouseTransparent(true);
        badge.textProperty().bind(Bindings.createStringBinding(
                () -> format.count(model.unseenRejectedProperty().get()), model.unseenRejectedProperty()));
        badge.visibleProperty().bind(model.unseenRejectedProperty().greaterThan(0));
        badge.accessibleTextProperty().bind(Bindings.createStringBinding(() -> {
            long unseen = model.unseenRejectedProperty().get();
            return unseen > 0 ? messages.text("shell.unseen", unseen) : "";
        }, model.unseenRejectedProperty()));
        StackPane.setAlignment(badge, Pos.CENTER_RIGHT);
        return badge;
    }

    private Node guide(Runnable help) {
        Label key = new Label("F1");
        key.getStyleClass().add("key-cap");
        key.setMouseTransparent(true);
        Button button = new Button(messages.text("shell.keys"), Icons.normal(Feather.HELP_CIRCLE));
        button.getStyleClass().setAll("navigation-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setId("nav-keys");
        Tip.on(button, messages.text("shell.tip", messages.text("shell.keys"), "F1"));
        button.setOnAction(_ -> help.run());
        StackPane cell = new StackPane(button, key);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        return cell;
    }

    void compact(boolean narrow) {
        if (narrow != compact) {
            compact = narrow;
            more.setVisible(!narrow);
            pseudoClassStateChanged(COMPACT, narrow);
            lookupAll(".navigation-entry").forEach(node -> {
                if (node instanceof javafx.scene.control.Labeled labeled) {
                    labeled.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
                }
            });
        }
    }
}
