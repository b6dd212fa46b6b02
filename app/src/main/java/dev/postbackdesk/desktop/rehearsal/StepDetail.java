package dev.postbackdesk.desktop.rehearsal;

import atlantafx.base.controls.SelectableTextFlow;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.live.Evidence;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Move;
import dev.postbackdesk.rehearsal.Outcome;
import dev.postbackdesk.rehearsal.Step;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The open step: the real request and answer, what the merchant's page gets, or the verdict with its cure.
final class StepDetail extends VBox {
    private static final double BAR = 14;

    private final Frame frame;
    private final Messages words;
    private final RehearsalText text;
    private final FindingText findings;
    private final HBox head = new HBox(12);
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);

    StepDetail(Frame frame, RehearsalText text) {
        this.frame = frame;
        this.text = text;
        words = frame.messages();
        findings = new FindingText(words.locale());
        // The marks of requests look as in Live.
        getStyleClass().addAll("detail", "rehearsal-detail");
        head.getStyleClass().add("rehearsal-detail-head");
        content.getStyleClass().add("rehearsal-detail-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Before anything is played: what will happen.
    void introduce(Fault fault) {
        head(null, text.name(fault), List.of());
        content.getChildren().clear();
        content.getChildren().add(paragraph(
                fault == Fault.NOTHING ? words.text("rehearsal.intro.well") : text.sentence(fault)));
        expected(fault);
        scroll.setVvalue(0);
    }

    /// @param row the step's
    /// @param step what happened there, or null where it is to come
    /// @param soFar all that happened
    void show(SequenceRow row, Fault fault, @Nullable Step step, List<Step> soFar) {
        head(row, row.title(), copying(step));
        content.getChildren().clear();
        boolean judged = soFar.stream()
                .anyMatch(one -> one instanceof Step.Judged || one instanceof Step.Found);
        if (fault != Fault.NOTHING && !(judged && row.move() == Move.JUDGE)) {
            section("rehearsal.detail.fault");
            content.getChildren().add(paragraph(text.sentence(fault)));
        }
        switch (step) {
            case Step.Clicked(var request, var headers) -> request(raw(request, headers));
            case Step.SentOn sentOn -> sentOn(sentOn);
            case Step.Landed(var url, var clickId) -> landed(url, clickId);
            case Step.Ordered(var number, var _) ->
                content.getChildren().add(paragraph(words.text("rehearsal.order.text", number)));
            case Step.Reported(var _, var postback, var definitions) -> reported(postback, definitions);
            case Step.Answered(var status, var answer, var _) -> code("rehearsal.detail.answer",
                    status + "\n\n" + answer.strip());
            case Step.Multiplied(var visitors, var postbacks) ->
                content.getChildren().add(paragraph(words.text("rehearsal.more.text", visitors, postbacks)));
            case Step.Judged(var postback, var definitions) -> judged(postback, definitions);
            case Step.Found(var finding) -> found(finding);
            case null -> content.getChildren().add(paragraph(words.text("rehearsal.detail.nothing-yet")));
        }
        if (!judged) {
            expected(fault);
        }
        soFar(soFar);
        scroll.setVvalue(0);
    }

    private void head(@Nullable SequenceRow row, String title, List<Node> actions) {
        Label name = new Label(title);
        name.getStyleClass().add("card-title");
        name.setId("rehearsal-detail-title");
        head.getChildren().clear();
        if (row != null) {
            Label number = new Label(String.valueOf(row.number()));
            number.getStyleClass().addAll("step-mark", "of-detail");
            number.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(number);
        }
        head.getChildren().addAll(name, ScreenHeader.spacer());
        head.getChildren().addAll(actions);
    }

    private List<Node> copying(@Nullable Step step) {
        return switch (step) {
            case Step.Clicked(var request, var headers) -> List.of(curl(
                    Evidence.curl(arrival(request, headers), origin(request))));
            case Step.Reported(var address, var postback, var _) ->
                List.of(curl(Evidence.curl(postback.arrival(), address)));
            case Step.SentOn(var _, var location, var _, var _) when location != null ->
                List.of(CopyButton.icon(words, words.text("rehearsal.detail.copy-url"), () -> location));
            case Step.Landed(var url, var _) ->
                List.of(CopyButton.icon(words, words.text("rehearsal.detail.copy-url"), () -> url));
            case Step.Answered(var _, var answer, var _) ->
                List.of(CopyButton.icon(words, words.text("rehearsal.detail.copy-answer"), () -> answer));
            case Step.SentOn _,Step.Ordered _,Step.Multiplied _,Step.Judged _,Step.Found _ -> List.of();
            case null -> List.of();
        };
    }

    private Node curl(String command) {
        CopyButton copy = CopyButton.icon(words, words.text("rehearsal.detail.copy-curl"), () -> command);
        copy.setId("rehearsal-copy-curl");
        copy.setMinWidth(USE_PREF_SIZE);
        return copy;
    }

    private static URI origin(URI request) {
        return URI.create(request.getScheme() + "://" + request.getAuthority());
    }

    private static Arrival arrival(URI request, List<Header> headers) {
        List<Header> all = new ArrayList<>(headers);
        all.addFirst(new Header("Host", request.getAuthority()));
        return Arrival.plain(Instant.EPOCH, "GET", request.getPath(), all, "127.0.0.1");
    }

    private static String raw(URI request, List<Header> headers) {
        return Evidence.raw(arrival(request, headers)).strip();
    }

    private void section(String key) {
        Label title = new Label(words.text(key));
        title.getStyleClass().add("semibold");
        title.getStyleClass().add("detail-section");
        content.getChildren().add(title);
    }

    private static Node paragraph(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().addAll("muted", "paragraph");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void request(String raw) {
        code("rehearsal.detail.request", raw);
    }

    private void code(String key, String raw) {
        section(key);
        SelectableTextFlow flow = new SelectableTextFlow(new Text(raw));
        flow.getStyleClass().addAll("code-box", "raw");
        content.getChildren().add(wide(flow));
    }

    private void sentOn(Step.SentOn sentOn) {
        section("rehearsal.detail.answer");
        VBox box = new VBox(4);
        box.getStyleClass().add("code-box");
        Label status = new Label(String.valueOf(sentOn.status()));
        status.getStyleClass().addAll("mono", "strong");
        box.getChildren().add(status);
        String location = sentOn.location();
        if (location != null) {
            Label name = new Label("Location:");
            name.getStyleClass().addAll("mono", "subtle");
            box.getChildren().addAll(name, url(location));
        }
        content.getChildren().add(box);
    }

    private static UrlFlow url(String location) {
        UrlFlow flow = new UrlFlow();
        flow.setParts(UrlPart.split(location));
        return flow;
    }

    private void landed(String location, @Nullable String clickId) {
        section("rehearsal.landing.title");
        content.getChildren().add(new LandingPage(words, location, clickId));
        if (clickId == null) {
            Label warning = new Label(words.text("rehearsal.landing.without"),
                    Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"));
            warning.setWrapText(true);
            warning.setMinHeight(USE_PREF_SIZE);
            warning.getStyleClass().add("landing-warning");
            content.getChildren().add(warning);
        }
        content.getChildren().add(paragraph(words.text("rehearsal.landing.note")));
    }

    private void reported(Postback postback, Definitions definitions) {
        Evidence evidence = Evidence.of(frame, postback, definitions);
        section("rehearsal.detail.request");
        content.getChildren().add(wide(evidence.request()));
        code("rehearsal.detail.raw", evidence.raw().strip());
    }

    /// Evidence is not broken anywhere: long lines are scrolled.
    private static Node wide(Region evidence) {
        ScrollPane pane = new ScrollPane(evidence);
        pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().addAll("edge-to-edge", "wide-evidence");
        // As wide as there is room at least, and room for the bar below where there is one.
        pane.viewportBoundsProperty().subscribe(bounds -> {
            evidence.setMinWidth(bounds.getWidth());
            pane.setMinHeight(evidence.getHeight() + (evidence.getWidth() > bounds.getWidth() + 1 ? BAR : 0));
        });
        evidence.heightProperty().subscribe(height -> pane.setMinHeight(
                height.doubleValue() + (evidence.getWidth() > pane.getViewportBounds().getWidth() + 1 ? BAR : 0)));
        return pane;
    }

    private void judged(Postback postback, Definitions definitions) {
        Evidence evidence = Evidence.of(frame, postback, definitions);
        HBox chips = new HBox(8, evidence.chip().label(words));
        chips.getStyleClass().add("verdict-chips");
        if (postback.result() == Result.ACCEPTED
                && postback.findings().stream().anyMatch(one -> one.severity() == Severity.WARNS)) {
            chips.getChildren().add(withWarning());
        }
        Label title = new Label(evidence.title());
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        title.setId("rehearsal-verdict");
        content.getChildren().addAll(chips, title, evidence.text());
        for (Evidence.More more : evidence.more()) {
            Label name = new Label(more.title(), switch (more.severity()) {
                case REJECTS -> Icons.small(Feather.X, "icon-danger");
                case WARNS -> Icons.small(Feather.ALERT_TRIANGLE, "icon-warning");
                case INFORMS -> Icons.small(Feather.INFO, "icon-info");
            });
            name.setWrapText(true);
            name.getStyleClass().addAll("medium", "more-finding");
            content.getChildren().addAll(name, more.text());
        }
        codes(postback.findings().stream().map(Finding::code).toList());
        section("rehearsal.detail.request");
        content.getChildren().add(wide(evidence.request()));
    }

    private Label withWarning() {
        Label warning = new Label(words.text("rehearsal.with-warning"),
                Icons.tiny(Feather.ALERT_TRIANGLE, "icon-warning"));
        warning.getStyleClass().addAll("caption", "warning-text");
        return warning;
    }

    private void found(Finding finding) {
        Label title = new Label(findings.title(finding), Icons.normal(Feather.INFO, "icon-info"));
        title.getStyleClass().add("verdict-title");
        title.setGraphicTextGap(8);
        title.setWrapText(true);
        title.setId("rehearsal-verdict");
        content.getChildren().addAll(title, Evidence.text(findings, finding));
        codes(List.of(finding.code()));
        Label where = new Label(words.text("rehearsal.whole.where"));
        where.getStyleClass().addAll("caption", "muted");
        content.getChildren().add(where);
    }

    private void codes(List<FindingCode> codes) {
        for (FindingCode code : codes) {
            Label label = new Label(code.name());
            label.getStyleClass().addAll("mono", "subtle");
            content.getChildren().add(label);
        }
    }

    private void expected(Fault fault) {
        section("rehearsal.detail.next");
        VBox card = new VBox(8);
        card.getStyleClass().add("expected-card");
        Label outcome = new Label(text.outcome(fault.outcome()), ChoicePane.icon(fault.outcome()));
        outcome.getStyleClass().addAll("chip", chip(fault.outcome()));
        card.getChildren().add(outcome);
        fault.finding().ifPresent(code -> {
            Label label = new Label(code.name());
            label.getStyleClass().addAll("mono", "subtle");
            card.getChildren().add(label);
        });
        content.getChildren().add(card);
    }

    private static String chip(Outcome outcome) {
        return switch (outcome) {
            case WELL -> "accepted";
            case REJECTED -> "rejected";
            case WARNED -> "pending";
            case DUPLICATE -> "duplicate";
            case UPDATED, ON_THE_WHOLE -> "updated";
        };
    }

    private void soFar(List<Step> steps) {
        List<Node> lines = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.SentOn(var _, var _, var _, var took) ->
                    lines.add(line("rehearsal.so-far.click", text.millis(took)));
                case Step.Landed(var _, var clickId) -> lines.add(line("rehearsal.so-far.id",
                        words.text(clickId == null ? "rehearsal.so-far.none" : "rehearsal.so-far.whole")));
                case Step.Ordered(var _, var after) -> {
                    HBox line = line("rehearsal.so-far.buy", text.span(after));
                    Tip.over(line, words.text("rehearsal.so-far.buy.tip"));
                    lines.add(line);
                }
                case Step.Answered(var _, var _, var took) ->
                    lines.add(line("rehearsal.so-far.postback", text.millis(took)));
                case Step.Clicked _,Step.Reported _,Step.Multiplied _,Step.Judged _,Step.Found _ -> {
                    // Nothing to measure.
                }
            }
        }
        if (!lines.isEmpty()) {
            section("rehearsal.detail.so-far");
            content.getChildren().add(new VBox(4, lines.toArray(Node[]::new)));
        }
    }

    private HBox line(String key, String value) {
        Label name = new Label(words.text(key));
        name.getStyleClass().add("muted");
        Label what = new Label(value);
        what.getStyleClass().add("mono");
        HBox line = new HBox(name, ScreenHeader.spacer(), what);
        line.getStyleClass().add("so-far-line");
        return line;
    }
}
