package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The screen of arriving postbacks.
public final class LiveScreen implements Screen {
    private final VBox root = new VBox();

    public LiveScreen(Frame frame) {
        EmptyView empty = new EmptyView(frame);
        VBox.setVgrow(empty, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "live");
        root.getChildren().addAll(new ScreenHeader(frame.messages().text("shell.screen.live")).ruled()
                .actions(frame.menu().button()), empty);
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Feather icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Node node() {
        return root;
    }
}
