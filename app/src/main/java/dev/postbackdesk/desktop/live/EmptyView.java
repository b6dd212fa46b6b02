package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.shell.Frame;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;

/// What stands in place of the table until the first postback: what comes here, and the ways on.
final class EmptyView extends VBox {
    private static final double WITH_PICTURE = 660;

    private final Messages messages;

    EmptyView(Frame frame) {
        messages = frame.messages();
        getStyleClass().add("live-empty");
        // Where a banner takes room in a low window, the space below gives way, and not the window's edges.
        setMinHeight(0);
        Node way = way();
        way.managedProperty().bind(way.visibleProperty());
        // The picture gives way first.
        heightProperty().subscribe(height -> way.setVisible(height.doubleValue() >= WITH_PICTURE));
        getChildren().addAll(way, words(), ways(frame), byHand(frame));
    }

    private Node way() {
        HBox way = new HBox(step(Feather.MOUSE_POINTER, "click"), arrow(), step(Feather.SHOPPING_BAG, "merchant"),
                arrow(), step(Feather.ACTIVITY, "postback"));
        way.getStyleClass().add("way");
        return way;
    }

    private Node step(Feather icon, String name) {
        StackPane tile = new StackPane(Icons.normal(icon));
        tile.getStyleClass().addAll("tile", name);
        Label title = new Label(messages.text("live.empty." + name));
        title.getStyleClass().add("medium");
        Label what = new Label(messages.text("live.empty." + name + "-does"));
        what.getStyleClass().addAll("caption", "muted");
        what.setMinWidth(USE_PREF_SIZE);
        VBox step = new VBox(tile, title, what);
        step.getStyleClass().add("step");
        step.setId("empty-" + name);
        return step;
    }

    private static Node arrow() {
        SVGPath arrow = new SVGPath();
        arrow.setContent("M0 4H123M119 0l4 4-4 4");
        arrow.getStyleClass().add("way-arrow");
        StackPane place = new StackPane(arrow);
        place.getStyleClass().add("way-arrow-place");
        return place;
    }

    private Node words() {
        Label title = new Label(messages.text("live.empty.title"));
        title.getStyleClass().add("screen-title");
        Label text = new Label(messages.text("live.empty.text"));
        text.getStyleClass().addAll("muted", "paragraph", "centred");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(title, text);
        words.getStyleClass().add("words");
        words.setId("empty-words");
        return words;
    }

    private Node ways(Frame frame) {
        // The one that leads on fastest is the primary one.
        boolean guided = frame.navigator().has("connect");
        VBox ways = new VBox();
        if (guided) {
            ways.getChildren().add(
                    row(Feather.ZAP, "connect", "accent", () -> frame.navigator().open("connect", true)));
        } else {
            ways.getChildren().addAll(
                    row(Feather.TARGET, "conversion", "accent", () -> frame.navigator().open("conversions", true)),
                    row(Feather.LINK_2, "link", "", () -> frame.navigator().open("links", true)));
        }
        ways.getChildren().add(row(Feather.COMPASS, "tour", "", frame.menu()::takeTour));
        if (guided) {
            ways.getChildren()
                    .add(row(Feather.CHECK_SQUARE, "check", "", () -> frame.navigator().open("check", true)));
        }
        ways.getStyleClass().add("ways");
        return ways;
    }

    private Node row(Feather icon, String name, String style, Runnable go) {
        StackPane tile = new StackPane(Icons.normal(icon));
        tile.getStyleClass().add("small-tile");
        Label title = new Label(messages.text("live.empty." + name + "-title"));
        title.getStyleClass().add("semibold");
        Label text = new Label(messages.text("live.empty." + name + "-text"));
        text.getStyleClass().add("muted");
        Button button = new Button(messages.text("live.empty." + name + "-button"));
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setId("empty-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> go.run());
        VBox said = new VBox(4, title, text);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox(16, tile, said, ScreenHeader.spacer(), button);
        row.getStyleClass().add("way-on");
        return row;
    }

    private Node byHand(Frame frame) {
        String command = "curl \"" + frame.receiver().localAddress() + "/postback?clickId=hello&id=test&val=0&com=0\"";
        Label text = new Label(messages.text("live.empty.by-hand"), Icons.small(Feather.TERMINAL));
        text.getStyleClass().addAll("caption", "muted");
        HBox line = new HBox(text, ScreenHeader.spacer(), CopyButton.link(messages, messages.text("live.empty.copy"),
                messages.text("live.empty.copy-tip"), () -> command));
        line.setAlignment(Pos.CENTER_LEFT);
        Label code = new Label(command);
        code.getStyleClass().addAll("mono", "code-box");
        code.setMaxWidth(Double.MAX_VALUE);
        code.setId("empty-curl");
        VBox box = new VBox(8, line, code);
        box.getStyleClass().add("by-hand");
        box.setMaxWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
