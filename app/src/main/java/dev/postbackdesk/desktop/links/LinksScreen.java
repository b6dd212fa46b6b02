package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Tracking links screen into the window.
public final class LinksScreen implements Screen {
    private final LinksViewModel model;
    private final LinksView view;
    private boolean inSight;

    public LinksScreen(Frame frame, FileDialogs files) {
        model = new LinksViewModel(frame.receiver(), frame.tasks(), frame.messages(),
                OverlayNotices.on(frame.overlay()));
        view = new LinksView(frame.messages(), model, files);
        frame.feed().listen(this::follow);
    }

    /// What is being edited: the window asks before it closes over unsaved changes.
    public LinksViewModel model() {
        return model;
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            model.show(batch.definitions());
        }
        if (inSight && (batch.postbacks() > 0 || batch.clicks() > 0)) {
            model.refreshFigures();
        }
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Feather icon() {
        return Feather.LINK;
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
    public void find() {
        view.find();
    }
}
