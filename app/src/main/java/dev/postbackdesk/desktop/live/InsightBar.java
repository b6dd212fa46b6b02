package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.FindingText;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;

/// The biggest matter among today's rejections, on top of the table; the others in a menu.
final class InsightBar extends HBox {
    private static final double NARROW = 1000;

    private final Frame frame;
    private final Messages messages;
    private final FindingText words;
    private final LiveViewModel model;
    private final RowText rows;
    private final MerchantNote note;

    InsightBar(Frame frame, FindingText words, LiveViewModel model, RowText rows) {
        this.frame = frame;
        this.words = words;
        this.model = model;
        this.rows = rows;
        messages = frame.messages();
        note = new MerchantNote(frame, words);
        getStyleClass().add("insight");
        setId("insight");
        model.insightsProperty().subscribe(this::show);
    }

    private void show(List<Insight> insights) {
        setVisible(!insights.isEmpty());
        setManaged(!insights.isEmpty());
        getChildren().clear();
        if (insights.isEmpty()) {
            return;
        }
        Insight first = insights.getFirst();
        Button show = new Button(messages.text("live.insight.show", first.count()));
        show.setId("insight-show");
        show.setOnAction(_ -> model.showOnly(first));
        Button copy = new Button(messages.text("live.merchant-note.copy"), Icons.normal(Feather.FILE_TEXT));
        copy.setId("insight-note");
        copy.setTooltip(new Tooltip(messages.text("live.merchant-note.copy")));
        copy.contentDisplayProperty().bind(Bindings.when(widthProperty().lessThan(NARROW))
                .then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        copy.setOnAction(_ -> note.copy(first, model.definitionsProperty().get()));
        show.setMinWidth(USE_PREF_SIZE);
        copy.setMinWidth(USE_PREF_SIZE);
        HBox sentence = line(pieces(first));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"), sentence, show, copy);
        if (insights.size() > 1) {
            getChildren().add(others(insights.subList(1, insights.size())));
        }
    }

    /// One line: what does not fit is cut off at its end.
    private static HBox line(List<Piece> pieces) {
        HBox line = new HBox();
        line.setMinWidth(0);
        line.getStyleClass().add("insight-line");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(line.widthProperty());
        clip.heightProperty().bind(line.heightProperty());
        line.setClip(clip);
        for (Piece piece : pieces) {
            Label label = new Label(piece.text());
            label.getStyleClass().addAll(switch (piece.kind()) {
                case PLAIN, QUIET -> List.of("muted");
                case STRONG -> List.of("semibold");
                case CODE -> List.of("mono", "strong");
                case BAD_CODE -> List.of("mono", "strong", "danger-text");
            });
            label.setMinWidth(piece.equals(pieces.getLast()) ? 0 : USE_PREF_SIZE);
            line.getChildren().add(label);
        }
        return line;
    }

    private MenuButton others(List<Insight> others) {
        MenuButton more = new MenuButton(messages.text("live.insight.more", others.size()));
        more.getStyleClass().addAll("flat", "small");
        more.setMinWidth(USE_PREF_SIZE);
        for (Insight other : others) {
            StringBuilder text = new StringBuilder();
            pieces(other).forEach(piece -> text.append(piece.text()));
            MenuItem item = new MenuItem(text.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.showOnly(other));
            more.getItems().add(item);
        }
        return more;
    }

    private List<Piece> pieces(Insight insight) {
        String conversion = rows.conversion(insight.newest(), model.definitionsProperty().get());
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(Piece.Kind.STRONG,
                messages.text("live.insight.count", insight.count(), since(insight)) + " "));
        pieces.addAll(Piece.of(words.reason(insight.finding()), insight.finding()));
        boolean known = !conversion.equals(RowText.NONE);
        String sender = insight.sender();
        if (sender != null) {
            String tail = messages.text(known ? "live.insight.sender-and-conversion" : "live.insight.sender", sender,
                    conversion);
            int at = tail.indexOf(sender);
            pieces.add(new Piece(Piece.Kind.PLAIN, ", " + tail.substring(0, at)));
            pieces.add(new Piece(Piece.Kind.CODE, sender));
            pieces.add(new Piece(Piece.Kind.PLAIN, tail.substring(at + sender.length())));
        } else {
            pieces.add(new Piece(Piece.Kind.PLAIN,
                    known ? " " + messages.text("live.insight.conversion", conversion) : "."));
        }
        return pieces;
    }

    private String since(Insight insight) {
        ZonedDateTime then = insight.since().atZone(frame.format().zone());
        boolean today = then.toLocalDate()
                .equals(frame.receiver().clock().instant().atZone(frame.format().zone()).toLocalDate());
        String time = frame.format().time(insight.since()).substring(0, 5);
        return today ? time : frame.format().date(insight.since());
    }
}
