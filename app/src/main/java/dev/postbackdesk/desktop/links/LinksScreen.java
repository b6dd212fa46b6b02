package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.qr.Printing;
import dev.postbackdesk.desktop.qr.QrViewModel;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.reach.LinkWalk;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Tracking links screen into the window.
public final class LinksScreen implements Screen {
    public static final Entry ENTRY = new Entry("links", Feather.LINK);

    private static final String SOME_CLICK_ID = "7h3k9v2xq8m4t0c6zr1p5w8ney";

    private final LinksViewModel model;
    private final LinksView view;
    private boolean inSight;

    /// @param importing lets the user import a definitions file
    public LinksScreen(Frame frame, FileDialogs files, Runnable importing, Printing printing) {
        model = new LinksViewModel(frame.receiver(), frame.tasks(), frame.messages(),
                OverlayNotices.on(frame.overlay()));
        view = new LinksView(frame, model, new QrViewModel(frame.tasks(), frame.messages(),
                OverlayNotices.on(frame.overlay()), files, printing), importing);
        frame.feed().listen(this::follow);
    }

    /// Shows a walk of the chosen link that was made elsewhere: for pictures.
    ///
    /// @param walk of a destination with a click id in place
    /// @param answers whether to show the answers between which the click id got lost
    public void showWalk(BiFunction<String, String, Optional<LinkWalk>> walk, boolean answers) {
        String destination = model.form().destinationProperty().get();
        walk.apply(destination.replace(Placeholder.TOKEN, SOME_CLICK_ID), SOME_CLICK_ID)
                .ifPresent(model.following()::show);
        model.following().answersShownProperty().set(answers);
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            model.show(batch.definitions());
            view.showAddress();
        }
        if (inSight && (batch.postbacks() > 0 || batch.clicks() > 0)) {
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
        view.showAddress();
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
        return model.editor().unsaved();
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public void choose(String key) {
        int link = Integer.parseInt(key);
        model.editor().whenLoaded(() -> model.editor().choose(link));
    }

    @Override
    public void find() {
        view.find();
    }
}
