package dev.postbackdesk.desktop.fx;

import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TextInputControl;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/// Chooses a text by typing a part of it. The empty text stands for none, and has words of its own.
class SearchBox extends SearchableComboBox<String> {
    private final String prompt;

    /// @param none what the empty text is called
    SearchBox(Messages words, String none) {
        prompt = words.text("fx.search");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(String text) {
                return text == null || text.isEmpty() ? none : text;
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        for (Node child : getChildren()) {
            if (child instanceof TextInputControl search) {
                // ControlsFX has words of its own there.
                search.setPromptText(prompt);
            }
        }
        return skin;
    }
}
