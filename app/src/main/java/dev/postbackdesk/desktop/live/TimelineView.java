package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The way of a postback: a row of stations with lines between them.
final class TimelineView extends GridPane {
    TimelineView(List<Detail.Station> stations) {
        getStyleClass().add("timeline");
        setId("timeline");
        for (int i = 0; i < stations.size(); i++) {
            Detail.Station station = stations.get(i);
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / stations.size());
            getColumnConstraints().add(column);
            boolean last = i == stations.size() - 1;
            add(mark(station, last ? null : stations.get(i + 1)), i, 0);
            add(words(station), i, 1);
        }
    }

    private static Node mark(Detail.Station station, Detail.@Nullable Station next) {
        StackPane mark = new StackPane(switch (station.state()) {
            case WRONG -> Icons.small(Feather.X, "icon-danger");
            case WELL, ODD, ABSENT -> Icons.small(icon(station.kind()));
        });
        mark.getStyleClass().addAll("station-mark", station.state().name().toLowerCase(java.util.Locale.ROOT));
        HBox row = new HBox(8, mark);
        row.getStyleClass().add("station-row");
        if (next != null) {
            Region line = new Region();
            line.getStyleClass().addAll("station-line",
                    station.state() == Detail.State.ABSENT ? "unknown" : "known");
            HBox.setHgrow(line, Priority.ALWAYS);
            row.getChildren().add(line);
        }
        return row;
    }

    private static Feather icon(String kind) {
        return switch (kind) {
            case "click" -> Feather.MOUSE_POINTER;
            case "merchant" -> Feather.SHOPPING_BAG;
            case "postback" -> Feather.SEND;
            default -> Feather.CHECK;
        };
    }

    private static Node words(Detail.Station station) {
        Label title = new Label(station.title());
        title.getStyleClass().add("medium");
        VBox box = new VBox(title);
        for (String line : station.lines()) {
            box.getChildren().add(caption(line));
        }
        if (!station.after().isEmpty()) {
            box.getChildren().add(caption(station.after()));
        }
        return box;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("caption", "muted");
        label.setWrapText(true);
        return label;
    }
}
