package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.connect.ConnectDraft.From;
import dev.postbackdesk.desktop.connect.ConnectDraft.Pays;
import dev.postbackdesk.desktop.fx.CurrencyBox;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.PaintedField;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.link.Network;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The third step: what a sale is worth, as a new conversion or one that there is.
final class PayStep extends VBox {
    private final Messages words;
    private final ConnectViewModel model;
    private final ConnectForm form;
    private final Map<ConnectField, Field> fields = new EnumMap<>(ConnectField.class);
    private final ComboBox<ConversionId> existing = new ComboBox<>();

    PayStep(Messages words, ConnectViewModel model) {
        this.words = words;
        this.model = model;
        form = model.form();
        getStyleClass().add("connect-form");
        VBox made = new VBox(conversionName(), value(), commission());
        made.getStyleClass().add("connect-form");
        Node which = which();
        Node reused = reused();
        getChildren().addAll(which, reused, made);
        form.reuseProperty().subscribe(reuse -> {
            TemplateFields.shown(made, !reuse);
            TemplateFields.shown(reused, reuse);
        });
        model.definitionsProperty().subscribe(_ -> {
            boolean any = !model.conversions().isEmpty();
            TemplateFields.shown(which, any || form.reuseProperty().get());
            ConversionId chosen = form.existingProperty().get();
            existing.getItems().setAll(model.conversions().stream().map(Conversion::id).toList());
            existing.setValue(chosen);
        });
        form.problems().addListener((MapChangeListener<ConnectField, String>) _ -> fields.forEach(
                (field, shown) -> shown.errorProperty().set(form.problems().getOrDefault(field, ""))));
    }

    private Node which() {
        ObjectProperty<Boolean> reuse = new SimpleObjectProperty<>(false);
        form.reuseProperty().subscribe(reuse::set);
        reuse.subscribe(chosen -> form.reuseProperty().set(chosen));
        Segments<Boolean> choice = new Segments<>(List.of(false, true),
                old -> words.text(old ? "connect.reuse.old" : "connect.reuse.new"), reuse);
        choice.setId("connect-reuse");
        Field field = new Field(words.text("connect.reuse"), choice);
        field.helpProperty().set(words.text("connect.reuse.help"));
        return field;
    }

    private Node reused() {
        existing.setId("connect-existing");
        existing.setMaxWidth(360);
        existing.setPromptText(words.text("connect.existing.prompt"));
        existing.setConverter(new StringConverter<>() {
            @Override
            public String toString(ConversionId id) {
                return conversion(id).map(Conversion::name).orElse("");
            }

            @Override
            public ConversionId fromString(String text) {
                throw new UnsupportedOperationException("Conversions are chosen, not typed");
            }
        });
        existing.valueProperty().addListener((_, _, id) -> {
            if (id != null) {
                form.existingProperty().set(id);
            }
        });
        form.existingProperty().subscribe(id -> existing.setValue(id));
        Field field = field(ConnectField.CONVERSION, new Field(words.text("connect.existing"), existing));
        form.draftProperty().subscribe(draft -> field.helpProperty().set(existingHelp(draft)));
        return field;
    }

    private Optional<Conversion> conversion(ConversionId id) {
        return model.conversions().stream().filter(conversion -> conversion.id().equals(id)).findFirst();
    }

    /// Its postback URL has its own placeholders, which may be another network's.
    private String existingHelp(ConnectDraft draft) {
        Network network = draft.network();
        Conversion conversion = Optional.ofNullable(draft.existing()).flatMap(this::conversion).orElse(null);
        if (network == null || conversion == null) {
            return words.text("connect.existing.help");
        }
        String its = Optional.ofNullable(conversion.network()).flatMap(model.networks()::named).map(Network::name)
                .orElse(words.text("forms.network.own"));
        return its.equals(network.name())
                ? words.text("connect.existing.help")
                : words.text("connect.existing.other", conversion.name(), its, network.name());
    }

    private Node conversionName() {
        TextField name = new TextField();
        name.setId("connect-conversion-name");
        name.setMaxWidth(360);
        name.textProperty().bindBidirectional(form.conversionNameProperty());
        Field field = field(ConnectField.CONVERSION_NAME, new Field(words.text("connect.conversion-name"), name));
        field.helpProperty().set(words.text("connect.conversion-name.help"));
        return field;
    }

