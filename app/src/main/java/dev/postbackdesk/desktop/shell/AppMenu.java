package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What concerns the whole program: backups, light or dark, what closing the window does, and quitting.
public final class AppMenu {
    private final Messages messages;
    private final Settings settings;
    private final Runnable backups;
    private final Runnable quit;

    /// @param backups opens the dialog of backups
    public AppMenu(Messages messages, Settings settings, Runnable backups, Runnable quit) {
        this.messages = messages;
        this.settings = settings;
        this.backups = backups;
        this.quit = quit;
    }

    /// New items for a menu that ends with them.
    public List<MenuItem> items() {
        Menu appearance = new Menu(messages.text("shell.appearance"), Icons.small(Feather.SUN));
        appearance.getItems().addAll(choices(settings.theme(), Theme.Mode.values(), this::themeText));
        Menu closing = new Menu(messages.text("shell.closing"), Icons.small(Feather.POWER));
        closing.getItems().addAll(choices(settings.closing(), Closing.values(), this::closingText));
        MenuItem keep = new MenuItem(messages.text("shell.backups"), Icons.small(Feather.ARCHIVE));
        keep.setId("menu-backups");
        // Shown beside it; ShellView listens for it on every screen.
        keep.setAccelerator(Keys.BACKUPS);
        keep.setOnAction(_ -> openBackups());
        MenuItem end = new MenuItem(messages.text("shell.quit"));
        end.setOnAction(_ -> quit.run());
        return List.of(keep, appearance, closing, new SeparatorMenuItem(), end);
    }

    /// Opens the dialog of backups.
    public void openBackups() {
        backups.run();
    }

    /// The "…" button of a screen's header.
    ///
    /// @param first what the screen itself offers
    public MenuButton button(MenuItem... first) {
        MenuButton button = new MenuButton("", Icons.normal(Feather.MORE_HORIZONTAL));
        button.getStyleClass().addAll("icon-only", "more");
        button.setAccessibleText(messages.text("shell.more"));
        button.setTooltip(new Tooltip(messages.text("shell.more")));
        button.getItems().addAll(first);
        if (first.length > 0) {
            button.getItems().add(new SeparatorMenuItem());
        }
        button.getItems().addAll(items());
        return button;
    }

    /// The small switch of the status line.
    MenuButton appearanceSwitch() {
        MenuButton button = new MenuButton();
        button.getStyleClass().addAll("flat", "small", "appearance");
        button.setId("appearance");
        button.setTooltip(new Tooltip(messages.text("shell.appearance-tip")));
        button.getItems().addAll(choices(settings.theme(), Theme.Mode.values(), this::themeText));
        settings.theme().subscribe(mode -> {
            FontIcon icon = Icons.small(switch (mode) {
                case SYSTEM -> Feather.MONITOR;
                case LIGHT -> Feather.SUN;
                case DARK -> Feather.MOON;
            });
            button.setGraphic(icon);
            button.setText(themeText(mode));
        });
        return button;
    }

    private static <E extends Enum<E>> List<MenuItem> choices(ObjectProperty<E> property, E[] values,
            Function<E, String> text) {
        return java.util.Arrays.stream(values).<MenuItem>map(value -> {
            RadioMenuItem item = new RadioMenuItem(text.apply(value));
            property.subscribe(chosen -> item.setSelected(chosen == value));
            item.setOnAction(_ -> {
                property.set(value);
                item.setSelected(true);
            });
            return item;
        }).toList();
    }

    private String themeText(Theme.Mode mode) {
        return messages.text("shell.theme." + mode.name().toLowerCase(Locale.ROOT));
    }

    private String closingText(Closing closing) {
        return messages.text("shell.closing." + closing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
