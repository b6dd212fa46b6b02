package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.postback.PostbackRow;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The cells of the table; each makes its nodes once and changes their words.
final class Cells {
    private final Messages messages;
    private final RowText text;
    private final LiveViewModel model;

    Cells(Messages messages, RowText text, LiveViewModel model) {
        this.messages = messages;
        this.text = text;
        this.model = model;
    }

    /// Shows one node, and tells `show` of each row.
    private static final class Cell extends TableCell<PostbackRow, PostbackRow> {
        private final Node node;
        private final Consumer<PostbackRow> show;

        Cell(Node node, Consumer<PostbackRow> show) {
            this.node = node;
            this.show = show;
        }

        @Override
        protected void updateItem(@Nullable PostbackRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                show.accept(row);
                setGraphic(node);
            }
        }
    }

    private static TableCell<PostbackRow, PostbackRow> words(Function<PostbackRow, String> words, String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return new Cell(label, row -> label.setText(words.apply(row)));
    }

    TableCell<PostbackRow, PostbackRow> verdict() {
        Label chip = VerdictChip.ACCEPTED.label(messages);
        return new Cell(chip, row -> {
            VerdictChip verdict = VerdictChip.of(row);
            chip.setText(verdict.text(messages));
            chip.getStyleClass().setAll("label", "chip", verdict.word());
            if (chip.getGraphic() instanceof org.kordamp.ikonli.javafx.FontIcon icon) {
                icon.setIconCode(verdict.icon());
            }
        });
    }

    TableCell<PostbackRow, PostbackRow> time() {
        return words(text::time, "mono", "muted");
    }

    TableCell<PostbackRow, PostbackRow> conversion() {
        return words(row -> text.conversion(row, model.definitionsProperty().get()));
    }

    TableCell<PostbackRow, PostbackRow> link() {
        return words(row -> text.link(row, model.definitionsProperty().get()), "muted");
    }

    TableCell<PostbackRow, PostbackRow> sender() {
        return words(PostbackRow::sender, "mono", "muted");
    }

    TableCell<PostbackRow, PostbackRow> amount(LiveTable.AmountOf of) {
        Label number = new Label();
        number.getStyleClass().add("mono");
        number.setMinWidth(Label.USE_PREF_SIZE);
        Label currency = new Label();
        currency.getStyleClass().addAll("mono", "subtle");
        HBox both = new HBox(8, number, currency);
        both.setAlignment(Pos.CENTER_RIGHT);
        return new Cell(both, row -> {
            BigDecimal amount = of.apply(row);
            number.setText(text.amount(amount));
            currency.setText(text.currency(row, amount));
            currency.setManaged(!currency.getText().isEmpty());
        });
    }

    TableCell<PostbackRow, PostbackRow> reason() {
        HBox words = new HBox();
        words.setAlignment(Pos.CENTER_LEFT);
        return new Cell(words, row -> {
            RowText.Reason reason = text.reason(row);
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
        mark.setTooltip(new Tooltip(says));
        mark.setMinWidth(Label.USE_PREF_SIZE);
        return mark;
    }

    private static Node gap() {
        javafx.scene.layout.Region gap = new javafx.scene.layout.Region();
        gap.setMinWidth(6);
        return gap;
    }
}
