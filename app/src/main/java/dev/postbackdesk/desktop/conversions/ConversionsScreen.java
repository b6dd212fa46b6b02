package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import java.util.List;
import java.security.SecureRandom;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Conversions screen into the window.
public final class ConversionsScreen implements Screen {
    public static final Entry ENTRY = new Entry("conversions", Feather.TARGET);

    private final ConversionsViewModel model;
    private final ConversionsView view;
    private boolean inSight;

    /// @param importing lets the user import a definitions file
    public ConversionsScreen(Frame frame, Runnable importing) {
        model = new ConversionsViewModel(frame.receiver(), frame.tasks(), frame.messages(),
                OverlayNotices.on(frame.overlay()), new SecureRandom());
        view = new ConversionsView(frame.messages(), model, importing, frame.advice());
        frame.feed().listen(this::follow);
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            model.show(batch.definitions());
        }
        if (inSight && batch.postbacks() > 0) {
            model.refreshFigures();
        }
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width < Aside.BESIDE ? 656 : 320);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        inSight = true;
        model.refresh();
    }

    @Override
    public void hidden() {
        inSight = false;
    }

    @Override
    public void create() {
        // What a new one begins with depends on the others.
        model.editor().whenLoaded(view::create);
    }

    @Override
    public List<String> unsaved() {
        return view.unsaved();
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public void choose(String key) {
        ConversionId.parse(key).ifPresent(id -> model.editor().whenLoaded(() -> view.choose(id)));
    }

    @Override
    public void find() {
        view.find();
    }
}
