package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Expected against received: rows of 24, the differing ones first and coloured, each with an icon and a word.
final class ParameterTable extends VBox {
    /// @param leftOut what is optional, and was neither asked for nor sent
    ParameterTable(Messages messages, List<Detail.Line> lines, List<String> leftOut) {
        getStyleClass().add("parameters");
        List<Detail.Line> same = lines.stream().filter(ParameterTable::isSame).toList();
        boolean fold = same.size() > 1 && same.size() < lines.size();
        getChildren().add(row("head", cell("name", messages.text("live.parameters.name"), "caption", "medium", "muted"),
                cell("expected", messages.text("live.parameters.expected"), "caption", "medium", "muted"),
                cell("received", messages.text("live.parameters.received"), "caption", "medium", "muted"),
                cell("note", "", "caption")));
        for (Detail.Line line : lines) {
            if (!fold || !isSame(line)) {
                getChildren().add(row(line));
            }
        }
        if (fold) {
            getChildren().add(more(messages, same));
        }
        if (!leftOut.isEmpty()) {
            Label optional = new Label(messages.text("live.parameters.left-out", String.join(", ", leftOut)),
                    Icons.tiny(Feather.MINUS));
            optional.getStyleClass().addAll("caption", "muted", "left-out");
            optional.setWrapText(true);
            optional.setId("left-out");
            getChildren().add(optional);
        }
    }

    private static boolean isSame(Detail.Line line) {
        return line.state() == Detail.State.WELL && line.expected().equals(line.received());
    }

    /// What is as expected takes one line until somebody wants to see it.
    private Node more(Messages messages, List<Detail.Line> same) {
        Button more = new Button(messages.text("live.parameters.same", same.size(),
                same.stream().map(Detail.Line::name).collect(Collectors.joining(", "))),
                Icons.tiny(Feather.CHEVRON_RIGHT));
        more.getStyleClass().setAll("more-parameters");
        more.setMaxWidth(Double.MAX_VALUE);
        more.setOnAction(_ -> {
            getChildren().remove(more);
            same.forEach(line -> getChildren().add(row(line)));
        });
        return more;
    }

    private static Node row(Detail.Line line) {
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
        note.setMinWidth(USE_PREF_SIZE);
        return row(style, cell("name", line.name(), "mono"),
                cell("expected", line.expected(), "mono", "subtle"), cell("received", line.received(), "mono"),
                note);
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
