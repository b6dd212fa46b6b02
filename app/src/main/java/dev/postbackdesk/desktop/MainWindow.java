package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.backups.BackupsDialog;
import dev.postbackdesk.desktop.backups.BackupsViewModel;
import dev.postbackdesk.desktop.check.CheckScreen;
import dev.postbackdesk.desktop.clicks.ClicksScreen;
import dev.postbackdesk.desktop.connect.ConnectScreen;
import dev.postbackdesk.desktop.conversions.ConversionsScreen;
import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.demo.DemoRibbon;
import dev.postbackdesk.desktop.demo.DemoViewModel;
import dev.postbackdesk.desktop.demo.PhonesDialog;
import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Beat;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Magnifier;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Once;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.fx.Paper;
import dev.postbackdesk.desktop.fx.SystemFileDialogs;
import dev.postbackdesk.desktop.fx.SystemFolders;
import dev.postbackdesk.desktop.fx.SystemPaper;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.guide.GuideDesk;
import dev.postbackdesk.desktop.links.LinksScreen;
import dev.postbackdesk.desktop.live.LiveScreen;
import dev.postbackdesk.desktop.palette.Palette;
import dev.postbackdesk.desktop.palette.PaletteViewModel;
import dev.postbackdesk.desktop.qr.Printing;
import dev.postbackdesk.desktop.qr.SystemPrinting;
import dev.postbackdesk.desktop.rehearsal.RehearsalScreen;
import dev.postbackdesk.desktop.reports.ReportsScreen;
import dev.postbackdesk.desktop.search.SavedFiltersPane;
import dev.postbackdesk.desktop.search.Subject;
import dev.postbackdesk.desktop.settings.SettingsScreen;
import dev.postbackdesk.desktop.setup.SetupDesk;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import dev.postbackdesk.desktop.shell.AppMenu;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Later;
import dev.postbackdesk.desktop.shell.Navigator;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.shell.ShellView;
import dev.postbackdesk.desktop.shell.ShellViewModel;
import dev.postbackdesk.desktop.stage.StageDesk;
import dev.postbackdesk.desktop.stage.StageViewModel;
import dev.postbackdesk.desktop.system.NoAutostart;
import dev.postbackdesk.desktop.system.Notifications;
import dev.postbackdesk.desktop.system.SystemAutostart;
import dev.postbackdesk.desktop.system.SystemNotifications;
import dev.postbackdesk.desktop.tour.Tour;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.Receiver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everything inside the window, wired by hand: made, used and closed on the FX thread.
final class MainWindow implements AutoCloseable {
    /// How much larger everything is drawn in projector mode, at least.
    private static final double PROJECTOR = 1.4;

    private final Feed feed;
    private final ShellViewModel shell;
    private final Scene scene;
    private final Beat seconds = new Beat(Duration.seconds(1), this::tick);
    private final LiveScreen live;
    /// Kept here: the settings and the scene hold it weakly, and without it the colours would stop following.
    private final Theme theme;
    private final Overlay overlay;
    private final Leaving leaving;
    private final List<Screen> screens;
    private final ReadOnlyBooleanWrapper atNewest = new ReadOnlyBooleanWrapper();
    private final Later<ConversionsScreen> conversions;
    private final Later<LinksScreen> links;
    private final Later<ClicksScreen> clicks;
    private final Later<ReportsScreen> reports;
    private final Later<RehearsalScreen> rehearsal;
    private final Later<CheckScreen> check;
    private final Later<ConnectScreen> connect;
    private final Later<SettingsScreen> settingsScreen;
    private final Once<BackupsDialog> backups;
    private final SetupDesk setup;
    private final Places places;
    private final Tour tour;
    private final GuideDesk guide;
    private final ShellView view;
    private final Messages words;
    private final @Nullable DemoViewModel demo;
    private final StageDesk stageDesk;
    private final Notifications notifications;
    private boolean inFront;

    /// @param still for pictures: no time passes, nothing moves, and every system has a file manager
    /// @param restore is given the backup that the user wants back, once unsaved changes are given up
    /// @param quit likewise
    MainWindow(Receiver receiver, Settings settings, Tasks tasks, Messages messages, Format format, boolean still,
            Consumer<Backup> restore, Runnable quit) {
        this(receiver, settings, tasks, messages, format, still, restore, quit, () -> {}, null);
    }

