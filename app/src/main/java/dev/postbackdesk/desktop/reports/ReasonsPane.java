package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.receiver.Report;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Why postbacks were rejected: the commonest reasons, the rest as one.
final class ReasonsPane extends VBox {
    private static final int MOST = 5;

    private final Messages messages;
    private final ReportText text;
    private final VBox bars = new VBox();
    private final Button show;
    private final Label counting;

    ReasonsPane(Messages messages, ReportText text, Runnable inLive) {
        this.messages = messages;
        this.text = text;
        getStyleClass().add("report-reasons");
        setId("report-reasons");
        Label title = new Label(messages.text("reports.reasons"));
        title.getStyleClass().add("card-title");
        show = new Button(messages.text("reports.in-live"));
        show.getStyleClass().add("link");
        show.setId("report-in-live");
        Tip.on(show, messages.text("reports.in-live-tip"));
        show.setOnAction(_ -> inLive.run());
        HBox head = new HBox(title, ScreenHeader.spacer(), show);
        head.getStyleClass().add("report-head");
        counting = new Label(messages.text("reports.counting"), Icons.small(Feather.CLOCK));
        counting.getStyleClass().addAll("caption", "muted");
        counting.setWrapText(true);
        counting.managedProperty().bind(counting.visibleProperty());
        bars.getStyleClass().add("reason-bars");
        ScrollPane scroll = new ScrollPane(bars);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, counting, scroll);
    }

    void show(Report report) {
        counting.setVisible(!report.reasonsCounted());
        List<Map.Entry<FindingCode, Long>> reasons = report.reasons().entrySet().stream()
                .sorted(Map.Entry.<FindingCode, Long>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        bars.getChildren().clear();
        show.setVisible(!reasons.isEmpty());
        if (reasons.isEmpty()) {
            Label none = new Label(messages.text("reports.none-rejected"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            bars.getChildren().setAll(none);
            return;
        }
        int few = reasons.size() <= MOST + 1 ? reasons.size() : MOST;
        long others = reasons.subList(few, reasons.size()).stream().mapToLong(Map.Entry::getValue).sum();
        long most = Math.max(reasons.getFirst().getValue(), others);
        for (Map.Entry<FindingCode, Long> reason : reasons.subList(0, few)) {
            bars.getChildren().add(bar(messages.text("reports.reason." + reason.getKey().name()), reason.getValue(),
                    most, "rejected"));
        }
        if (others > 0) {
            bars.getChildren()
                    .add(bar(messages.text("reports.others", reasons.size() - few), others, most, "others"));
        }
    }

    private Node bar(String words, long count, long most, String style) {
        Label name = new Label(words);
        name.setMinWidth(0);
        Label number = new Label(text.count(count));
        number.getStyleClass().add("mono");
        number.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, name, ScreenHeader.spacer(), number);
        Region filled = new Region();
        filled.getStyleClass().addAll("reason-filled", style);
        StackPane track = new StackPane(filled);
        track.getStyleClass().add("reason-track");
        filled.maxWidthProperty().bind(track.widthProperty().multiply((double) count / most));
        VBox box = new VBox(4, line, track);
        box.getStyleClass().add("reason");
        box.setAccessibleText(words + ": " + number.getText());
        return box;
    }
}
