package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.UrlPart.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is known of the chosen network, and fields for what is not; for one's own merchant, all of it as fields.
final class NetworkDetail extends VBox {
    private final Messages words;
    private final ConnectViewModel model;
    private final Runnable change;
    private final TemplateFields own;
    private final TemplateFields missing;
    /// Those that are shown, or null.
    private @Nullable TemplateFields fields;

    NetworkDetail(Messages words, ConnectViewModel model, Runnable change) {
        this.words = words;
        this.model = model;
        this.change = change;
        getStyleClass().add("network-detail");
        own = TemplateFields.all(words, model);
        missing = TemplateFields.clickId(words, model);
        model.form().choiceProperty().subscribe(this::show);
        model.templates().networksProperty().subscribe(this::show);
        model.form().problems().addListener((MapChangeListener<ConnectField, String>) _ -> showProblems());
        show();
    }

    private void show() {
        String chosen = model.form().choiceProperty().get();
        Optional<Network> network = model.form().chosen();
        if (chosen == null) {
            fields = null;
            getChildren().setAll(title(words.text("connect.network.none")),
                    paragraph(words.text("connect.network.none.text")));
        } else if (network.isPresent()) {
            known(network.get());
        } else {
            fields = own;
            getChildren().setAll(title(words.text("connect.own.title")), paragraph(words.text("connect.own.text")),
                    own);
        }
        showProblems();
    }

    private void known(Network network) {
        NetworkWords say = new NetworkWords(words, model.networks());
        Label chip = new Label(say.confidence(network), Icons.tiny(network.isOwn() ? Feather.USER : Feather.BOOK_OPEN));
        chip.getStyleClass().addAll("chip", switch (network.confidence()) {
            case "A" -> "accepted";
            case Network.OWN -> "updated";
            default -> "duplicate";
        });
        HBox head = new HBox(title(network.name()), chip, ScreenHeader.spacer());
        head.getStyleClass().add("card-head");
        getChildren().setAll(head, paragraph(say.source(network)));
        Label from = new Label(words.text("connect.network.source", network.source()));
        from.getStyleClass().addAll("caption", "muted");
        from.setWrapText(true);
        from.setId("network-source");
        getChildren().add(from);
        String note = network.note();
        if (note != null) {
            Label text = new Label(words.text("connect.network.note", note));
            text.getStyleClass().addAll("caption", "muted");
            text.setWrapText(true);
            getChildren().add(text);
        }
        getChildren().add(facts(network));
        if (network.clickId() == null) {
            fields = missing;
            missing.field(ConnectField.CLICK_ID).ifPresent(field -> field.helpProperty()
                    .set(words.text("connect.template.find-out", network.name())));
            getChildren().add(missing);
        } else {
            fields = null;
        }
        getChildren().add(actions(network));
    }

    private Node actions(Network network) {
        Button edit = new Button(words.text("connect.change-placeholders"), Icons.normal(Feather.EDIT_2));
        edit.setId("change-placeholders-here");
        edit.setOnAction(_ -> change.run());
        FlowPane actions = new FlowPane(edit);
        actions.getStyleClass().add("network-actions");
        if (network.isOwn()) {
            Button remove = new Button(words.text("connect.template.remove"), Icons.normal(Feather.TRASH_2));
            remove.setId("remove-network");
            remove.setOnAction(_ -> model.templates().remove(network));
            actions.getChildren().add(remove);
        }
        return actions;
    }

    private Node facts(Network network) {
        VBox facts = new VBox();
        facts.getStyleClass().add("network-facts");
        String append = network.append();
        facts.getChildren().addAll(fact("connect.fact.append", append == null ? null : code(append)),
                fact("connect.fact.click-id", pill(network.clickId())),
                fact("connect.fact.payout", pill(network.payout())),
                fact("connect.fact.transaction", pill(network.transactionId())),
                fact("connect.fact.status", pill(network.status())));
        if (network.currency() != null) {
            facts.getChildren().add(fact("connect.fact.currency", pill(network.currency())));
        }
        if (!network.statuses().isEmpty()) {
            Label meanings = new Label(network.statuses().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(word -> word.getKey() + " = " + word.getValue()).collect(Collectors.joining(", ")));
            meanings.setWrapText(true);
            meanings.getStyleClass().addAll("caption", "muted");
            facts.getChildren().add(fact("connect.fact.statuses", meanings));
        }
        return facts;
    }

    private Node fact(String key, @Nullable Node known) {
        Label label = new Label(words.text(key));
        label.getStyleClass().addAll("muted", "fact-label");
        Label unknown = new Label(words.text("connect.fact.unknown"));
        unknown.getStyleClass().addAll("subtle", "caption");
        HBox row = new HBox(label, known == null ? unknown : known);
        row.getStyleClass().add("fact-row");
        return row;
    }

    private static @Nullable Node pill(@Nullable String placeholder) {
        return placeholder == null ? null : UrlFlow.pill(Kind.PLACEHOLDER, placeholder);
    }

    private static Node code(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        return label;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("verdict-title");
        label.setWrapText(true);
        return label;
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "paragraph");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void showProblems() {
        if (fields != null) {
            fields.show(model.form().problems());
        }
    }

    /// @return whether the field is here
    boolean focus(ConnectField which) {
        return Optional.ofNullable(fields).flatMap(all -> all.field(which)).map(field -> {
            field.focusShown();
            return true;
        }).orElse(false);
    }
}
