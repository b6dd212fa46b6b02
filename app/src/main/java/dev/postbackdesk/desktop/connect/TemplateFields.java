package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Columns;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.PaintedField;
import dev.postbackdesk.desktop.fx.TextAreas;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.manual.ManualReading;
import dev.postbackdesk.manual.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A network's placeholders as fields, with room to paste what the merchant's manual says.
final class TemplateFields extends VBox {
    /// What a field needs to stand beside another.
    private static final double FIELD = 200;

    private final Messages words;
    private final TemplateModel template;
    private final Map<ConnectField, Field> fields = new EnumMap<>(ConnectField.class);

    private TemplateFields(Messages words, TemplateModel template) {
        this.words = words;
        this.template = template;
        getStyleClass().add("template-fields");
    }

    /// All of one's own merchant.
    static TemplateFields all(Messages words, ConnectViewModel model) {
        TemplateFields all = new TemplateFields(words, model.form().template());
        TextField name = new TextField();
        name.setId("template-name");
        name.textProperty().bindBidirectional(all.template.nameProperty());
        name.setPromptText(words.text("connect.merchant.prompt"));
        Field merchant = new Field(words.text("connect.merchant"), name);
        all.template.nameProperty().subscribe(typed -> merchant.helpProperty().set(model.networks().named(typed.strip())
                .filter(known -> !typed.isBlank()).map(Network::name)
                .map(known -> words.text("connect.merchant.hides", known))
                .orElseGet(() -> words.text("connect.merchant.help"))));
        all.fields.put(ConnectField.MERCHANT, merchant);
        all.getChildren().addAll(merchant, all.manual(model.form()::choose), all.grid());
        return all;
    }

    /// The one field that is not known of a network and has to be.
    static TemplateFields clickId(Messages words, ConnectViewModel model) {
        TemplateFields one = new TemplateFields(words, model.form().template());
        one.getChildren().addAll(one.placeholder(ConnectField.CLICK_ID, Role.CLICK_ID),
                one.manual(model.form()::choose));
        return one;
    }

    /// All of a network that is being changed.
    static TemplateFields change(Messages words, TemplateModel template) {
        TemplateFields all = new TemplateFields(words, template);
        TextField name = new TextField();
        name.setId("change-name");
        name.textProperty().bindBidirectional(template.nameProperty());
        Field network = new Field(words.text("connect.template.name"), name);
        network.helpProperty().set(words.text("connect.template.name.help"));
        all.fields.put(ConnectField.MERCHANT, network);
        all.getChildren().addAll(network, all.manual(_ -> {}), all.grid());
        return all;
    }

    private Node manual(Consumer<String> choose) {
        TextArea pasted = new TextArea();
        pasted.setId("template-manual");
        pasted.getStyleClass().add("manual-input");
        pasted.setWrapText(true);
        TextAreas.letTabLeave(pasted);
        pasted.setPromptText(words.text("connect.manual.prompt"));
        pasted.textProperty().bindBidirectional(template.manualProperty());
        Field field = new Field(words.text("connect.manual"), pasted);
        FlowPane named = new FlowPane();
        named.getStyleClass().add("template-choices");
        template.readingProperty().subscribe(reading -> {
            field.helpProperty().set(said(reading));
            named.getChildren().clear();
            template.named().filter(network -> !network.name().equals(template.nameProperty().get()))
                    .ifPresent(network -> {
                        Button use = new Button(words.text("connect.manual.network", network.name()),
                                Icons.small(Feather.CHECK));
                        use.getStyleClass().add("small");
                        use.setId("use-network");
                        use.setOnAction(_ -> choose.accept(network.name()));
                        named.getChildren().add(use);
                    });
            shown(named, !named.getChildren().isEmpty());
        });
        return new VBox(8, field, named);
    }

    private String said(ManualReading reading) {
        if (template.manualProperty().get().isBlank()) {
            return words.text("connect.manual.help");
        }
        return reading.placeholders().isEmpty()
                ? words.text("connect.manual.nothing")
                : words.text("connect.manual.found", reading.placeholders().size(), reading.sure().size());
    }

    private Node grid() {
        TextField append = new TextField();
        append.setId("template-append");
        append.getStyleClass().add("mono");
        append.textProperty().bindBidirectional(template.appendProperty());
        append.setPromptText("sub1");
        Field parameter = new Field(words.text("connect.template.append"), append);
        parameter.helpProperty().set(words.text("connect.template.append.help"));
        fields.put(ConnectField.APPEND, parameter);
        return new VBox(12, pair(placeholder(ConnectField.CLICK_ID, Role.CLICK_ID), parameter),
                pair(placeholder(ConnectField.PAYOUT, Role.PAYOUT),
                        placeholder(ConnectField.TRANSACTION_ID, Role.TRANSACTION_ID)),
                pair(placeholder(ConnectField.STATUS, Role.STATUS),
                        placeholder(ConnectField.CURRENCY, Role.CURRENCY)));
    }

    private static Node pair(Node one, Node other) {
        return new Columns(16, FIELD, one, other);
    }

    private Node placeholder(ConnectField which, Role role) {
        String word = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        StringProperty text = template.placeholder(role);
        PaintedField input = painted("template-" + word, text);
        input.input().setPromptText(words.text("connect.template." + word + ".prompt"));
        Field field = new Field(words.text("connect.template." + word), input, input.input());
        if (role != Role.CLICK_ID) {
            field.aside(words.text("connect.template.optional"));
        }
        fields.put(which, field);
        FlowPane choices = new FlowPane();
        choices.getStyleClass().add("template-choices");
        Runnable offer = () -> {
            List<String> may = template.choices(role);
            choices.getChildren().clear();
            if (!may.isEmpty()) {
                Label label = new Label(words.text("connect.template.choices"));
                label.getStyleClass().addAll("caption", "muted");
                choices.getChildren().add(label);
            }
            may.forEach(choice -> {
                Button take = new Button(choice);
                take.getStyleClass().addAll("small", "mono", "template-choice");
                take.setId("choice-" + word);
                Tip.on(take, words.text("connect.template.choice.tip", choice));
                take.setOnAction(_ -> text.set(choice));
                choices.getChildren().add(take);
            });
            shown(choices, !may.isEmpty());
        };
        template.readingProperty().subscribe(offer);
        text.subscribe(offer);
        offer.run();
        return new VBox(6, field, choices);
    }

    /// A field for a placeholder, which shows it as a pill while it has not the focus.
    static PaintedField painted(String id, StringProperty text) {
        PaintedField input = new PaintedField(text, typed -> Placeholder.isPlaceholder(typed.strip())
                ? List.of(new UrlPart(UrlPart.Kind.PLACEHOLDER, typed.strip()))
                : List.of());
        input.input().setId(id);
        input.setMinWidth(72);
        return input;
    }

    static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /// Shows what is wrong.
    void show(Map<ConnectField, String> problems) {
        fields.forEach((which, field) -> field.errorProperty().set(problems.getOrDefault(which, "")));
    }

    Optional<Field> field(ConnectField which) {
        return Optional.ofNullable(fields.get(which));
    }
}
