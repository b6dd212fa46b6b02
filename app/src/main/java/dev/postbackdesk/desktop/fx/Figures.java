package dev.postbackdesk.desktop.fx;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.SortedMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the last seven days came to. Amounts of different currencies stand side by side, never added.
public final class Figures extends VBox {
    private final Messages words;
    private final FlowPane row = new FlowPane();

    public Figures(Messages words) {
        this.words = words;
        getStyleClass().add("figures");
        row.getStyleClass().add("figures-row");
        Label title = new Label(words.text("forms.last-7-days"));
        title.getStyleClass().add("semibold");
        getChildren().addAll(title, row);
    }

    public void show(long accepted, long rejected, SortedMap<String, BigDecimal> commission) {
        row.getChildren().setAll(figure(count(words, accepted), "", words.text("forms.accepted")),
                figure(count(words, rejected), "", words.text("forms.rejected")));
        commission.forEach((currency, amount) -> row.getChildren()
                .add(figure(amount(words, amount), currency, words.text("forms.commission"))));
    }

    private static Node figure(String number, String unit, String what) {
        Label value = new Label(number);
        value.getStyleClass().add("figure");
        Label currency = new Label(unit);
        currency.getStyleClass().addAll("caption", "subtle");
        HBox line = new HBox(value, currency);
        line.getStyleClass().add("figure-line");
        Label below = new Label(what);
        below.getStyleClass().addAll("caption", "muted");
        return new VBox(line, below);
    }

    /// `2,118`
    public static String count(Messages words, long number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    /// `1,904.26`: two decimals, more only where they say something.
    public static String amount(Messages words, BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(6);
        return format.format(amount);
    }
}
