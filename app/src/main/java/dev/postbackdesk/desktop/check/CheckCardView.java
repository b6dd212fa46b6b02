package dev.postbackdesk.desktop.check;

import dev.postbackdesk.desktop.check.CheckCard.Line;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.Tail;
import dev.postbackdesk.desktop.fx.UrlFlow;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One URL: what it is, what would come of it, and what to do.
final class CheckCardView extends VBox {
    /// What verdict and kind need to have the button beside them.
    private static final double HEAD = 240;

    private final Messages words;

    /// @param copied is told of the URL that is copied
    CheckCardView(Messages words, CheckCard card, Consumer<String> copied) {
        this.words = words;
        getStyleClass().add("checked-url");
        getChildren().addAll(head(card, copied), url(card));
        getChildren().add(Rich.flow(card.title(), "check-sentence"));
        card.notes().forEach(note -> getChildren().add(note(note)));
        if (!card.lines().isEmpty()) {
            VBox lines = new VBox();
            lines.getStyleClass().add("check-findings");
            card.lines().forEach(line -> lines.getChildren().add(line(line)));
            getChildren().add(lines);
        }
    }

    private Node head(CheckCard card, Consumer<String> copied) {
        Label chip = new Label(card.verdict(), Icons.tiny(card.look().icon()));
        chip.getStyleClass().addAll("chip", card.look().style());
        chip.setMinWidth(USE_PREF_SIZE);
        Label kind = new Label(card.kind());
        kind.getStyleClass().add("medium");
        kind.setMinWidth(USE_PREF_SIZE);
        HBox said = new HBox(8, chip, kind);
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMinWidth(0);
        String corrected = card.corrected();
        Tail head = new Tail(said, HEAD, 8);
        head.getStyleClass().add("checked-head");
        if (corrected != null) {
            CopyButton copy = CopyButton.labelled(words, words.text("check.copy"), corrected, () -> corrected)
                    .tell(copied);
            copy.getStyleClass().addAll("small", "copy-corrected");
            copy.setAccessibleText(words.text("check.copy"));
            copy.setMinWidth(USE_PREF_SIZE);
            head.add(copy);
        }
        return head;
    }

    private static Node url(CheckCard card) {
        UrlFlow flow = new UrlFlow();
        flow.getStyleClass().add("url-box");
        flow.setParts(card.url());
        return flow;
    }

    private static Node note(String text) {
        Label label = new Label(text, Icons.small(Feather.INFO));
        label.getStyleClass().addAll("caption", "muted", "check-note");
        label.setWrapText(true);
        return label;
    }

    private Node line(Line line) {
        VBox body = new VBox(Rich.flow(line.title(), line.severity() == null ? "check-good" : "check-title"));
        body.getStyleClass().add("finding-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        said(body, "check.cause", line.cause());
        said(body, "check.cure", line.cure());
        HBox row = new HBox(icon(line), body);
        row.getStyleClass().add("finding-row");
        return row;
    }

    private void said(VBox body, String key, String sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        Label label = new Label(words.text(key));
        label.getStyleClass().addAll("caption", "muted", "finding-label");
        Node text = Rich.flow(sentence);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(label, text);
        row.getStyleClass().add("finding-said");
        body.getChildren().add(row);
    }

    private static FontIcon icon(Line line) {
        return switch (line.severity()) {
            case null -> Icons.normal(Feather.CHECK, "icon-success");
            case REJECTS -> Icons.normal(Feather.X, "icon-danger");
            case WARNS -> Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning");
            case INFORMS -> Icons.normal(Feather.INFO, "icon-info");
        };
    }
}
