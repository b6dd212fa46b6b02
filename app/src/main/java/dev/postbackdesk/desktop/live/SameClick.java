package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The other postbacks of a click, earlier and later ones: read once a detail, since a click id is sought among many requests.
final class SameClick extends VBox {
    private final Frame frame;
    private final Messages messages;
    private final LiveViewModel model;
    private final RowText rowText;
    private final Story story;
    private final Postback postback;
    /// With how many there are, which stands on its tab.
    private final Label count = new Label();

    SameClick(Frame frame, LiveViewModel model, RowText rowText, Story story) {
        this.frame = frame;
        this.model = model;
        this.rowText = rowText;
        messages = frame.messages();
        this.story = story;
        postback = story.postback();
        getStyleClass().add("same-click");
        setId("same-click");
        count.getStyleClass().add("count");
        if (story.click() == null) {
            count.setText(frame.format().count(0));
            getChildren().add(sentence(messages.text("live.same-click.unknown")));
        } else {
            read();
        }
    }

    private void read() {
        getChildren().setAll(sentence(messages.text("live.same-click.looking")));
        frame.tasks().then(model.detail().ofSameClick(story), this::show, this::failed);
    }

    Label count() {
        return count;
    }

    private void show(List<PostbackRow> rows) {
        count.setText(frame.format().count(rows.size()));
        getChildren().setAll(rows.stream().map(this::line).toList());
        if (rows.isEmpty()) {
            getChildren().add(sentence(messages.text("live.same-click.none")));
        }
    }

    private void failed(ReceiverException error) {
        Label why = new Label(error.sentence(), Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        why.setWrapText(true);
        why.setGraphicTextGap(8);
        why.setId("same-click-problem");
        Button again = new Button(messages.text("fx.try-again"), Icons.small(Feather.ROTATE_CW));
        again.getStyleClass().add("small");
        again.setId("same-click-again");
        again.setOnAction(_ -> read());
        getChildren().setAll(new VBox(8, why, again));
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node line(PostbackRow row) {
        Button open = new Button(messages.text("live.detail.number", row.number()));
        open.getStyleClass().addAll("link", "small");
        open.setOnAction(_ -> model.detail().open(row.number()));
        Label when = new Label(between(row));
        when.getStyleClass().addAll("caption", "muted");
        Label time = new Label(rowText.time(row));
        time.getStyleClass().addAll("mono", "muted");
        StringBuilder reason = new StringBuilder();
        rowText.reason(row).pieces().forEach(piece -> reason.append(piece.text()));
        HBox line = new HBox(8, VerdictChip.of(row).label(messages), time, open, when);
        line.getStyleClass().add("same-click-row");
        Label words = sentence(reason.toString());
        words.getStyleClass().add("same-click-reason");
        return reason.isEmpty() ? line : new VBox(line, words);
    }

    private String between(PostbackRow row) {
        Duration between = Duration.between(postback.arrival().receivedAt(), row.receivedAt());
        String length = Stations.duration(messages, between.abs());
        return messages.text(row.number() > postback.number() ? "live.same-click.later" : "live.same-click.earlier",
                length);
    }
}
