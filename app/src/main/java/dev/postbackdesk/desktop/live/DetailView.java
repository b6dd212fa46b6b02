package dev.postbackdesk.desktop.live;

import atlantafx.base.controls.SelectableTextFlow;
import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.RejectedOnes;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
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
    private final LiveViewModel model;
    private final Cures cures;
    private final RowText rowText;
    private final Runnable close;
    private final ScrollPane scroll = new ScrollPane();
    private String tab = "explain";

    DetailView(Frame frame, FindingText words, LiveViewModel model, Runnable close) {
        this.frame = frame;
        this.model = model;
        cures = new Cures(frame, words, model);
        rowText = new RowText(frame.messages(), frame.format(), words);
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
                item("live.copy.request", detail.rawRequest()), item("live.copy.answer", detail.answer()),
                item("live.copy.markdown", detail.markdown()));
        Button end = new Button("", Icons.normal(Feather.X));
        end.getStyleClass().addAll("flat", "small", "icon-only");
        end.setAccessibleText(messages.text("live.detail.close"));
        end.setTooltip(new Tooltip(messages.text("live.detail.close-tip")));
        end.setOnAction(_ -> close.run());
        HBox head = new HBox(8, detail.chip().label(messages), number, time, ScreenHeader.spacer());
        if (detail.postback().result() == Result.REJECTED) {
            head.getChildren().add(judgeAgain(detail));
        }
        head.getChildren().addAll(copy, end);
        head.getStyleClass().add("detail-head");
        return head;
    }

    private Button judgeAgain(Detail detail) {
        Button button = new Button("", Icons.normal(Feather.ROTATE_CW));
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.setId("detail-judge-again");
        button.setAccessibleText(messages.text("live.judge-again"));
        button.setTooltip(new Tooltip(messages.text("live.judge-again-tip")));
        button.setOnAction(
                _ -> MendDialog.judge(frame, new RejectedOnes.Numbered(Set.of(detail.postback().number()))));
        return button;
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
        List<ButtonBase> buttons = cures.of(detail);
        if (!buttons.isEmpty()) {
            FlowPane row = new FlowPane(8, 8);
            row.getChildren().addAll(buttons);
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
        for (String name : List.of("explain", "request", "answer", "same-click")) {
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
            case "same-click" -> sameClick(detail);
            default -> explain(detail);
        };
        content.getStyleClass().add("tab-content");
        // Evidence is not broken anywhere: long lines are scrolled.
        boolean wide = tab.equals("request") || tab.equals("answer");
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
        if (!detail.earlier().isEmpty()) {
            box.getChildren().add(earlier(detail));
        }
        box.getChildren().addAll(section("live.timeline.title", new Label()), new TimelineView(detail.stations()));
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

    private Node earlier(Detail detail) {
        VBox box = new VBox(4, section("live.earlier.title", new Label()));
        for (String line : detail.earlier()) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.getStyleClass().add("muted");
            box.getChildren().add(label);
        }
        box.getStyleClass().add("more");
        box.setId("earlier-verdicts");
        return box;
    }

    /// Read when it is looked at: a click id is sought among many requests.
    private Node sameClick(Detail detail) {
        VBox box = new VBox(2);
        box.setId("same-click");
        String clickId = detail.postback().reading().clickId();
        if (clickId == null || detail.postback().reading().clickNumber() == null) {
            box.getChildren().add(note("live.same-click.unknown"));
            return box;
        }
        box.getChildren().add(note("live.same-click.looking"));
        frame.tasks().then(model.ofClick(clickId, detail.postback().number()), rows -> {
            box.getChildren().clear();
            if (rows.isEmpty()) {
                box.getChildren().add(note("live.same-click.none"));
            }
            rows.forEach(row -> box.getChildren().add(sameClick(row)));
        }, error -> {
            Label sentence = new Label(error.sentence());
            sentence.setWrapText(true);
            box.getChildren().setAll(sentence);
        });
        return box;
    }

    private Label note(String key) {
        Label label = new Label(messages.text(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node sameClick(PostbackRow row) {
        Label time = new Label(frame.format().moment(row.receivedAt()));
        time.getStyleClass().addAll("mono", "muted");
        StringBuilder reason = new StringBuilder();
        rowText.reason(row).pieces().forEach(piece -> reason.append(piece.text()));
        Label words = new Label(reason.toString());
        Button open = new Button(frame.format().count(row.number()));
        open.getStyleClass().addAll("link", "small");
        open.setOnAction(_ -> model.open(row.number()));
        HBox line = new HBox(8, VerdictChip.of(row).label(messages), time, open, words);
        line.getStyleClass().add("same-click-row");
        return line;
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
