package dev.postbackdesk.desktop.live;

import atlantafx.base.controls.SelectableTextFlow;
import dev.postbackdesk.desktop.fx.Columns;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.live.ReplayViewModel.State;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.replay.Replayed;
import java.util.function.LongConsumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// What a request was answered then, beside what it is answered now.
final class ReplayAnswers extends Columns {
    private static final double GAP = 24;
    /// What an answer needs to stand beside the other.
    private static final double HALF = 280;

    private final Messages messages;
    private final ReplayViewModel model;
    private final ReplayWords words;
    private final FindingText findings;
    private final LongConsumer open;
    private final VBox now = new VBox(8);

    /// @param open shows a postback's detail
    ReplayAnswers(Frame frame, ReplayViewModel model, ReplayWords words, Detail detail, FindingText findings,
            LongConsumer open) {
        super(GAP, HALF);
        this.model = model;
        this.words = words;
        this.findings = findings;
        this.open = open;
        messages = frame.messages();
        Label took = new Label(messages.text("live.replay.not-measured"));
        took.getStyleClass().addAll("caption", "muted");
        VBox then = new VBox(8, head("live.replay.then", took), code(detail.answer(), "replay-then"),
                verdict(detail.postback(), detail.title()));
        getStyleClass().add("replay-answers");
        getChildren().addAll(then, now);
        model.stateProperty().subscribe(_ -> show());
        model.storedProperty().subscribe(_ -> show());
    }

    private void show() {
        Replayed answer = model.answerProperty().get();
        Label took = new Label(answer == null ? "" : words.took(answer));
        took.getStyleClass().addAll("caption", "muted");
        now.getChildren().setAll(head("live.replay.now", took));
        if (model.stateProperty().get() == State.SENDING) {
            Label waits = new Label(messages.text("live.replay.sending"), new ProgressIndicator());
            waits.getStyleClass().add("muted");
            now.getChildren().add(waits);
        } else if (answer == null) {
            Label none = new Label(messages.text("live.replay.not-sent"));
            none.getStyleClass().add("muted");
            now.getChildren().add(none);
        } else {
            now.getChildren().add(code(words.answer(answer), "replay-now"));
            stored(answer);
        }
    }

    private void stored(Replayed answer) {
        Postback stored = model.storedProperty().get();
        if (stored == null) {
            if (answer.number() == null && model.toProperty().get() == ReplayViewModel.To.THIS_RECEIVER) {
                Label door = new Label(messages.text("live.replay.at-the-door"));
                door.setWrapText(true);
                door.getStyleClass().add("muted");
                now.getChildren().add(door);
            }
            return;
        }
        String title = stored.findings().stream().findFirst().map(findings::title).orElse("");
        FlowPane verdict = verdict(stored, title);
        Button show = new Button(messages.text("live.replay.open", stored.number()));
        show.getStyleClass().add("link");
        show.setId("replay-open");
        show.setOnAction(_ -> open.accept(stored.number()));
        verdict.getChildren().add(show);
        now.getChildren().add(verdict);
        stored.findings().stream().skip(1).map(this::further).forEach(now.getChildren()::add);
    }

    private Label further(Finding finding) {
        Label label = new Label(findings.title(finding));
        label.setWrapText(true);
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }

    private FlowPane verdict(Postback postback, String title) {
        Label chip = VerdictChip.of(postback.result(), postback.reading().status()).label(messages);
        FlowPane line = new FlowPane(8, 4, chip);
        Label words = new Label(title);
        words.setWrapText(true);
        words.maxWidthProperty().bind(line.widthProperty());
        words.getStyleClass().add("muted");
        line.getChildren().add(words);
        line.setRowValignment(VPos.CENTER);
        line.getStyleClass().add("replay-verdict");
        return line;
    }

    private HBox head(String key, Node right) {
        Label title = new Label(messages.text(key));
        title.getStyleClass().addAll("caption", "semibold");
        return new HBox(8, title, ScreenHeader.spacer(), right);
    }

    private static Node code(String text, String id) {
        Text shown = new Text(text);
        shown.setId(id);
        SelectableTextFlow flow = new SelectableTextFlow(shown);
        flow.getStyleClass().addAll("code-box", "raw");
        return flow;
    }
}
