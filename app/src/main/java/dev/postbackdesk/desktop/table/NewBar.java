package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Icons;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// "12 new postbacks" between a table's head and its rows: says what came while something else was looked at, and goes there.
public final class NewBar extends Button {
    public NewBar(String id, Runnable toNewest) {
        super("", Icons.small(Feather.ARROW_UP));
        getStyleClass().setAll("new-bar");
        setId(id);
        setMaxWidth(Double.MAX_VALUE);
        setManaged(false);
        setVisible(false);
        setOnAction(_ -> toNewest.run());
    }

    /// @param words `""` hides it
    public void say(String words) {
        setText(words);
        setVisible(!words.isEmpty());
    }
}
