package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.link.Network;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The steps at the left: done, now and to come, each with what was decided in it; and below where the placeholders are from.
final class StepsPane extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Messages words;
    private final ConnectViewModel model;
    private final Map<Step, Row> rows = new EnumMap<>(Step.class);
    private final Label source = new Label();
    private final VBox sourceCard;

    /// @param change opens the placeholders for changing
    StepsPane(Messages words, ConnectViewModel model, Consumer<Step> open, Runnable change) {
        this.words = words;
        this.model = model;
        getStyleClass().add("steps-pane");
        for (Step step : Step.values()) {
            Row row = new Row(step, open);
            rows.put(step, row);
            getChildren().add(row.button);
        }
        source.getStyleClass().addAll("caption", "muted");
        source.setWrapText(true);
        source.setMinHeight(USE_PREF_SIZE);
        Label head = new Label(words.text("connect.source"), Icons.normal(Feather.BOOK_OPEN));
        head.getStyleClass().addAll("medium", "source-head");
        Button edit = new Button(words.text("connect.change-placeholders"));
        edit.setId("change-placeholders");
        edit.getStyleClass().addAll("link", "caption");
        Tip.on(edit, words.text("connect.change-placeholders.tip"));
        edit.setOnAction(_ -> change.run());
        sourceCard = new VBox(head, source, edit);
        sourceCard.getStyleClass().add("source-card");
        getChildren().add(sourceCard);
        model.stepProperty().subscribe(this::show);
        model.form().draftProperty().subscribe(this::show);
        model.templates().networksProperty().subscribe(this::show);
        model.testRun().titleProperty().subscribe(this::show);
        show();
    }

    private void show() {
        rows.values().forEach(Row::show);
        Optional<Network> chosen = model.form().chosen();
        // In the first step the detail beside the list says it.
        boolean shown = chosen.isPresent() && model.stepProperty().get() != Step.NETWORK;
        sourceCard.setVisible(shown);
        sourceCard.setManaged(shown);
        chosen.ifPresent(network -> source.setText(new NetworkWords(words, model.networks()).source(network)));
    }

    private String summary(Step step) {
        ConnectDraft draft = model.form().draftProperty().get();
        Network network = draft.network();
        return switch (step) {
            case NETWORK -> network == null
                    ? words.text("connect.step.network.hint")
                    : draft.own() && network.name().isEmpty() ? words.text("forms.network.own") : network.name();
            case OFFER -> model.form().host().isEmpty()
                    ? words.text("connect.step.offer.hint")
                    : model.form().host();
            case PAY -> model.furthest().compareTo(Step.PAY) < 0 ? words.text("connect.step.pay.hint") : pay(draft);
            case PLACE -> words.text("connect.step.place.hint");
        };
    }

    private String pay(ConnectDraft draft) {
        if (draft.reuse()) {
            return model.conversions().stream().filter(conversion -> conversion.id().equals(draft.existing()))
                    .map(conversion -> conversion.name()).findFirst().orElse(words.text("connect.step.pay.hint"));
        }
        return words.text("connect.step.pay.summary", typed(draft.valueCarried()), switch (draft.pays()) {
            case PERCENT -> typed(draft.percentCarried()) + " %";
            case FIXED, NETWORK -> typed(draft.commissionCarried());
        });
    }

    private String typed(String amount) {
        return Format.typed(amount, words.locale());
    }

    private final class Row {
        private final Step step;
        private final Button button = new Button();
        private final Label number = new Label();
        private final Label text = new Label();

        Row(Step step, Consumer<Step> open) {
            this.step = step;
            number.setText(Integer.toString(step.number()));
            number.setGraphic(Icons.small(Feather.CHECK));
            StackPane circle = new StackPane(number);
            circle.getStyleClass().add("step-circle");
            Label title = new Label(words.text("connect.step." + step.word()));
            title.getStyleClass().add("medium");
            text.getStyleClass().addAll("caption", "muted");
            VBox said = new VBox(title, text);
            said.getStyleClass().add("step-said");
            said.setMinWidth(0);
            HBox.setHgrow(said, Priority.ALWAYS);
            HBox row = new HBox(circle, said);
            row.getStyleClass().add("step-row-content");
            row.setMinWidth(0);
            button.setGraphic(row);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.getStyleClass().setAll("step-row");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            button.setId("step-" + step.word());
            button.setOnAction(_ -> open.accept(step));
        }

        void show() {
            Step now = model.stepProperty().get();
            boolean done = step.compareTo(now) < 0
                    || (step == Step.PLACE && now == Step.PLACE && model.testRun().passed());
            button.pseudoClassStateChanged(NOW, step == now);
            button.pseudoClassStateChanged(DONE, done);
            number.setContentDisplay(done ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
            text.setText(summary(step));
            boolean reached = step.compareTo(model.furthest()) <= 0;
            button.setMouseTransparent(!reached);
            button.setFocusTraversable(reached);
            button.setAccessibleText(words.text("connect.step.accessible", step.number(),
                    words.text("connect.step." + step.word()), text.getText()));
            Tip.on(button, button.getAccessibleText());
        }
    }
}
