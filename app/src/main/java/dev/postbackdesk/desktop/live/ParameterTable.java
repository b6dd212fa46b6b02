package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Expected against received: rows of 24, the differing ones first and coloured, each with an icon and a word.
final class ParameterTable extends VBox {
    ParameterTable(Messages messages, List<Detail.Line> lines) {
        getStyleClass().add("parameters");
        getChildren().add(row("head", cell("name", messages.text("live.parameters.name"), "caption", "medium", "muted"),
                cell("expected", messages.text("live.parameters.expected"), "caption", "medium", "muted"),
                cell("received", messages.text("live.parameters.received"), "caption", "medium", "muted"),
                cell("note", "", "caption")));
        for (Detail.Line line : lines) {
            String style = switch (line.state()) {
                case WRONG -> "wrong";
                case ODD -> "odd";
                case WELL, ABSENT -> "well";
            };
            FontIcon icon = switch (line.state()) {
                case WRONG -> Icons.tiny(Feather.X, "icon-danger");
                case ODD -> Icons.tiny(Feather.ALERT_TRIANGLE, "icon-warning");
                case WELL -> Icons.tiny(Feather.CHECK);
                case ABSENT -> Icons.tiny(Feather.MINUS);
            };
            Label note = cell("note", line.note(), "caption", "muted");
            note.setGraphic(icon);
            getChildren().add(row(style, cell("name", line.name(), "mono"),
                    cell("expected", line.expected(), "mono", "subtle"), cell("received", line.received(), "mono"),
                    note));
        }
    }

    private static Node row(String style, Node... cells) {
        HBox row = new HBox(cells);
        row.getStyleClass().addAll("parameter", style);
        return row;
    }

    private static Label cell(String column, String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.getStyleClass().add(column);
        label.setMaxHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
