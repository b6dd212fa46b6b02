package dev.postbackdesk.desktop.fx;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Sentences with code in them: what stands between backticks is shown as code.
public final class Rich {
    private Rich() {}

    public static TextFlow flow(String sentence, String... styleClasses) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().addAll("rich");
        flow.getStyleClass().addAll(styleClasses);
        String[] pieces = sentence.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (!pieces[i].isEmpty()) {
                Text text = new Text(pieces[i]);
                text.getStyleClass().add(i % 2 == 0 ? "rich-text" : "rich-code");
                flow.getChildren().add(text);
            }
        }
        return flow;
    }

    /// The sentence without its backticks, for screen readers.
    public static String plain(String sentence) {
        return sentence.replace("`", "");
    }
}
