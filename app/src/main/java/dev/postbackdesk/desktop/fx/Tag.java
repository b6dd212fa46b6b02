package dev.postbackdesk.desktop.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A value that can be taken away.
public final class Tag extends HBox {
    /// @param icon a Feather icon's code, or null for none
    /// @param removeText what taking it away is called
    public Tag(String text, @Nullable String icon, String removeText, Runnable remove) {
        getStyleClass().add("tag");
        setMaxWidth(USE_PREF_SIZE);
        Label label = new Label(text);
        if (icon != null) {
            label.setGraphic(new FontIcon(icon));
        }
        label.setMinWidth(0);
        Button button = new Button(null, new FontIcon("fth-x"));
        button.getStyleClass().add("tag-remove");
        button.setAccessibleText(removeText);
        Tip.on(button, removeText);
        button.setOnAction(_ -> remove.run());
        getChildren().addAll(label, button);
    }
}
