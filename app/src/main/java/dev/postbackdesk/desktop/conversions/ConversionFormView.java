package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Pays;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Unit;
import dev.postbackdesk.desktop.fx.ChipsField;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.CurrencyBox;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.PaintedField;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.UrlPart;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
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
import org.kordamp.ikonli.feather.Feather;

/// The form of one conversion.
final class ConversionFormView extends VBox {
    private final Messages words;
    private final ConversionForm form;
    private final Map<ConversionField, Field> fields = new EnumMap<>(ConversionField.class);
    private final SecretSection secret;
    private final ChipsField senders;
    private final StatusWordsField statuses;
    private final TextField id = new TextField();

    /// @param nameAdvice what is odd about the name
    ConversionFormView(Messages words, ConversionForm form, ObservableValue<String> nameAdvice) {
        this.words = words;
        this.form = form;
        getStyleClass().add("conversion-form");
        secret = new SecretSection(words, form, fields);
        senders = new ChipsField(form.senders(), form::isSenderBad,
                sender -> words.text("conversions.senders.remove", sender));
        statuses = new StatusWordsField(words, form.statuses());
        getChildren().addAll(name(nameAdvice), id(), value(), commission(), repeats(), senders(), window(), statuses(),
                secret);
        form.problems().addListener((MapChangeListener<ConversionField, String>) _ -> showProblems());
    }

    private Node name(ObservableValue<String> advice) {
        TextField input = new TextField();
        input.setId("conversion-name");
        input.setPromptText(words.text("conversions.name.prompt"));
        input.textProperty().bindBidirectional(form.nameProperty());
        Field field = new Field(words.text("conversions.name"), input);
        field.adviceProperty().bind(advice);
        return field(ConversionField.NAME, field);
    }

    private Node id() {
        id.setId("conversion-id");
        id.setEditable(false);
        id.getStyleClass().addAll("bare", "mono");
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox box = new HBox(Icons.small(Feather.LOCK), id,
                CopyButton.icon(words, words.text("conversions.id.copy"), id::getText));
        box.getStyleClass().addAll("input-box", "locked");
        Field field = new Field(words.text("conversions.id"), box, id);
        field.helpProperty().set(words.text("conversions.id.help"));
        return field;
    }

    /// Shows whose form this is.
    void showId(String text) {
        id.setText(text);
    }

    private Node value() {
        Segments<From> from = new Segments<>(List.of(From.values()),
                choice -> words.text(key("conversions.value", choice)),
                form.valueFromProperty());
        TextField fixed = amount("conversion-value", form.valueProperty());
        PaintedField filled = placeholder("conversion-value-placeholder", form.valuePlaceholderProperty());
        StackPane either = new StackPane(fixed, filled);
        HBox.setHgrow(either, Priority.ALWAYS);
        CurrencyBox currency = new CurrencyBox(words, form.currencyProperty());
        currency.setId("conversion-currency");
        HBox row = new HBox(from, either, currency);
        row.getStyleClass().add("field-row");
        Field field = new Field(words.text("conversions.value"), row, fixed);
        form.valueFromProperty().subscribe(choice -> {
            shown(fixed, choice == From.FIXED);
            shown(filled, choice == From.NETWORK);
        });
        field.markToo(filled.input());
        field.helpProperty().bind(form.valueHelpProperty());
        return field(ConversionField.VALUE, field);
    }

    private Node commission() {
        Segments<Pays> pays = new Segments<>(List.of(Pays.values()),
                choice -> words.text(key("conversions.commission", choice)), form.paysProperty());
        TextField percent = amount("conversion-percent", form.percentProperty());
        Label sign = new Label("%");
        sign.getStyleClass().addAll("mono", "subtle", "input-suffix");
        sign.setMouseTransparent(true);
        StackPane.setAlignment(sign, Pos.CENTER_RIGHT);
        StackPane percentBox = new StackPane(percent, sign);
        percentBox.getStyleClass().add("suffixed");
        TextField fixed = amount("conversion-commission", form.commissionProperty());
        PaintedField filled = placeholder("conversion-commission-placeholder", form.commissionPlaceholderProperty());
        StackPane either = new StackPane(percentBox, fixed, filled);
        either.setMaxWidth(120);
        HBox.setHgrow(either, Priority.ALWAYS);
        HBox row = new HBox(pays, either);
        row.getStyleClass().add("field-row");
        Field field = new Field(words.text("conversions.commission"), row, percent);
        form.paysProperty().subscribe(choice -> {
            shown(percentBox, choice == Pays.PERCENT);
            shown(fixed, choice == Pays.FIXED);
            shown(filled, choice == Pays.NETWORK);
        });
        field.markToo(fixed);
        field.markToo(filled.input());
        field.helpProperty().bind(form.commissionHelpProperty());
        return field(ConversionField.COMMISSION, field);
    }

