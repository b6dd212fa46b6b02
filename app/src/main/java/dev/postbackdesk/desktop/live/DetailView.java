package dev.postbackdesk.desktop.live;

import atlantafx.base.controls.SelectableTextFlow;
import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.shell.Frame;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/// What is said about one postback: verdict, cause and cure at once, the evidence below, in tabs that alone scroll.
final class DetailView extends VBox {
    private final Frame frame;
    private final Messages messages;
    private final Runnable close;
    private final ScrollPane scroll = new ScrollPane();
    private String tab = "explain";

    DetailView(Frame frame, Runnable close) {
        this.frame = frame;
        this.close = close;
        messages = frame.messages();
        getStyleClass().add("detail");
        setId("detail");
        VBox.setVgrow(scroll, Priority.ALWAYS);
    }

    void show(Detail detail) {
        getChildren().setAll(head(detail), verdict(detail), tabs(detail), scroll);
        showTab(detail);
    }

    private Node head(Detail detail) {
        Label number = new Label(messages.text("live.detail.number", detail.postback().number()));
        number.getStyleClass().add("medium");
        number.setId("detail-number");
        Label time = new Label(detail.time());
        time.getStyleClass().addAll("mono", "muted");
        time.setTooltip(new Tooltip(frame.format().moment(detail.postback().arrival().receivedAt())));
        MenuButton copy = new MenuButton(messages.text("live.copy"), Icons.small(Feather.COPY));
        copy.getStyleClass().addAll("flat", "small");
        copy.setId("detail-copy");
        copy.getItems().addAll(item("live.copy.curl", detail.curl()), item("live.copy.url", detail.url()),
                item("live.copy.request", detail.rawRequest()), item("live.copy.answer", detail.answer()));
        Button end = new Button("", Icons.normal(Feather.X));
        end.getStyleClass().addAll("flat", "small", "icon-only");
        end.setAccessibleText(messages.text("live.detail.close"));
        end.setTooltip(new Tooltip(messages.text("live.detail.close-tip")));
        end.setOnAction(_ -> close.run());
        HBox head = new HBox(8, detail.chip().label(messages), number, time, ScreenHeader.spacer(), copy, end);
        head.getStyleClass().add("detail-head");
        return head;
    }

    private MenuItem item(String key, String text) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setId(key);
        item.setOnAction(_ -> {
            Clips.copy(text);
            frame.overlay().toast(messages.text("live.copied", messages.text(key)), null);
        });
        return item;
    }

    private Node verdict(Detail detail) {
        Label title = new Label(detail.title());
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        title.setId("detail-title");
        VBox verdict = new VBox(title, Pieces.paragraph(detail.text()));
        List<Button> cures = new Cures(frame).of(detail);
        if (!cures.isEmpty()) {
            FlowPane row = new FlowPane(8, 8);
            row.getChildren().addAll(cures);
            row.getStyleClass().add("cures");
            verdict.getChildren().add(row);
        }
        verdict.getStyleClass().add("verdict");
        return verdict;
    }

    private Node tabs(Detail detail) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("tabs");
        for (String name : List.of("explain", "request", "answer")) {
            ToggleButton button = new ToggleButton(messages.text("live.tab." + name));
            button.getStyleClass().setAll("tab-button");
            button.setToggleGroup(group);
            button.setSelected(name.equals(tab));
            button.setId("tab-" + name);
            button.setOnAction(_ -> {
                button.setSelected(true);
                tab = name;
                showTab(detail);
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private void showTab(Detail detail) {
        Node content = switch (tab) {
            case "request" -> text(detail.rawRequest(), "live.copy.request");
            case "answer" -> text(detail.answer(), "live.copy.answer");
            default -> explain(detail);
        };
        content.getStyleClass().add("tab-content");
        // Evidence is not broken anywhere: long lines are scrolled.
        boolean wide = !tab.equals("explain");
        scroll.setFitToWidth(!wide);
        scroll.setHbarPolicy(wide ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setContent(content);
        scroll.setVvalue(0);
    }

    private Node explain(Detail detail) {
        VBox box = new VBox();
        for (Detail.More more : detail.more()) {
            box.getChildren().add(more(more));
        }
        Label differing = new Label(
                messages.text("live.parameters.differing", detail.differing(), detail.parameters().size()));
        differing.getStyleClass().addAll("caption", "muted");
        box.getChildren().addAll(section("live.parameters.title", differing),
                new ParameterTable(messages, detail.parameters()),
                section("live.request.title",
                        CopyButton.link(messages, messages.text("live.copy.curl"), messages.text("live.copy.curl-tip"),
                                detail::curl)),
                new RequestBox(detail.request()));
        return box;
    }

    private static Node more(Detail.More more) {
        Label title = new Label(more.title(), switch (more.severity()) {
            case REJECTS -> Icons.small(Feather.X, "icon-danger");
            case WARNS -> Icons.small(Feather.ALERT_TRIANGLE, "icon-warning");
            case INFORMS -> Icons.small(Feather.INFO, "icon-info");
        });
        title.setGraphicTextGap(8);
        title.getStyleClass().add("medium");
        VBox box = new VBox(4, title, Pieces.paragraph(more.text()));
        box.getStyleClass().add("more");
        return box;
    }

    private Node section(String key, Node right) {
        Label title = new Label(messages.text(key));
        title.getStyleClass().addAll("caption", "semibold");
        HBox row = new HBox(title, ScreenHeader.spacer(), right);
        row.getStyleClass().add("section");
        return row;
    }

    private Node text(String text, String key) {
        Text shown = new Text(text);
        shown.setId("raw-text");
        SelectableTextFlow flow = new SelectableTextFlow(shown);
        flow.getStyleClass().addAll("code-box", "raw");
        VBox box = new VBox(8, CopyButton.link(messages, messages.text(key), messages.text(key), () -> text), flow);
        box.getStyleClass().add("raw-tab");
        return box;
    }
}
