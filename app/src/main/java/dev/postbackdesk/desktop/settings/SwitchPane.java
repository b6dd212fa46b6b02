package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Something that is on or off, with a sentence of what it does.
final class SwitchPane extends VBox {
    /// @param key of the texts: `key` is what it is called, `key.help` what it does
    SwitchPane(Messages words, String key, BooleanProperty on) {
        CheckBox box = new CheckBox(words.text(key));
        box.setId(key.substring(key.indexOf('.') + 1) + "-switch");
        box.selectedProperty().bindBidirectional(on);
        Field field = new Field("", box);
        field.helpProperty().set(words.text(key + ".help"));
        getChildren().add(field);
    }
}
