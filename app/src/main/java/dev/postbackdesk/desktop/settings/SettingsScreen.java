package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.AddressWords;
import dev.postbackdesk.desktop.shell.Closing;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.PublicAddressViewModel;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.desktop.system.Autostart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Settings screen into the window: what is chosen once, in groups.
public final class SettingsScreen implements Screen {
    public static final Entry ENTRY = new Entry("settings", Feather.SETTINGS);

    private final Frame frame;
    private final Messages words;
    private final PublicAddressViewModel publicAddress;
    private final SettingsViewModel model;
    private final PublicAddressPane address;
    private final ReceivingPane receiving;
    private final AutostartPane starting;
    private final SettingsView view;

    /// @param settings what the desktop remembers of its user's choices
    public SettingsScreen(Frame frame, Settings settings, PublicAddressViewModel publicAddress, Folders folders,
            Autostart autostart) {
        this.frame = frame;
        this.publicAddress = publicAddress;
        words = frame.messages();
        model = new SettingsViewModel(frame.receiver(), frame.tasks(), words, OverlayNotices.on(frame.overlay()));
        address = new PublicAddressPane(words, new AddressWords(words, frame.format()), publicAddress);
        receiving = new ReceivingPane(words, model);
        starting = new AutostartPane(words, frame.tasks(), autostart, model.notices());
        view = new SettingsView(words, List.of(
                SettingsGroup.wide("public-address", words.text("settings.public-address"), Feather.GLOBE, address),
                SettingsGroup.wide("gateways", words.text("settings.gateways"), Feather.TERMINAL,
                        new GatewayPane(words, publicAddress)),
                SettingsGroup.wide("receiving", words.text("settings.receiving"), Feather.RADIO, receiving),
                SettingsGroup.narrow("appearance", words.text("settings.appearance"), Feather.SUN,
                        new VBox(12,
                                new ChoicePane<>(words, "settings.appearance", Theme.Mode.values(), settings.theme()),
                                new ZoomPane(words, settings.zoom()),
                                new SwitchPane(words, "settings.projector", settings.projector()))),
                SettingsGroup.narrow("language", words.text("settings.language"), Feather.MESSAGE_SQUARE,
                        new LanguagePane(words, settings.language())),
                SettingsGroup.narrow("closing", words.text("settings.closing"), Feather.POWER,
                        new VBox(12, new ChoicePane<>(words, "settings.closing", Closing.values(), settings.closing()),
                                starting, new SwitchPane(words, "settings.notifying", settings.notifying()))),
                SettingsGroup.narrow("backups", words.text("settings.backups"), Feather.ARCHIVE,
                        new BackupsPane(words, frame.format(), model, frame.menu()::openBackups)),
                SettingsGroup.narrow("data", words.text("settings.data"), Feather.FOLDER,
                        new DataPane(words, model, folders))));
        frame.feed().listen(batch -> {
            if (batch.status() != null || batch.definitions() != null) {
                model.refresh();
            }
        });
    }

    /// Names the data folder otherwise: for pictures.
    public void show(Path dataFolder) {
        model.show(dataFolder);
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh();
        starting.refresh();
    }

    /// It scrolls by itself.
    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, 300);
    }

    /// The rest of what is set here is the program's own, from the menu.
    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        if (starting.canBeSet()) {
            all.add(command("autostart", starting.isOn() ? "settings.autostart-off" : "settings.autostart-on",
                    Feather.POWER, starting::toggle));
        }
        all.add(command("trust", "settings.trust-command", Feather.SHIELD, model::trustThisMachine));
        if (!publicAddress.addressProperty().get().isEmpty()) {
            all.add(command("check-address", "settings.check-command", Feather.GLOBE, publicAddress::check));
        }
        all.add(command("copy-data", "settings.data-copy-command", Feather.COPY, () -> {
            String folder = model.dataFolderProperty().get().toString();
            Clips.copy(folder);
            frame.overlay().toast(words.text("shell.copied", folder), null);
        }));
        return all;
    }

    private Command command(String id, String key, Feather icon, Runnable action) {
        return new Command("settings:" + id, words.text(key), words.text("shell.screen.settings"), icon, action);
    }

    @Override
    public List<String> unsaved() {
        List<String> names = new ArrayList<>();
        if (address.isUnsaved()) {
            names.add(words.text("settings.public-address"));
        }
        if (!receiving.settle()) {
            names.add(words.text("settings.proxies"));
        }
        return names;
    }

    @Override
    public CompletableFuture<Void> saving() {
        return model.saving();
    }

    @Override
    public void find() {
        address.focusField();
    }
}
