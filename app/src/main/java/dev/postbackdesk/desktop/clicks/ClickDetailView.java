package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Timeline;
import dev.postbackdesk.desktop.fx.Timeline.State;
import dev.postbackdesk.desktop.fx.Timeline.Stop;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.table.OpeningPane;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickHistory;
import dev.postbackdesk.receiver.ClickRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is known of one click: what came of it, where the visitor was sent, and what was kept of the request.
final class ClickDetailView extends VBox {
    /// Where its postbacks can be looked at.
    interface Live {
        /// All that name a click.
        void ofClick(String clickId);

        /// One of them.
        void postback(long number);
    }

    private final Frame frame;
    private final Messages messages;
    private final ClickText text;
    private final ClickCopies copies;
    private final FindingText words;
    private final Live live;
    private final Runnable close;
    private final ScrollPane scroll = new ScrollPane();

    ClickDetailView(Frame frame, ClickText text, ClickCopies copies, Live live, Runnable close) {
        this.frame = frame;
        this.text = text;
        this.copies = copies;
        this.live = live;
        this.close = close;
        messages = frame.messages();
        words = new FindingText(messages.locale());
        getStyleClass().add("detail");
        setId("click-detail");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
    }

    void show(ClickHistory history, Definitions definitions) {
        VBox content = new VBox(section("clicks.timeline", new Label()), new Timeline(stops(history, definitions)));
        content.getStyleClass().add("tab-content");
        content.getChildren().add(section("clicks.postbacks", inLive(history)));
        content.getChildren().add(postbacks(history, definitions));
        text.location(history.click(), definitions)
                .ifPresent(location -> content.getChildren().addAll(section("clicks.location",
                        CopyButton.link(messages, messages.text("clicks.copy"), messages.text("clicks.copy.location"),
                                () -> location)),
                        url(location), note("clicks.location-note")));
        content.getChildren().addAll(section("clicks.request",
                CopyButton.link(messages, messages.text("clicks.copy.curl"), messages.text("clicks.copy.curl-tip"),
                        () -> text.curl(history.click().click(), definitions))),
                request(history.click(), definitions));
        scroll.setContent(content);
        scroll.setVvalue(0);
        getChildren().setAll(head(history.click(), definitions), verdict(history, definitions), scroll);
    }

    /// Shows something in place of a detail that is not read.
    void show(OpeningPane opening) {
        VBox.setVgrow(opening, Priority.ALWAYS);
        getChildren().setAll(opening);
    }

    /// Shows the postbacks in Live that name a click.
    void showInLive(ClickRow row) {
        live.ofClick(row.clickId());
    }

    private Node head(ClickRow row, Definitions definitions) {
        Label title = new Label(messages.text("clicks.click"));
        title.getStyleClass().add("medium");
        Label time = new Label(frame.format().moment(row.click().at()));
        time.getStyleClass().addAll("mono", "muted");
        MenuButton copy = new MenuButton(messages.text("clicks.copy"), Icons.small(Feather.COPY));
        copy.getStyleClass().addAll("flat", "small");
        copy.setId("click-copy");
        copies.of(row, definitions).forEach(one -> {
            MenuItem item = new MenuItem(messages.text(one.key()));
            item.setId(one.key());
            item.setDisable(one.copied().isEmpty());
            item.setOnAction(_ -> copies.run(one));
            copy.getItems().add(item);
        });
        Button end = new Button("", Icons.normal(Feather.X));
        end.getStyleClass().addAll("flat", "small", "icon-only");
        end.setAccessibleText(messages.text("clicks.close"));
        Tip.on(end, messages.text("clicks.close-tip"));
        end.setOnAction(_ -> close.run());
        HBox head = new HBox(8, title, time, ScreenHeader.spacer(), copy, end);
        head.getStyleClass().add("detail-head");
        return head;
    }

    /// In a few words what came of it, and the id that all hangs on.
    private Node verdict(ClickHistory history, Definitions definitions) {
        ClickRow row = history.click();
        Label title = new Label(title(history));
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        title.setId("click-title");
        Label on = new Label(messages.text("clicks.on", text.link(row.click(), definitions),
                text.host(row.click(), definitions)));
        on.getStyleClass().add("muted");
        on.setWrapText(true);
        Label id = new Label(row.clickId());
        id.getStyleClass().add("mono");
        id.setId("click-id");
        HBox line = new HBox(4, id, CopyButton.icon(messages, messages.text("clicks.copy.id"), row::clickId));
        line.getStyleClass().add("click-id-line");
        if (row.click().test()) {
            line.getChildren().add(tag("clicks.test"));
        }
        if (row.click().bot()) {
            line.getChildren().add(tag("clicks.bot"));
        }
        VBox verdict = new VBox(title, on, line);
        verdict.getStyleClass().addAll("verdict", "click-verdict");
        return verdict;
    }

    private Label tag(String key) {
        Label chip = new Label(messages.text(key));
        chip.getStyleClass().addAll("chip", "duplicate");
        return chip;
    }

    private String title(ClickHistory history) {
        int conversions = history.click().conversions().size();
        if (conversions > 0) {
            return messages.text("clicks.title.converted", conversions);
        }
        return messages.text(history.postbacks().isEmpty() ? "clicks.title.nothing" : "clicks.title.not-counted",
                history.postbacks().size());
    }

