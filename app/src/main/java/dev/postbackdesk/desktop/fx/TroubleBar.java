package dev.postbackdesk.desktop.fx;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A strip across a screen that says what could not be read while older things stay in sight, with another try.
public final class TroubleBar extends HBox {
    /// @param title what that means here
    /// @param besides whether something is in sight at all; else that nothing can be read is said in its place
    public TroubleBar(Messages words, String title, Trouble trouble, ObservableBooleanValue besides) {
        getStyleClass().addAll("banner", "trouble-bar");
        setId("trouble");
        Label said = new Label(null, Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.setMaxWidth(Double.MAX_VALUE);
        said.setId("trouble-sentence");
        said.textProperty().bind(trouble.sentenceProperty().map(sentence -> title + " " + sentence));
        HBox.setHgrow(said, Priority.ALWAYS);
        Button again = new Button(words.text("fx.try-again"), Icons.small(Feather.ROTATE_CW));
        again.getStyleClass().add("small");
        again.setId("trouble-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> trouble.tryAgain());
        getChildren().addAll(said, again,
                CopyButton.icon(words, words.text("fx.copy-message"), trouble.sentenceProperty()::get));
        visibleProperty().bind(trouble.sentenceProperty().isNotEmpty().and(besides));
        managedProperty().bind(visibleProperty());
    }
}
