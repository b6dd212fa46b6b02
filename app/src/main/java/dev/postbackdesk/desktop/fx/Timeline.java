package dev.postbackdesk.desktop.fx;

import java.util.List;
import java.util.Locale;
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

/// A way in a row of stations with lines between them. What was not seen is dashed, never green.
public class Timeline extends GridPane {
    /// How it is about a station.
    public enum State {
        WELL, ODD, WRONG, ABSENT
    }

    /// @param lines below the title
    public record Stop(Feather icon, String title, List<String> lines, State state) {
        public Stop {
            lines = List.copyOf(lines);
        }
    }

    public Timeline(List<Stop> stops) {
        getStyleClass().add("timeline");
        setId("timeline");
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / stops.size());
            getColumnConstraints().add(column);
            boolean last = i == stops.size() - 1;
            add(mark(stop, last ? null : stops.get(i + 1)), i, 0);
            add(words(stop), i, 1);
        }
    }

    private static Node mark(Stop stop, @Nullable Stop next) {
        StackPane mark = new StackPane(switch (stop.state()) {
            case WRONG -> Icons.small(Feather.X, "icon-danger");
            case WELL, ODD, ABSENT -> Icons.small(stop.icon());
        });
        mark.getStyleClass().addAll("station-mark", stop.state().name().toLowerCase(Locale.ROOT));
        HBox row = new HBox(8, mark);
        row.getStyleClass().add("station-row");
        if (next != null) {
            Region line = new Region();
            boolean unknown = stop.state() == State.ABSENT || next.state() == State.ABSENT;
            line.getStyleClass().addAll("station-line", unknown ? "unknown" : "known");
            HBox.setHgrow(line, Priority.ALWAYS);
            row.getChildren().add(line);
        }
        return row;
    }

    private static Node words(Stop stop) {
        Label title = new Label(stop.title());
        title.getStyleClass().add("medium");
        VBox box = new VBox(title);
        for (String line : stop.lines()) {
            Label label = new Label(line);
            label.getStyleClass().addAll("caption", "muted");
            label.setWrapText(true);
            box.getChildren().add(label);
        }
        return box;
    }
}