    private List<Stop> stops(ClickHistory history, Definitions definitions) {
        Click click = history.click().click();
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop(Feather.MOUSE_POINTER, messages.text("clicks.stop.click"),
                List.of(frame.format().time(click.at()), click.sender()), State.WELL));
        stops.add(new Stop(Feather.SHOPPING_BAG, messages.text("clicks.stop.merchant"),
                List.of(text.host(click, definitions)), State.WELL));
        if (history.postbacks().isEmpty()) {
            stops.add(new Stop(Feather.SEND, messages.text("clicks.stop.postback"),
                    List.of(messages.text("clicks.stop.none")), State.ABSENT));
            return stops;
        }
        PostbackRow first = history.postbacks().getFirst();
        stops.add(stop("clicks.stop.first", click, first));
        if (history.postbacks().size() > 1) {
            stops.add(stop("clicks.stop.last", click, history.postbacks().getLast()));
        }
        return stops;
    }

    private Stop stop(String title, Click click, PostbackRow postback) {
        boolean rejected = postback.result() == Result.REJECTED;
        return new Stop(Feather.SEND, messages.text(title),
                List.of(VerdictChip.of(postback).text(messages),
                        messages.text("clicks.later", text.duration(click.at(), postback.receivedAt()))),
                rejected ? State.WRONG : State.WELL);
    }

    private Node inLive(ClickHistory history) {
        Button show = new Button(messages.text("clicks.in-live"), Icons.tiny(Feather.ACTIVITY));
        show.getStyleClass().add("link");
        show.setId("click-in-live");
        Tip.on(show, messages.text("clicks.in-live-tip"));
        show.setDisable(history.postbacks().isEmpty());
        show.setOnAction(_ -> showInLive(history.click()));
        return show;
    }

    private Node postbacks(ClickHistory history, Definitions definitions) {
        VBox box = new VBox();
        box.setId("click-postbacks");
        box.getStyleClass().add("click-postbacks");
        for (PostbackRow postback : history.postbacks()) {
            box.getChildren().add(postback(history.click().click(), postback, definitions));
        }
        if (history.postbacks().isEmpty()) {
            box.getChildren().add(note("clicks.no-postback"));
        }
        if (history.bounded()) {
            Label note = note("clicks.history-bounded");
            note.setId("click-bounded");
            box.getChildren().add(note);
        }
        return box;
    }

    private Node postback(Click click, PostbackRow postback, Definitions definitions) {
        Button number = new Button(frame.format().count(postback.number()));
        number.getStyleClass().addAll("link", "small");
        Tip.on(number, messages.text("clicks.open-postback"));
        number.setOnAction(_ -> live.postback(postback.number()));
        Label conversion = new Label(text.conversionName(postback.reading().conversionKey(), definitions));
        conversion.setMinWidth(USE_PREF_SIZE);
        Label later = new Label(messages.text("clicks.later", text.duration(click.at(), postback.receivedAt())));
        later.getStyleClass().add("muted");
        later.setMinWidth(USE_PREF_SIZE);
        Optional<Finding> finding = postback.findings().stream().findFirst();
        Label reason = new Label(finding.map(words::reason).orElse(""));
        reason.getStyleClass().add("muted");
        finding.ifPresent(_ -> Tip.on(reason, reason.getText()));
        HBox line = new HBox(8, VerdictChip.of(postback).label(messages), number, conversion, later, reason);
        line.getStyleClass().add("same-click-row");
        return line;
    }

    /// What is kept of the request, and nothing else is.
    private Node request(ClickRow row, Definitions definitions) {
        Click click = row.click();
        GridPane grid = new GridPane(12, 6);
        grid.getStyleClass().add("click-request");
        int at = 0;
        for (List<String> line : List.of(List.of("clicks.kept.visited", text.visited(click, definitions)),
                List.of("clicks.kept.parameters", orNone(click.query())),
                List.of("clicks.kept.sender", click.sender()),
                List.of("clicks.kept.agent", orNone(click.userAgent())),
                List.of("clicks.kept.referer", orNone(click.referer())))) {
            Label name = new Label(messages.text(line.getFirst()));
            name.getStyleClass().addAll("caption", "muted");
            name.setMinWidth(USE_PREF_SIZE);
            Label value = new Label(line.getLast());
            value.getStyleClass().add("mono");
            value.setWrapText(true);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(at++, name, value);
        }
        return grid;
    }

    private static String orNone(@Nullable String kept) {
        return kept == null || kept.isEmpty() ? ClickText.NONE : kept;
    }

    private Label note(String key) {
        Label label = new Label(messages.text(key));
        label.setWrapText(true);
        label.getStyleClass().addAll("caption", "muted", "click-note");
        return label;
    }

    private Node section(String key, Node right) {
        Label title = new Label(messages.text(key));
        title.getStyleClass().addAll("caption", "semibold");
        HBox row = new HBox(title, ScreenHeader.spacer(), right);
        row.getStyleClass().add("section");
        return row;
    }

    private static Node url(String location) {
        UrlFlow flow = new UrlFlow();
        flow.getStyleClass().add("url-box");
        flow.setParts(UrlPart.split(location));
        return flow;
    }
}
