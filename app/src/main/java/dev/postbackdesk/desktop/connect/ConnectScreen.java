package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.qr.Printing;
import dev.postbackdesk.desktop.qr.QrViewModel;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Navigator;
import dev.postbackdesk.desktop.shell.Screen;
import java.util.List;
import java.util.random.RandomGenerator;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Connect screen into the window.
public final class ConnectScreen implements Screen {
    public static final Entry ENTRY = new Entry("connect", Feather.ZAP, "M");

    private final ConnectViewModel model;
    private final ConnectView view;
    private final Messages words;
    private final Navigator navigator;

    /// @param random makes the ids of new conversions
    public ConnectScreen(Frame frame, FileDialogs files, Printing printing, RandomGenerator random) {
        words = frame.messages();
        navigator = frame.navigator();
        model = new ConnectViewModel(frame.receiver(), frame.tasks(), frame.messages(), frame.format(),
                OverlayNotices.on(frame.overlay()), random);
        view = new ConnectView(frame, model, files, new QrViewModel(frame.tasks(), frame.messages(),
                OverlayNotices.on(frame.overlay()), files, printing));
        frame.feed().listen(batch -> {
            if (batch.definitions() != null) {
                model.show(batch.definitions());
            }
        });
    }

    /// Fills the steps in as if it had been done by hand, for pictures and tests.
    ///
    /// @param network the network to choose, `""` for the user's own merchant
    /// @param merchant what that is called
    /// @param manual what its manual says
    public void fill(String network, String merchant, String manual, String offer) {
        ConnectForm form = model.form();
        form.choose(network);
        if (network.isEmpty()) {
            form.template().nameProperty().set(merchant);
            form.template().manualProperty().set(manual);
        }
        form.urlProperty().set(offer);
        form.percentProperty().set("10");
        form.currencyProperty().set("USD");
    }

    /// Presses Next.
    public void next() {
        model.next();
    }

    /// Opens the chosen network's placeholders for changing.
    public void changePlaceholders() {
        view.changePlaceholders();
    }

    /// Tests what is stored.
    public void test() {
        model.test();
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width < Aside.BESIDE ? 700 : 400);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh();
    }

    /// Begins with another merchant, unless one is under way.
    @Override
    public void create() {
        if (!model.isUnsaved()) {
            view.begin();
        } else {
            view.focusFirst();
        }
    }

    @Override
    public List<String> unsaved() {
        return model.isUnsaved() ? List.of(words.text("connect.unsaved")) : List.of();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("connect:start-over", words.text("connect.start-over"), words.text("shell.screen.connect"),
                        Feather.ROTATE_CCW, view::startOver),
                new Command("connect:leave", words.text("connect.leave"), words.text("shell.screen.connect"),
                        Feather.X, () -> navigator.open("live", false)));
    }

    @Override
    public void find() {
        view.focusFirst();
    }
}
