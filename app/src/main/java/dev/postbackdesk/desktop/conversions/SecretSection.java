package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What few conversions need, folded away: the secret, the answer, and what is filled in or taken leniently.
final class SecretSection extends VBox {
    private final ToggleButton toggle;
    private final VBox content;

    SecretSection(Messages words, ConversionForm form, Map<ConversionField, Field> fields) {
        getStyleClass().add("secret-section");
        toggle = new ToggleButton(words.text("conversions.secret"), Icons.normal(Feather.CHEVRON_RIGHT));
        toggle.getStyleClass().add("expander");
        toggle.setId("conversion-more");
        Field token = token(words, form);
        fields.put(ConversionField.TOKEN, token);
        Field defaults = check(words, "conversions.accept-defaults", form.acceptDefaultsProperty());
        fields.put(ConversionField.DEFAULTS, defaults);
        content = new VBox(token, check(words, "conversions.always-200", form.always200Property()), defaults,
                check(words, "conversions.accept-aliases", form.acceptAliasesProperty()));
        content.getStyleClass().add("secret-content");
        toggle.selectedProperty().subscribe(open -> {
            content.setVisible(open);
            content.setManaged(open);
            toggle.setGraphic(Icons.normal(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        });
        getChildren().addAll(toggle, content);
    }

    private static Field token(Messages words, ConversionForm form) {
        PasswordField hidden = new PasswordField();
        TextField plain = new TextField();
        for (TextField input : new TextField[]{hidden, plain}) {
            input.textProperty().bindBidirectional(form.tokenProperty());
            input.getStyleClass().add("mono");
            input.setPromptText(words.text("conversions.token.prompt"));
        }
        hidden.setId("conversion-token");
        StackPane either = new StackPane(hidden, plain);
        HBox.setHgrow(either, Priority.ALWAYS);
        ToggleButton show = new ToggleButton(null, Icons.normal(Feather.EYE));
        show.getStyleClass().addAll("icon-toggle");
        Tip.on(show, words.text("conversions.token.show"));
        show.setAccessibleText(words.text("conversions.token.show"));
        show.selectedProperty().subscribe(shown -> {
            ConversionFormView.shown(plain, shown);
            ConversionFormView.shown(hidden, !shown);
            show.setGraphic(Icons.normal(shown ? Feather.EYE_OFF : Feather.EYE));
        });
        Button generate = new Button(words.text("conversions.token.generate"));
        generate.setId("conversion-token-generate");
        Tip.on(generate, words.text("conversions.token.generate.tip"));
        generate.setMinWidth(USE_PREF_SIZE);
        generate.setOnAction(_ -> form.generateToken());
        CopyButton copy = CopyButton.icon(words, words.text("conversions.token.copy"),
                () -> form.tokenProperty().get());
        copy.disableProperty().bind(form.tokenProperty().isEmpty());
        HBox row = new HBox(either, show, copy, generate);
        row.getStyleClass().add("field-row");
        Field field = new Field(words.text("conversions.token"), row, hidden);
        field.markToo(plain);
        field.helpProperty().set(words.text("conversions.token.help"));
        return field;
    }

    private static Field check(Messages words, String key, BooleanProperty value) {
        CheckBox box = new CheckBox(words.text(key));
        box.setId(key.replace('.', '-'));
        box.selectedProperty().bindBidirectional(value);
        Field field = new Field("", box);
        field.helpProperty().set(words.text(key + ".help"));
        field.getStyleClass().add("check-field");
        return field;
    }

    /// Unfolds it where one of its fields needs a look.
    void open(ConversionField which) {
        if (which == ConversionField.TOKEN || which == ConversionField.DEFAULTS) {
            toggle.setSelected(true);
        }
    }
}
