package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.links.WalkText.Answer;
import dev.postbackdesk.desktop.links.WalkText.Answers;
import dev.postbackdesk.link.UrlPart;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The two answers between which the click id got lost: side by side, or one below the other where there is no room.
final class AnswersPane extends GridPane {
    /// Below it, addresses would break in the middle of a host.
    private static final double SIDE_BY_SIDE = 520;

    private final Messages words;

    AnswersPane(Messages words, Answers answers) {
        this.words = words;
        getStyleClass().add("walk-answers");
        setId("walk-answers");
        Node had = card(answers.had());
        Node lost = card(answers.lost());
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        ColumnConstraints whole = new ColumnConstraints();
        whole.setPercentWidth(100);
        widthProperty().map(width -> width.doubleValue() < SIDE_BY_SIDE).subscribe(narrow -> {
            getChildren().clear();
            if (narrow) {
                getColumnConstraints().setAll(whole);
                addColumn(0, had, lost);
            } else {
                getColumnConstraints().setAll(half, half);
                addRow(0, had, lost);
            }
        });
    }

    private Node card(Answer answer) {
        VBox card = new VBox(Rich.flow(answer.title(), "check-good"), caption("links.walk.answer.called"),
                url(answer.url()), caption("links.walk.answer.answered"), mono(answer.answered()));
        card.getStyleClass().add("walk-answer");
        if (!answer.next().isEmpty()) {
            card.getChildren().addAll(caption("links.walk.answer.next"), url(answer.next()));
        }
        return card;
    }

    private Label caption(String key) {
        Label label = new Label(words.text(key));
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        return label;
    }

    private static UrlFlow url(String text) {
        UrlFlow url = new UrlFlow();
        url.setParts(UrlPart.split(text));
        return url;
    }
}
