package dev.postbackdesk.desktop.live;

import atlantafx.base.controls.SelectableTextFlow;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.table.OpeningPane;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Result;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is said about one postback: verdict, cause and cure at once, the evidence below, in tabs that alone scroll.
final class DetailView extends VBox {
    private static final String NOTES = "notes";

    private final Frame frame;
    private final Messages messages;
    private final LiveViewModel model;
    private final Cures cures;
    private final RowText rowText;
    private final Runnable close;
    private final Consumer<Story> replay;
    private final ScrollPane scroll = new ScrollPane();
    private final HBox tabs = new HBox();
    private final Label notes = new Label();
    private @Nullable SameClick sameClick;
    private @Nullable NotesPane notesPane;
    private @Nullable Detail shown;
    private String tab = "explain";

    /// @param replay sends a postback again
    DetailView(Frame frame, FindingText words, LiveViewModel model, Runnable close, Consumer<Story> replay) {
        this.frame = frame;
        this.model = model;
        this.replay = replay;
        cures = new Cures(frame, words, model);
        rowText = new RowText(frame.messages(), frame.format(), words, frame.receiver().clock());
        this.close = close;
        messages = frame.messages();
        getStyleClass().add("detail");
        setId("detail");
        tabs.getStyleClass().add("tabs");
        notes.getStyleClass().add("count");
        notes.textProperty().bind(model.detail().remarks().remarksProperty()
                .map(remarks -> frame.format().count(remarks.notes().size())));
        VBox.setVgrow(scroll, Priority.ALWAYS);
    }

    void show(Detail detail) {
        shown = detail;
        DetailHead above = new DetailHead(frame, model, detail, close);
        SameClick others = new SameClick(frame, model, rowText, detail.story());
        sameClick = others;
        tabs(others.count());
        getChildren().setAll(above, verdict(detail), tabs, scroll);
        showTab();
    }

    /// Shows something in place of a detail that is not read.
    void show(OpeningPane opening) {
        shown = null;
        sameClick = null;
        VBox.setVgrow(opening, Priority.ALWAYS);
        getChildren().setAll(opening);
    }

    /// Opens the tab of notes, the cursor in the field.
    void writeNote() {
        tab = NOTES;
        if (sameClick != null) {
            tabs(sameClick.count());
        }
        showTab();
        if (notesPane != null) {
            notesPane.write();
        }
    }

    private Node verdict(Detail detail) {
        Label title = new Label(detail.title());
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setId("detail-title");
        HBox head = new HBox(8, title);
        if (detail.postback().result() == Result.REJECTED) {
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            head.getChildren().add(cures.judgeAgain(detail));
        }
        VBox verdict = new VBox(head, Pieces.paragraph(detail.text()));
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

    private void tabs(Label sameClicks) {
        ToggleGroup group = new ToggleGroup();
        tabs.getChildren().clear();
        for (String name : List.of("explain", "request", "answer", "same-click", NOTES)) {
            ToggleButton button = new ToggleButton(messages.text("live.tab." + name));
            button.getStyleClass().setAll("tab-button");
            button.setToggleGroup(group);
            button.setSelected(name.equals(tab));
            button.setId("tab-" + name);
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.setGraphic(switch (name) {
                case "same-click" -> sameClicks;
                case NOTES -> notes;
                default -> null;
            });
            button.setOnAction(_ -> {
                button.setSelected(true);
                tab = name;
                showTab();
            });
            tabs.getChildren().add(button);
        }
    }

    private void showTab() {
        Detail detail = shown;
        if (detail == null || sameClick == null) {
            return;
        }
        Node content = switch (tab) {
            case "request" -> text(detail.rawRequest(), "live.copy.request", again(detail));
            case "answer" -> text(detail.answer(), "live.copy.answer", new Label());
            case "same-click" -> sameClick;
            case NOTES -> notes();
            default -> explain(detail);
        };
        content.getStyleClass().removeAll("tab-content");
        content.getStyleClass().add("tab-content");
        // Evidence is not broken anywhere: long lines are scrolled.
        boolean wide = tab.equals("request") || tab.equals("answer");
        scroll.setFitToWidth(!wide);
        scroll.setHbarPolicy(wide ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setContent(content);
        scroll.setVvalue(0);
    }

    /// One for all postbacks: a draft, and the cursor in it, outlive a verdict that changes.
    private NotesPane notes() {
        NotesPane pane = notesPane == null ? new NotesPane(frame, model.detail().remarks()) : notesPane;
        notesPane = pane;
        return pane;
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
                new ParameterTable(messages, detail.parameters(), detail.leftOut()),
                section("live.request.title", again(detail),
                        CopyButton.link(messages, messages.text("live.copy.curl"), messages.text("live.copy.curl-tip"),
                                detail::curl)),
                new RequestBox(detail.request()));
        if (!detail.expected().isEmpty()) {
            UrlFlow url = new UrlFlow();
            url.setParts(detail.expected());
            url.setId("expected-url");
            VBox around = new VBox(url);
            around.getStyleClass().addAll("code-box", "expected-url");
            box.getChildren().addAll(section("live.expected.title",
                    CopyButton.link(messages, messages.text("live.expected.copy"), messages.text("live.expected.copy"),
                            detail::expectedText).tell(frame.advice()::copied)),
                    around);
        }
        return box;
    }

    private Button again(Detail detail) {
        Button again = new Button(messages.text("live.replay"), Icons.tiny(Feather.SEND));
        again.getStyleClass().add("link");
        again.setId("detail-replay");
        Tip.on(again, messages.text("live.replay-tip"));
        again.setOnAction(_ -> replay.accept(detail.story()));
        return again;
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

    private static Node more(Detail.More more) {
        Label title = new Label(more.title(), switch (more.severity()) {
            case REJECTS -> Icons.small(Feather.X, "icon-danger");
            case WARNS -> Icons.small(Feather.ALERT_TRIANGLE, "icon-warning");
            case INFORMS -> Icons.small(Feather.INFO, "icon-info");
        });
        title.setGraphicTextGap(8);
        title.getStyleClass().add("medium");
        title.setWrapText(true);
        VBox box = new VBox(4, title, Pieces.paragraph(more.text()));
        box.getStyleClass().add("more");
        return box;
    }

    private Node section(String key, Node... right) {
        Label title = new Label(messages.text(key));
        title.getStyleClass().addAll("caption", "semibold");
        HBox row = new HBox(16, title, ScreenHeader.spacer());
        row.getChildren().addAll(right);
        row.getStyleClass().add("section");
        return row;
    }

    private Node text(String text, String key, Node besides) {
        Text shownText = new Text(text);
        shownText.setId("raw-text");
        SelectableTextFlow flow = new SelectableTextFlow(shownText);
        flow.getStyleClass().addAll("code-box", "raw");
        HBox links = new HBox(16, CopyButton.link(messages, messages.text(key), messages.text(key), () -> text),
                besides);
        VBox box = new VBox(8, links, flow);
        box.getStyleClass().add("raw-tab");
        return box;
    }
}
