package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.VBox;

/// One choice out of a few, with a sentence for the chosen one.
final class ChoicePane<E extends Enum<E>> extends VBox {
    /// @param key of the texts: `key.choice` is what a choice is called, `key.choice.help` what it means
    ChoicePane(Messages words, String key, E[] values, ObjectProperty<E> chosen) {
        Segments<E> segments = new Segments<>(List.of(values), value -> words.text(key + "." + word(value)), chosen);
        segments.setId(key.substring(key.indexOf('.') + 1) + "-choice");
        segments.setAccessibleText(words.text(key));
        Field field = new Field("", segments);
        chosen.subscribe(value -> field.helpProperty().set(words.text(key + "." + word(value) + ".help")));
        getChildren().add(field);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
