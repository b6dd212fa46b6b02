package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What concerns the whole program: definitions files, backups, the tour, light or dark, what closing the window does, and
/// quitting. Menu and palette list the same commands.
public final class AppMenu {
    private final Messages messages;
    private final Settings settings;
    private final Actions actions;

    /// What its commands do.
    public record Actions(Runnable importing, Runnable exporting, Runnable backups, Runnable tour, Runnable quit) {}

    public AppMenu(Messages messages, Settings settings, Actions actions) {
        this.messages = messages;
        this.settings = settings;
        this.actions = actions;
    }

    /// All of it, as commands.
    List<Command> commands() {
        Command quit = command("quit", "shell.quit", Feather.POWER, actions.quit());
        return Stream.of(main().stream(), chosen("theme", settings.theme(), List.of(Theme.Mode.values()), AppMenu::word, this::themeText,
                "shell.appearance", AppMenu::icon),
                chosen("closing", settings.closing(), List.of(Closing.values()), AppMenu::word, this::closingText,
                        "shell.closing", _ -> Feather.POWER),
                chosen("language", settings.language(), Language.all(), Language::code, this::languageText,
                        "shell.language", _ -> Feather.MESSAGE_SQUARE),
                Stream.of(quit)).flatMap(Function.identity()).toList();
    }

    private List<Command> main() {
        return List.of(command("import", "shell.import", Feather.UPLOAD, actions.importing()).on(Keys.IMPORT),
                command("export", "shell.export", Feather.DOWNLOAD, actions.exporting()).on(Keys.EXPORT),
                command("backups", "shell.backups", Feather.ARCHIVE, actions.backups()).on(Keys.BACKUPS),
                command("tour", "shell.tour", Feather.COMPASS, actions.tour()));
    }

    private Command command(String id, String title, Feather icon, Runnable action) {
        return new Command(id, messages.text(title), messages.text("shell.name"), icon, action);
    }

    private <E> Stream<Command> chosen(String id, ObjectProperty<E> property, List<E> values,
            Function<E, String> word, Function<E, String> text, String title, Function<E, Feather> icon) {
        return values.stream().filter(value -> !value.equals(property.get()))
                .map(value -> new Command(id + "." + word.apply(value),
                        messages.text("shell.choose", messages.text(title), text.apply(value)),
                        messages.text("shell.name"), icon.apply(value), () -> property.set(value)));
    }

    /// New items for a menu that ends with them.
    public List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (Command command : main()) {
            MenuItem item = new MenuItem(command.title(), Icons.small(command.icon()));
            item.setId("menu-" + command.id());
            // Shown beside it; ShellView listens for it on every screen.
            item.setAccelerator(command.key());
            item.setOnAction(_ -> command.action().run());
            items.add(item);
        }
        Menu appearance = new Menu(messages.text("shell.appearance"), Icons.small(Feather.SUN));
        appearance.getItems().addAll(choices(settings.theme(), List.of(Theme.Mode.values()), this::themeText));
        Menu language = new Menu(messages.text("shell.language"), Icons.small(Feather.MESSAGE_SQUARE));
        language.getItems().addAll(choices(settings.language(), Language.all(), this::languageText));
        Menu closing = new Menu(messages.text("shell.closing"), Icons.small(Feather.POWER));
        closing.getItems().addAll(choices(settings.closing(), List.of(Closing.values()), this::closingText));
        MenuItem end = new MenuItem(messages.text("shell.quit"));
        end.setOnAction(_ -> actions.quit().run());
        items.addAll(List.of(appearance, language, closing, new SeparatorMenuItem(), end));
        return items;
    }

    /// Opens the dialog of backups.
    public void openBackups() {
        actions.backups().run();
    }

    /// Begins the tour.
    public void takeTour() {
        actions.tour().run();
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
        button.getItems().addAll(choices(settings.theme(), List.of(Theme.Mode.values()), this::themeText));
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().addAll(choices(settings.language(), Language.all(), this::languageText));
        settings.theme().subscribe(mode -> {
            FontIcon icon = Icons.small(icon(mode));
            button.setGraphic(icon);
            button.setText(themeText(mode));
        });
        return button;
    }

    private static Feather icon(Theme.Mode mode) {
        return switch (mode) {
            case SYSTEM -> Feather.MONITOR;
            case LIGHT -> Feather.SUN;
            case DARK -> Feather.MOON;
        };
    }

    private static <E> List<MenuItem> choices(ObjectProperty<E> property, List<E> values, Function<E, String> text) {
        return values.stream().<MenuItem>map(value -> {
            RadioMenuItem item = new RadioMenuItem(text.apply(value));
            property.subscribe(chosen -> item.setSelected(value.equals(chosen)));
            item.setOnAction(_ -> {
                property.set(value);
                item.setSelected(true);
            });
            return item;
        }).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String languageText(Language language) {
        return language.equals(Language.SYSTEM) ? messages.text("shell.language.system") : language.ownName();
    }

    private String themeText(Theme.Mode mode) {
        return messages.text("shell.theme." + mode.name().toLowerCase(Locale.ROOT));
    }

    private String closingText(Closing closing) {
        return messages.text("shell.closing." + closing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
