package dev.postbackdesk.desktop.live;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/// The request set for reading, in a box: the marked value underlined, and what is wrong with it on the line below.
final class RequestBox extends VBox {
    /// Characters that the hook before the words takes.
    private static final int HOOK = 2;

    RequestBox(List<Detail.RequestLine> lines) {
        getStyleClass().addAll("code-box", "request-box");
        for (Detail.RequestLine line : lines) {
            HBox row = new HBox();
            row.getStyleClass().add("request-line");
            int before = line.indent();
            int mark = 0;
            String style = "danger-text";
            if (line.indent() > 0) {
                row.getChildren().add(mono(" ".repeat(line.indent())));
            }
            for (Piece piece : line.pieces()) {
                Label label = mono(piece.text());
                switch (piece.kind()) {
                    case BAD_CODE -> {
                        label.getStyleClass().addAll("strong", "marked");
                        mark = before;
                    }
                    case ODD_CODE -> {
                        label.getStyleClass().addAll("strong", "marked", "odd");
                        mark = before;
                        style = "warning-text";
                    }
                    case QUIET -> label.getStyleClass().add("subtle");
                    case PLAIN, STRONG, CODE -> {
                    }
                }
                before += piece.text().length();
                row.getChildren().add(label);
            }
            getChildren().add(row);
            if (!line.said().isEmpty()) {
                // Where there is no room for it behind the mark's beginning, it begins further left.
                int room = RequestLines.WIDEST - line.said().length() - HOOK;
                getChildren().add(said(Math.max(0, Math.min(mark, room)), line.said(), style));
            }
        }
    }

    private static Node said(int indent, String words, String style) {
        SVGPath hook = new SVGPath();
        hook.setContent("M0 0V6a3 3 0 0 0 3 3h2");
        hook.getStyleClass().add("hook");
        Label label = mono(words);
        label.getStyleClass().add(style);
        hook.getStyleClass().add(style);
        HBox row = new HBox(mono(" ".repeat(indent)), hook, label);
        row.getStyleClass().addAll("request-line", "said");
        return row;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
