package dev.postbackdesk.desktop.check;

import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.TextAreas;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The Check screen.
final class CheckView extends BorderPane {
    /// A pause in typing.
    private static final Duration PAUSE = Duration.millis(250);

    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");
    private static final double MOST_BORDER = 4;

    private final Messages words;
    private final CheckViewModel model;
    private final TextArea input = new TextArea();
    private final PauseTransition typing = new PauseTransition(PAUSE);

    /// @param copied is told of a URL that is copied, to be given to others
    CheckView(Messages words, CheckViewModel model, Consumer<String> copied) {
        this.words = words;
        this.model = model;
        getStyleClass().addAll("screen", "check");
        Button clear = new Button(words.text("check.clear"), Icons.normal(Feather.X));
        clear.setId("check-clear");
        Tip.on(clear, words.text("check.clear.tip"));
        clear.setOnAction(_ -> {
            check("");
            input.requestFocus();
        });
        clear.disableProperty().bind(input.textProperty().isEmpty());
        setTop(new ScreenHeader(words.text("check.title")).actions(clear).ruled());
        input.setId("check-input");
        input.getStyleClass().addAll("mono", "check-input");
        input.setPromptText(words.text("check.prompt"));
        input.setAccessibleText(words.text("check.input"));
        input.setWrapText(true);
        TextAreas.letTabLeave(input);
        typing.setOnFinished(_ -> model.textProperty().set(input.getText()));
        input.textProperty().addListener((_, _, _) -> typing.playFromStart());
        VBox top = new VBox(input);
        top.getStyleClass().add("check-top");
        BorderPane below = new BorderPane(results(copied));
        below.setTop(top);
        setCenter(below);
    }

    private Node results(Consumer<String> copied) {
        Label summary = new Label();
        summary.setId("check-summary");
        summary.getStyleClass().addAll("caption", "muted");
        summary.setWrapText(true);
        summary.textProperty().bind(model.summaryProperty());
        VBox cards = new VBox();
        cards.getStyleClass().add("check-cards");
        model.cards().addListener((ListChangeListener<CheckCard>) _ -> cards.getChildren()
                .setAll(model.cards().stream().map(card -> new CheckCardView(words, card, copied)).toList()));
        VBox list = new VBox(summary, cards);
        list.getStyleClass().add("check-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        scroll.viewportBoundsProperty().addListener((_, _, bounds) -> list.pseudoClassStateChanged(SCROLLED,
                bounds.getWidth() < scroll.getWidth() - MOST_BORDER));
        StackPane results = new StackPane();
        Node noText = new EmptyPane(Feather.CHECK_SQUARE, words.text("check.empty.title"),
                words.text("check.empty.text"));
        Node noUrl = new EmptyPane(Feather.SEARCH, words.text("check.none.title"), words.text("check.none.text"));
        model.stateProperty().subscribe(state -> results.getChildren().setAll(switch (state) {
            case NO_TEXT -> noText;
            case NO_URL -> noUrl;
            case CARDS, FAILED -> scroll;
        }));
        return new StackPane(results, new LoadingPane(words, words.text("check.failed"), model.answeredProperty(),
                model.problemProperty(), model::check));
    }

    /// Checks at once, without waiting for a pause in typing.
    void check(String text) {
        input.setText(text);
        typing.stop();
        model.textProperty().set(text);
    }

    void find() {
        input.requestFocus();
        input.selectAll();
    }
}
