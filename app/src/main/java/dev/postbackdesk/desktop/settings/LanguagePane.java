package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.shell.Language;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.VBox;

/// What language the window speaks: each is called by its own name, so that whoever is lost in another finds it.
final class LanguagePane extends VBox {
    LanguagePane(Messages words, ObjectProperty<Language> chosen) {
        Segments<Language> segments = new Segments<>(Language.all(), language -> language.equals(Language.SYSTEM)
                ? words.text("settings.language.system")
                : language.ownName(), chosen);
        segments.setId("language-choice");
        segments.setAccessibleText(words.text("settings.language"));
        Field field = new Field("", segments);
        chosen.subscribe(language -> field.helpProperty().set(words.text(language.equals(Language.SYSTEM)
                ? "settings.language.system.help"
                : "settings.language.chosen.help")));
        getChildren().add(field);
    }
}