    private Node repeats() {
        Segments<DuplicateRule> rule = new Segments<>(List.of(DuplicateRule.values()),
                choice -> words.text(key("conversions.repeats", choice)), form.repeatsProperty());
        Field field = new Field(words.text("conversions.repeats"), rule);
        field.helpProperty().bind(form.repeatsHelpProperty());
        return field;
    }

    private Node senders() {
        senders.setId("conversion-senders");
        senders.input().setId("conversion-senders-input");
        Field field = new Field(words.text("conversions.senders"), senders, senders.input())
                .aside(words.text("conversions.senders.aside"));
        field.markToo(senders);
        return field(ConversionField.SENDERS, field);
    }

    private Node window() {
        TextField number = amount("conversion-window", form.windowProperty());
        number.setPromptText(words.text("conversions.window.prompt"));
        number.setPrefWidth(88);
        number.setMinWidth(88);
        number.setMaxWidth(88);
        ComboBox<Unit> unit = new ComboBox<>();
        unit.setId("conversion-window-unit");
        unit.setAccessibleText(words.text("conversions.window.unit"));
        unit.setConverter(new UnitWords());
        unit.getItems().setAll(Unit.MINUTES, Unit.HOURS, Unit.DAYS);
        form.unitProperty().subscribe(chosen -> {
            if (!unit.getItems().contains(chosen)) {
                // Only an imported window is counted in seconds.
                unit.getItems().addFirst(chosen);
            }
        });
        unit.valueProperty().bindBidirectional(form.unitProperty());
        HBox row = new HBox(number, unit);
        row.getStyleClass().add("field-row");
        Field field = new Field(words.text("conversions.window"), row, number);
        field.helpProperty().bind(form.windowProperty().map(text -> words
                .text(text.isBlank() ? "conversions.window.help.ever" : "conversions.window.help")));
        return field(ConversionField.WINDOW, field);
    }

    private Node statuses() {
        Field field = new Field(words.text("conversions.statuses"), statuses, statuses.input())
                .aside(words.text("conversions.statuses.aside"));
        statuses.problemProperty().subscribe(problem -> field.errorProperty().set(problem));
        field.helpProperty().bind(form.networkProperty().map(_ -> form.chosenNetwork()
                .filter(network -> !network.statuses().isEmpty())
                .map(network -> words.text("conversions.statuses.help.network", network.shortName()))
                .orElseGet(() -> words.text("conversions.statuses.help"))));
        return field;
    }

    private final class UnitWords extends StringConverter<Unit> {
        @Override
        public String toString(Unit unit) {
            return unit == null ? "" : words.text(key("conversions.unit", unit));
        }

        @Override
        public Unit fromString(String text) {
            throw new UnsupportedOperationException("Units are chosen, not typed");
        }
    }

    private static TextField amount(String nodeId, StringProperty text) {
        TextField input = new TextField();
        input.setId(nodeId);
        input.getStyleClass().add("mono");
        input.textProperty().bindBidirectional(text);
        input.setMinWidth(72);
        return input;
    }

    static PaintedField placeholder(String nodeId, StringProperty text) {
        PaintedField field = new PaintedField(text, typed -> Placeholder.isPlaceholder(typed.strip())
                ? List.of(new UrlPart(UrlPart.Kind.PLACEHOLDER, typed.strip()))
                : List.of());
        field.input().setId(nodeId);
        field.setMinWidth(72);
        return field;
    }

    static String key(String prefix, Enum<?> choice) {
        return prefix + "." + choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private Field field(ConversionField which, Field field) {
        fields.put(which, field);
        return field;
    }

    private void showProblems() {
        fields.forEach((which, field) -> field.errorProperty().set(form.problems().getOrDefault(which, "")));
    }

    /// A field that stands outside this view, but has its errors shown with the others.
    void adopt(ConversionField which, Field field) {
        fields.put(which, field);
    }

    /// Takes what is still being typed where a field holds several values, as leaving that field does: keys that store the
    /// form, or show another, leave the focus where it is.
    ///
    /// @return whether all of it could be taken
    boolean settle() {
        senders.take();
        return statuses.take();
    }

    /// The cursor goes to the status word that could not be taken.
    void focusStatuses() {
        statuses.input().requestFocus();
    }

    /// The cursor goes to a field that needs a look.
    void focus(ConversionField which) {
        Field field = fields.get(which);
        if (field != null) {
            secret.open(which);
            field.focusShown();
        }
    }

    /// The cursor goes to the first field: a new conversion wants a name.
    void focusFirst() {
        focus(ConversionField.NAME);
    }
}
