package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NodeCell;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.fx.WordCell;
import dev.postbackdesk.desktop.table.Times;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import java.math.BigDecimal;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The cells of the table; each makes its nodes once and changes their words.
final class Cells {
    private final Messages messages;
    private final RowText text;
    private final LiveViewModel model;
    private final Format format;
    private final Times<PostbackRow> times;

    Cells(Messages messages, Format format, RowText text, LiveViewModel model, Times<PostbackRow> times) {
        this.messages = messages;
        this.format = format;
        this.text = text;
        this.model = model;
        this.times = times;
    }

    /// The cells of a column.
    TableCell<PostbackRow, PostbackRow> of(LiveColumn column) {
        return switch (column) {
            case RESULT -> verdict();
            case NUMBER -> new WordCell<>(row -> format.count(row.number()), "mono", "muted");
            case TIME -> times.cell();
            case CONVERSION -> new WordCell<>(row -> text.conversion(row, model.definitionsProperty().get()));
            case LINK -> new WordCell<>(row -> text.link(row, model.definitionsProperty().get()), "muted");
            case VALUE -> amount(row -> row.reading().value());
            case COMMISSION -> amount(text::commission);
            case SENDER -> new WordCell<>(PostbackRow::sender, "mono", "muted");
            case TXID -> new WordCell<>(row -> orNone(row.reading().transactionId()), "mono", "muted");
            case CLICK -> new WordCell<>(row -> orNone(row.reading().clickId()), "mono", "muted");
            case REASON -> reason();
        };
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? RowText.NONE : text;
    }

    /// An amount of a row, or none.
    private interface AmountOf extends Function<PostbackRow, @Nullable BigDecimal> {}

    /// A second went by.
    void tick() {
        times.tick();
    }

    private TableCell<PostbackRow, PostbackRow> verdict() {
        Label chip = VerdictChip.ACCEPTED.label(messages);
        return NodeCell.of(chip, VerdictChip::of, verdict -> {
            chip.setText(verdict.text(messages));
            chip.getStyleClass().setAll("label", "chip", verdict.word());
            if (chip.getGraphic() instanceof org.kordamp.ikonli.javafx.FontIcon icon) {
                icon.setIconCode(verdict.icon());
            }
        });
    }

    private TableCell<PostbackRow, PostbackRow> amount(AmountOf of) {
        Label number = new Label();
        number.getStyleClass().add("mono");
        number.setMinWidth(Label.USE_PREF_SIZE);
        Label currency = new Label();
        currency.getStyleClass().addAll("mono", "subtle");
        HBox both = new HBox(8, number, currency);
        both.setAlignment(Pos.CENTER_RIGHT);
        return new NodeCell<>(both, row -> {
            BigDecimal amount = of.apply(row);
            number.setText(text.amount(amount));
            currency.setText(text.currency(row, amount));
            currency.setManaged(!currency.getText().isEmpty());
        });
    }

    /// All that the last column shows.
    private record Remarked(RowText.Reason reason, Mark mark, boolean test) {}

    private TableCell<PostbackRow, PostbackRow> reason() {
        HBox words = new HBox();
        words.setAlignment(Pos.CENTER_LEFT);
        return NodeCell.of(words, row -> new Remarked(text.reason(row), row.mark(), row.test()), row -> {
            RowText.Reason reason = row.reason();
            words.getChildren().clear();
            if (row.mark().pinned()) {
                words.getChildren().addAll(mark(Feather.BOOKMARK, messages.text("live.mark.pinned")), gap());
            }
            if (row.mark().notes() > 0) {
                words.getChildren().addAll(
                        mark(Feather.MESSAGE_SQUARE, messages.text("live.mark.noted", row.mark().notes())), gap());
            }
            if (row.test()) {
                Label test = new Label(messages.text("live.test"));
                test.getStyleClass().addAll("chip", "duplicate");
                test.setMinWidth(Label.USE_PREF_SIZE);
                words.getChildren().addAll(test, gap());
            }
            if (reason.warning()) {
                words.getChildren().addAll(Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"), gap());
            }
            for (Piece piece : reason.pieces()) {
                Label label = new Label(piece.text());
                switch (piece.kind()) {
                    // In a table it may give way: the detail says it in full.
                    case PLAIN, QUIET, STRONG ->
                        label.getStyleClass().addAll(reason.warning() ? "warning-text" : "muted", "may-shorten");
                    case CODE, BAD_CODE, ODD_CODE -> {
                        label.getStyleClass().add("mono");
                        label.setMinWidth(Label.USE_PREF_SIZE);
                    }
                }
                words.getChildren().add(label);
            }
        });
    }

    private static Node mark(Feather icon, String says) {
        Label mark = new Label("", Icons.small(icon, "icon-accent"));
        mark.getStyleClass().add("row-mark");
        mark.setAccessibleText(says);
        Tip.on(mark, says);
        mark.setMinWidth(Label.USE_PREF_SIZE);
        return mark;
    }

    private static Node gap() {
        javafx.scene.layout.Region gap = new javafx.scene.layout.Region();
        gap.setMinWidth(6);
        return gap;
    }
}