    /// @param openDemo opens the demo in place of this window; likewise
    /// @param desk of the demo, or null for the user's own data
    MainWindow(Receiver receiver, Settings settings, Tasks tasks, Messages messages, Format format, boolean still,
            Consumer<Backup> restore, Runnable quit, Runnable openDemo, @Nullable DemoDesk desk) {
        words = messages;
        notifications = still ? new StillSystem.NoNotifications() : SystemNotifications.here();
        feed = new Feed(receiver);
        // In a picture no time passes.
        shell = new ShellViewModel(receiver, feed, tasks, settings, still ? () -> 0 : System::nanoTime);
        overlay = new Overlay(messages);
        leaving = new Leaving(overlay, messages, tasks, this::unsaved, this::saving);
        demo = desk == null ? null : new DemoViewModel(new AskingDesk(desk, leaving));
        BackupWords backupWords = new BackupWords(messages, format);
        Folders folders = still ? new StillSystem.NoFolders() : SystemFolders.here();
        backups = new Once<>(() -> new BackupsDialog(backupWords, overlay, tasks,
                new BackupsViewModel(receiver, feed, tasks, backupWords, OverlayNotices.on(overlay)), folders,
                backup -> leaving.unlessUnsaved(Leaving.For.RESTORE, () -> restore.accept(backup))));
        FileDialogs files = new SystemFileDialogs(messages, () -> overlay.getScene().getWindow());
        setup = new SetupDesk(receiver, tasks, messages, overlay, files);
        Navigator navigator = new Ways();
        tour = new Tour(messages, overlay, navigator, shell.screenProperty());
        AppMenu menu = new AppMenu(messages, settings,
                new AppMenu.Actions(setup::choose, setup::export, this::openBackups,
                        tour::start, () -> leaving.unlessUnsaved(Leaving.For.CLOSE, quit)),
                more(openDemo));
        Frame frame = new Frame(receiver, feed, tasks, messages, format, overlay, menu, navigator,
                new AddressAdvice(receiver, messages, overlay, this::openPublicAddress,
                        conversion -> navigator.choose(ConversionsScreen.ENTRY.name(), conversion.value())));
        live = new LiveScreen(frame, settings, files, still);
        conversions = new Later<>(ConversionsScreen.ENTRY, () -> new ConversionsScreen(frame, setup::choose));
        Paper paper = new SystemPaper(() -> overlay.getScene().getWindow());
        Printing printing = new SystemPrinting(messages, paper);
        links = new Later<>(LinksScreen.ENTRY, () -> new LinksScreen(frame, files, setup::choose, printing));
        // In a picture the same ids come every time.
        connect = new Later<>(ConnectScreen.ENTRY, () -> new ConnectScreen(frame, files, printing,
                still ? new Random(1) : new SecureRandom()));
        check = new Later<>(CheckScreen.ENTRY, () -> new CheckScreen(frame));
        clicks = new Later<>(ClicksScreen.ENTRY,
                () -> new ClicksScreen(frame, settings, this::findInLive, this::openInLive));
        reports = new Later<>(ReportsScreen.ENTRY,
                () -> new ReportsScreen(frame, files, paper, still, this::rejectedInLive));
        rehearsal = new Later<>(RehearsalScreen.ENTRY, () -> new RehearsalScreen(frame, still
                ? Rehearsals.still(receiver.dataFolder(), receiver.clock().instant())
                : Rehearsals.in(receiver.dataFolder()), setup::choose, still));
        settingsScreen = new Later<>(SettingsScreen.ENTRY, () -> new SettingsScreen(frame, settings, shell.address(),
                folders, still || desk != null
                        // The demo's folder is deleted at its end: nothing is to start with it.
                        ? new NoAutostart(desk == null ? Saying.NOTHING : Saying.of("said.autostart.demo"))
                        : SystemAutostart.here(receiver.dataFolder().toAbsolutePath())));
        places = new Places(receiver, feed, tasks, messages, navigator);
        guide = new GuideDesk(messages, overlay, shell.screenProperty()::get, this::keys, tour::start);
        screens = List.of(live, conversions, links, clicks, reports, rehearsal, settingsScreen, connect, check);
        view = new ShellView(messages, format, shell, menu, overlay, this::openPublicAddress, screens,
                () -> placesNow(settings), commands -> showPalette(commands, settings), guide::open);
        stageDesk = new StageDesk(messages, overlay, new StageViewModel(receiver, feed, tasks, messages, format), demo,
                frame.advice(), this::letPhonesIn, still);
        if (demo != null) {
            view.setTop(new DemoRibbon(messages, demo, this::letPhonesIn, this::openStage));
        }
        overlay.cover(view);
        Magnifier magnifier = magnified(settings);
        if (!still) {
            shell.onRejected(this::tellOfRejected);
        }
        theme = new Theme(settings.theme().get());
        theme.modeProperty().bind(settings.theme());
        scene = theme.scene(magnifier, 1440, 900);
        view.installKeys(scene);
        setup.takeDrops();
        settings.onUnsaved(() -> overlay.error(messages.text("shell.choices-unsaved")));
        atNewest.bind(shell.screenProperty().isEqualTo(live.name()).and(live.atNewestProperty()));
    }

