package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What concerns the whole program: definitions files, backups, the tour, light or dark, what closing the window does, and
/// quitting. Menu and palette list the same commands.
public final class AppMenu {
    private final Messages messages;
    private final KeyNames names;
    private final Settings settings;
    private final Actions actions;
    private final List<Command> more;

    /// What its commands do.
    public record Actions(Runnable importing, Runnable exporting, Runnable backups, Runnable tour, Runnable quit) {}

    /// @param more further commands of the program, after the tour
    public AppMenu(Messages messages, Settings settings, Actions actions, List<Command> more) {
        this.more = List.copyOf(more);
        this.messages = messages;
        names = new KeyNames(messages);
        this.settings = settings;
        this.actions = actions;
    }

    /// All of it, as commands.
    List<Command> commands() {
        Command quit = command("quit", "shell.quit", Feather.POWER, actions.quit());
        return Stream.of(main().stream(),
                chosen("theme", settings.theme(), List.of(Theme.Mode.values()), AppMenu::word, this::themeText,
                        "shell.appearance", AppMenu::icon),
                chosen("closing", settings.closing(), List.of(Closing.values()), AppMenu::word, this::closingText,
                        "shell.closing", _ -> Feather.POWER),
                chosen("language", settings.language(), Language.all(), Language::code, this::languageText,
                        "shell.language", _ -> Feather.MESSAGE_SQUARE),
                zooms().stream(), Stream.of(notifying(), projector(), quit)).flatMap(Function.identity()).toList();
    }

    private List<Command> zooms() {
        Zoom now = settings.zoom().get();
        return List.of(
                command("zoom.in", "shell.zoom-in", Feather.ZOOM_IN, () -> settings.zoom().set(now.larger()))
                        .on(Keys.LARGER),
                command("zoom.out", "shell.zoom-out", Feather.ZOOM_OUT, () -> settings.zoom().set(now.smaller()))
                        .on(Keys.SMALLER),
                command("zoom.reset", "shell.zoom-reset", Feather.MAXIMIZE_2, () -> settings.zoom().set(Zoom.NORMAL))
                        .on(Keys.NORMAL));
    }

    /// Makes everything larger or smaller, where a key says so.
    ///
    /// @return whether it did
    boolean zoom(KeyEvent event) {
        Optional<Zoom> zoom = Keys.zoom(event, settings.zoom().get());
        zoom.ifPresent(settings.zoom()::set);
        return zoom.isPresent();
    }

    /// Whether it is the key of one of the menu's own commands.
    boolean hasKey(KeyEvent event) {
        return main().stream().anyMatch(command -> command.key() != null && command.key().match(event));
    }

    private String zoomText(Zoom zoom) {
        return messages.text("shell.percent", zoom.percent());
    }

    private Command notifying() {
        boolean now = settings.notifying().get();
        return command("notifying", now ? "shell.notifying-off" : "shell.notifying-on",
                now ? Feather.BELL_OFF : Feather.BELL, () -> settings.notifying().set(!now));
    }

    private Command projector() {
        return command("projector", "shell.projector", Feather.AIRPLAY,
                () -> settings.projector().set(!settings.projector().get())).on(Keys.PROJECTOR);
    }

    private MenuItem projectorItem() {
        Command command = projector();
        CheckMenuItem item = new CheckMenuItem(command.title());
        item.setId("menu-projector");
        accelerate(item, command);
        settings.projector().subscribe(item::setSelected);
        item.setOnAction(_ -> settings.projector().set(item.isSelected()));
        return item;
    }

    private List<Command> main() {
        List<Command> all = new ArrayList<>(
                List.of(command("import", "shell.import", Feather.UPLOAD, actions.importing()).on(Keys.IMPORT),
                        command("export", "shell.export", Feather.DOWNLOAD, actions.exporting()).on(Keys.EXPORT),
                        command("backups", "shell.backups", Feather.ARCHIVE, actions.backups()).on(Keys.BACKUPS),
                        command("tour", "shell.tour", Feather.COMPASS, actions.tour())));
        all.addAll(more);
        return all;
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

    private void accelerate(MenuItem item, Command command) {
        if (command.key() != null) {
            item.setAccelerator(names.forMenu(command.key()));
        }
    }

    /// New items for a menu that ends with them.
    public List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (Command command : main()) {
            MenuItem item = new MenuItem(command.title(), Icons.small(command.icon()));
            item.setId("menu-" + command.id());
            // Shown beside it; ShellView listens for it on every screen.
            accelerate(item, command);
            item.setOnAction(_ -> command.action().run());
            items.add(item);
        }
        Menu appearance = new Menu(messages.text("shell.appearance"), Icons.small(Feather.SUN));
        appearance.getItems().addAll(choices(settings.theme(), List.of(Theme.Mode.values()), this::themeText));
        appearance.getItems().addAll(new SeparatorMenuItem(), projectorItem());
        Menu zoom = new Menu(messages.text("shell.zoom"), Icons.small(Feather.ZOOM_IN));
        zoom.getItems().addAll(choices(settings.zoom(), List.of(Zoom.values()), this::zoomText));
        Menu language = new Menu(messages.text("shell.language"), Icons.small(Feather.MESSAGE_SQUARE));
        language.getItems().addAll(choices(settings.language(), Language.all(), this::languageText));
        Menu closing = new Menu(messages.text("shell.closing"), Icons.small(Feather.POWER));
        closing.getItems().addAll(choices(settings.closing(), List.of(Closing.values()), this::closingText));
        MenuItem end = new MenuItem(messages.text("shell.quit"));
        end.setOnAction(_ -> actions.quit().run());
        items.addAll(List.of(appearance, zoom, language, closing, new SeparatorMenuItem(), end));
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
        Tip.on(button, messages.text("shell.more"));
        button.getItems().addAll(first);
        fillWhenOpened(button, () -> {
            List<MenuItem> items = items();
            if (first.length > 0) {
                items.addFirst(new SeparatorMenuItem());
            }
            return items;
        });
        return button;
    }

    /// The small switch of the status line.
    MenuButton appearanceSwitch() {
        MenuButton button = new MenuButton();
        button.getStyleClass().addAll("flat", "small", "appearance");
        button.setId("appearance");
        // At the window's foot: below it there is often no room, and the menu would come to lie over the button.
        button.setPopupSide(Side.TOP);
        Tip.on(button, messages.text("shell.appearance-tip"));
        fillWhenOpened(button, () -> {
            List<MenuItem> items = new ArrayList<>(
                    choices(settings.theme(), List.of(Theme.Mode.values()), this::themeText));
            items.addAll(List.of(new SeparatorMenuItem(), projectorItem(), new SeparatorMenuItem()));
            items.addAll(choices(settings.language(), Language.all(), this::languageText));
            return items;
        });
        settings.theme().subscribe(mode -> {
            FontIcon icon = Icons.small(icon(mode));
            button.setGraphic(icon);
            button.setText(themeText(mode));
        });
        return button;
    }

    /// Adds items when a menu is first opened: icons, submenus and languages that few starts need.
    private static void fillWhenOpened(MenuButton button, Supplier<List<MenuItem>> items) {
        button.setOnShowing(_ -> {
            button.setOnShowing(null);
            button.getItems().addAll(items.get());
        });
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
