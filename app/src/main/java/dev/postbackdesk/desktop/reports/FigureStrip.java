package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Columns;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Money;
import dev.postbackdesk.receiver.Sums;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The figures at the head of a report. Each currency has its own; the rarer ones of many stand in the table alone.
final class FigureStrip extends Columns {
    /// What a figure needs to stand beside another.
    private static final double FIGURE = 150;
    private static final double BETWEEN_LINES = 12;

    /// Currencies for which there is room.
    private static final int CURRENCIES = 3;

    private final Messages messages;
    private final ReportText text;

    FigureStrip(Messages messages, ReportText text) {
        super(0, BETWEEN_LINES, FIGURE);
        this.messages = messages;
        this.text = text;
        getStyleClass().add("report-figures");
        setId("report-figures");
    }

    void show(ReportsViewModel.Shown shown, Period period, Scope scope) {
        Sums total = shown.report().total();
        long days = ChronoUnit.DAYS.between(shown.span().from(), shown.span().to()) + 1;
        boolean clicks = !(scope instanceof Scope.OfConversion);
        List<Node> figures = new ArrayList<>();
        if (clicks) {
            figures.add(figure("clicks", messages.text("reports.clicks"), text.count(total.clicks()),
                    messages.text("reports.bots-left-out", total.bots())));
        }
        String rate = clicks && total.clicks() > 0
                ? messages.text("reports.rate-of-clicks",
                        text.percent((double) total.conversions() / total.clicks()))
                : "";
        String pending = total.pending() > 0 ? messages.text("reports.pending", total.pending()) : "";
        figures.add(figure("conversions", messages.text("reports.conversions"), text.count(total.conversions()),
                rate.isEmpty() || pending.isEmpty() ? rate + pending : rate + ", " + pending));
        figures.add(figure("rejected", messages.text("reports.rejected"), text.count(total.of(Result.REJECTED)),
                total.arrived() == 0
                        ? ""
                        : messages.text("reports.share-of-postbacks",
                                text.percent((double) total.of(Result.REJECTED) / total.arrived()))));
        List<Map.Entry<String, Money>> money = ReportLines.counting(total).entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().conversions())).toList();
        for (Map.Entry<String, Money> entry : money.subList(0, Math.min(CURRENCIES, money.size()))) {
            figures.add(money(entry.getKey(), entry.getValue(), shown.before(), period, days));
        }
        parts(figures);
    }

    private Node money(String currency, Money now, Optional<Sums> before, Period period, long days) {
        BigDecimal then = before.map(sums -> sums.money().get(currency)).map(Money::commission).orElse(null);
        String change = text.change(now.commission(), then, period, days);
        String of = messages.text("reports.of-value", text.amount(now.value()));
        return figure("commission-" + currency,
                currency.isEmpty()
                        ? messages.text("reports.commission-without")
                        : messages.text("reports.commission-in", currency),
                text.amount(now.commission()), change.isEmpty() ? of : change);
    }

    private static Node figure(String id, String title, String number, String below) {
        Label name = new Label(title);
        name.getStyleClass().addAll("caption", "muted");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        Label value = new Label(number);
        value.getStyleClass().add("screen-title");
        value.setId("figure-" + id);
        Label note = new Label(below);
        note.getStyleClass().addAll("caption", "muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        Tip.on(note, below.isEmpty() ? null : below);
        VBox box = new VBox(name, value, note);
        box.getStyleClass().add("report-figure");
        box.setMinWidth(0);
        return box;
    }
}
