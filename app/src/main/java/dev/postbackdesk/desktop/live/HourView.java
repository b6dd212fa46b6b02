package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.MinuteCount;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The last hour, beside the title: the sparkline and its two figures.
final class HourView extends HBox {
    private final Messages messages;
    private final Format format;
    private final Sparkline line = new Sparkline();
    private final Label total = new Label();
    private final Label inTheHour = new Label();
    private final Label rejected = new Label("", Icons.tiny(Feather.X, "icon-danger"));

    HourView(Messages messages, Format format) {
        super(12);
        this.messages = messages;
        this.format = format;
        getStyleClass().add("hour");
        total.getStyleClass().addAll("caption", "medium");
        inTheHour.getStyleClass().addAll("caption", "muted");
        rejected.getStyleClass().addAll("caption", "muted");
        HBox first = new HBox(4, total, inTheHour);
        VBox figures = new VBox(first, rejected);
        figures.getStyleClass().add("hour-figures");
        getChildren().addAll(line, figures);
        narrow(false);
        setVisible(false);
    }

    void narrow(boolean narrow) {
        line.step(narrow ? 3 : 4);
        inTheHour.setText(messages.text(narrow ? "live.in-an-hour-short" : "live.in-an-hour"));
    }

    void show(List<MinuteCount> hour) {
        long all = hour.stream().mapToLong(MinuteCount::total).sum();
        long bad = hour.stream().mapToLong(MinuteCount::rejected).sum();
        line.show(hour);
        total.setText(format.count(all));
        rejected.setText(messages.text("live.rejected-count", format.count(bad)));
        rejected.setVisible(bad > 0);
        // Not in sight otherwise.
        if (all > 0) {
            setAccessibleText(messages.text("live.hour-accessible", all, bad));
        }
    }
}
