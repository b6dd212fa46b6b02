package dev.postbackdesk.desktop.live;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.List;
import javafx.scene.text.Text;

/// Pieces as a paragraph that can be selected and copied.
final class Pieces {
    private Pieces() {}

    static SelectableTextFlow paragraph(List<Piece> pieces) {
        SelectableTextFlow flow = new SelectableTextFlow();
        flow.getStyleClass().addAll("paragraph", "pieces");
        for (Piece piece : pieces) {
            Text text = new Text(piece.text());
            text.getStyleClass().addAll(switch (piece.kind()) {
                case PLAIN, QUIET -> new String[]{"muted"};
                case STRONG -> new String[]{"semibold", "strong"};
                case CODE -> new String[]{"mono", "strong"};
                case BAD_CODE -> new String[]{"mono", "strong", "danger-text"};
                case ODD_CODE -> new String[]{"mono", "strong", "warning-text"};
            });
            flow.getChildren().add(text);
        }
        return flow;
    }
}