    private Node value() {
        Segments<From> from = new Segments<>(List.of(From.values()),
                choice -> words.text("conversions.value." + word(choice)), form.valueFromProperty());
        from.setId("connect-value-from");
        TextField fixed = amount("connect-value", form.valueProperty());
        PaintedField filled = TemplateFields.painted("connect-value-placeholder", form.valuePlaceholderProperty());
        StackPane either = new StackPane(fixed, filled);
        either.setMaxWidth(200);
        HBox.setHgrow(either, Priority.ALWAYS);
        CurrencyBox currency = new CurrencyBox(words, form.currencyProperty());
        currency.setId("connect-currency");
        HBox row = new HBox(from, either, currency);
        row.getStyleClass().add("field-row");
        Field field = field(ConnectField.VALUE, new Field(words.text("connect.value"), row, fixed));
        field.markToo(filled.input());
        form.valueFromProperty().subscribe(choice -> {
            TemplateFields.shown(fixed, choice == From.FIXED);
            TemplateFields.shown(filled, choice == From.NETWORK);
        });
        form.draftProperty().subscribe(draft -> field.helpProperty().set(draft.valueFrom() == From.FIXED
                ? words.text("conversions.value.help.fixed")
                : payoutKnown(draft)
                        ? words.text("conversions.value.help.network", model.sender())
                        : words.text("connect.payout.unknown", model.sender())));
        return field;
    }

    private static boolean payoutKnown(ConnectDraft draft) {
        Network network = draft.network();
        return network != null && network.payout() != null;
    }

    private Node commission() {
        Segments<Pays> pays = new Segments<>(List.of(Pays.values()),
                choice -> words.text("conversions.commission." + word(choice)), form.paysProperty());
        pays.setId("connect-pays");
        TextField percent = amount("connect-percent", form.percentProperty());
        Label sign = new Label("%");
        sign.getStyleClass().addAll("mono", "subtle", "input-suffix");
        sign.setMouseTransparent(true);
        StackPane.setAlignment(sign, Pos.CENTER_RIGHT);
        StackPane percentBox = new StackPane(percent, sign);
        percentBox.getStyleClass().add("suffixed");
        TextField fixed = amount("connect-commission", form.commissionProperty());
        PaintedField filled = TemplateFields.painted("connect-commission-placeholder",
                form.commissionPlaceholderProperty());
        StackPane either = new StackPane(percentBox, fixed, filled);
        either.setMaxWidth(200);
        HBox.setHgrow(either, Priority.ALWAYS);
        HBox row = new HBox(pays, either);
        row.getStyleClass().add("field-row");
        Field field = field(ConnectField.COMMISSION, new Field(words.text("connect.commission"), row, percent));
        field.markToo(fixed);
        field.markToo(filled.input());
        form.paysProperty().subscribe(choice -> {
            TemplateFields.shown(percentBox, choice == Pays.PERCENT);
            TemplateFields.shown(fixed, choice == Pays.FIXED);
            TemplateFields.shown(filled, choice == Pays.NETWORK);
        });
        form.draftProperty().subscribe(draft -> field.helpProperty().set(switch (draft.pays()) {
            case PERCENT -> words.text("conversions.commission.help.percent");
            case FIXED -> words.text("conversions.commission.help.fixed");
            case NETWORK -> payoutKnown(draft)
                    ? words.text("conversions.commission.help.network", model.sender())
                    : words.text("connect.payout.unknown", model.sender());
        }));
        return field;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static TextField amount(String id, StringProperty text) {
        TextField input = new TextField();
        input.setId(id);
        input.getStyleClass().add("mono");
        input.textProperty().bindBidirectional(text);
        return input;
    }

    private Field field(ConnectField which, Field field) {
        fields.put(which, field);
        return field;
    }

    /// The cursor goes to a field that needs a look, or to the first one.
    void focus(ConnectField which) {
        Optional.ofNullable(fields.get(which)).or(() -> Optional.ofNullable(fields.get(ConnectField.CONVERSION_NAME)))
                .ifPresent(Field::focusShown);
    }
}