    /// All of the window, as large as the user wants it.
    private Magnifier magnified(Settings settings) {
        Magnifier magnifier = new Magnifier(overlay);
        magnifier.factorProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(settings.zoom().get().factor(), settings.projector().get() ? PROJECTOR : 1),
                settings.zoom(), settings.projector()));
        // Pop-ups are windows of their own, which the sheet makes larger.
        settings.zoom().subscribe(zoom -> {
            magnifier.getStyleClass().removeIf(style -> style.startsWith("zoom-"));
            magnifier.getStyleClass().add("zoom-" + zoom.percent());
        });
        settings.projector().subscribe(on -> {
            magnifier.getStyleClass().remove("projector");
            if (on) {
                magnifier.getStyleClass().add("projector");
            }
        });
        return magnifier;
    }

    private void showPalette(List<Command> commands, Settings settings) {
        PaletteViewModel model = new PaletteViewModel(commands, settings.recentCommands());
        places.onKnown(() -> model.know(view.commands()));
        places.load();
        new Palette(words, overlay, model, places.trouble(), command -> {
            settings.used(command.id());
            command.action().run();
        }).show();
    }

    /// What belongs to stage and demo, as commands.
    private List<Command> more(Runnable openDemo) {
        List<Command> more = new ArrayList<>();
        more.add(command("stage", "stage.open", Feather.MAXIMIZE, this::openStage)
                .on(new KeyCodeCombination(KeyCode.F11)));
        if (demo == null) {
            more.add(command("demo", "demo.open", Feather.PLAY_CIRCLE,
                    () -> leaving.unlessUnsaved(Leaving.For.DEMO, openDemo)));
        } else {
            DemoDesk desk = demo.desk();
            more.add(command("demo.traffic", "demo.traffic", Feather.PAUSE, demo::switchTraffic));
            more.add(command("demo.phones", "demo.phones", Feather.SMARTPHONE, this::letPhonesIn));
            more.add(command("demo.reset", "demo.reset-demo", Feather.ROTATE_CCW, () -> desk.reset(false)));
            more.add(command("demo.leave", "demo.leave", Feather.LOG_OUT, desk::leave));
        }
        return more;
    }

    private List<Command> placesNow(Settings settings) {
        List<Command> all = new ArrayList<>(live.filterCommands());
        all.add(new Command("clicks:find", words.text("clicks.find"), words.text("shell.screen.clicks"),
                Feather.SEARCH, () -> {
                    shell.open(clicks.name());
                    clicks.find();
                }));
        all.addAll(SavedFiltersPane.commands(words, Subject.CLICKS, settings.clickFilters(), filter -> {
            shell.open(clicks.name());
            clicks.get().show(filter.search());
        }));
        all.addAll(places.commands());
        all.addAll(guide.commands());
        return all;
    }

    private Node keys() {
        return view.keys();
    }

    private Command command(String id, String title, Feather icon, Runnable action) {
        return new Command(id, words.text(title), words.text("shell.name"), icon, action);
    }

    /// Opens the stage view.
    void openStage() {
        stageDesk.open();
    }

    private void letPhonesIn() {
        if (demo != null) {
            new PhonesDialog(words, overlay, demo, Reach::ofThisMachine, stageDesk::isOpen).show();
        }
    }

    private void open(String name, boolean create) {
        shell.open(name);
        if (create) {
            // A screen that is shown for the first time has no fields to put the cursor into before it is laid out.
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            screens.stream().filter(screen -> screen.name().equals(name)).forEach(Screen::create);
        }
    }

    private void findInLive(String text) {
        live.search(text);
        shell.open(live.name());
    }

    private void rejectedInLive() {
        live.showRejected();
        shell.open(live.name());
    }

    private void openInLive(long postback) {
        live.open(postback);
        shell.open(live.name());
    }

    /// Goes to where the public address is set, the cursor in its field.
    private void openPublicAddress() {
        open(settingsScreen.name(), false);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        settingsScreen.find();
    }

    /// Whether the window is before the user.
    void inFront(boolean now) {
        inFront = now;
    }

    /// Through the system where the window is not before the user and there is a way, else in the window.
    private void tellOfRejected(long number) {
        String text = words.text("shell.notice.rejected", number);
        if (!inFront && notifications.canTell()) {
            notifications.tell(words.text(demo == null ? "shell.name" : "demo.title"), text);
        } else {
            overlay.notice(text);
        }
    }

    /// Begins to follow the receiver.
    void start() {
        shell.load();
        places.load();
        feed.start();
        seconds.start();
    }

    /// Begins the tour.
    void takeTour() {
        tour.start();
    }

    /// Opens the command palette.
    void openPalette() {
        view.openPalette();
    }

    /// Opens guide and keys.
    void openGuide() {
        guide.open();
    }

    /// Opens a page of the guide.
    ///
    /// @param page the name of its file, without `.md`
    void openGuide(String page) {
        guide.open(page);
    }

    /// Shows what importing a definitions file would change.
    void lookAt(Path definitions) {
        setup.open(definitions);
    }

    /// Names of conversions, links and others with unsaved changes.
    List<String> unsaved() {
        return screens.stream().flatMap(screen -> screen.unsaved().stream()).toList();
    }

    private CompletableFuture<Void> saving() {
        return CompletableFuture.allOf(screens.stream().map(Screen::saving).toArray(CompletableFuture<?>[]::new));
    }

    /// What was pasted to be checked; `""` for nothing.
    String pasted() {
        return check.made().map(CheckScreen::text).orElse("");
    }

    Messages words() {
        return words;
    }

    Scene scene() {
        return scene;
    }

    ShellViewModel shell() {
        return shell;
    }

    /// What asks before unsaved changes are lost.
    Leaving leaving() {
        return leaving;
    }

    Overlay overlay() {
        return overlay;
    }

    /// Whether the newest postbacks are in sight.
    ReadOnlyBooleanProperty atNewestProperty() {
        return atNewest.getReadOnlyProperty();
    }

    /// A second went by.
    void tick() {
        shell.tick();
        screens.forEach(Screen::tick);
        stageDesk.tick();
    }

    /// Hands over what the feed gathered, now.
    void deliver() {
        feed.deliver();
    }

    /// Opens the dialog of backups.
    void openBackups() {
        backups.get().show();
    }

    /// Says what is to be known first, until the user closes it.
    void tell(News news) {
        if (news.good()) {
            overlay.report(news.sentences());
        } else {
            overlay.error(news.sentences());
        }
    }

    LiveScreen live() {
        return live;
    }

    ConnectScreen connect() {
        return connect.get();
    }

    ClicksScreen clicks() {
        return clicks.get();
    }

    LinksScreen links() {
        return links.get();
    }

    RehearsalScreen rehearsal() {
        return rehearsal.get();
    }

    SettingsScreen settings() {
        return settingsScreen.get();
    }

    CheckScreen check() {
        return check.get();
    }

    @Override
    public void close() {
        seconds.stop();
        live.close();
        rehearsal.made().ifPresent(RehearsalScreen::close);
        feed.close();
    }

    /// To screens by their names. Made before them, and used after.
    private final class Ways implements Navigator {
        @Override
        public void open(String screen, boolean create) {
            MainWindow.this.open(screen, create);
        }

        @Override
        public void choose(String screen, String key) {
            shell.open(screen);
            screens.stream().filter(one -> one.name().equals(screen)).forEach(one -> one.choose(key));
        }

        @Override
        public boolean has(String screen) {
            return screens.stream().anyMatch(one -> one.name().equals(screen));
        }
    }
}
