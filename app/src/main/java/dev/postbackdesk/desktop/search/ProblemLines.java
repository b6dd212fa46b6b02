package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What of a search is not understood, each with a way that works, which a click writes in its place.
final class ProblemLines extends VBox {
    private final Messages messages;
    private final SearchViewModel model;

    ProblemLines(Messages messages, SearchViewModel model) {
        this.messages = messages;
        this.model = model;
        getStyleClass().add("search-problems");
        setId("search-problems");
        model.typedProperty().subscribe(_ -> show());
        model.openProperty().subscribe(_ -> show());
        show();
    }

    private void show() {
        List<Term> wrong = model.typedProperty().get().terms().stream().filter(term -> term.problem() != null).toList();
        // Where values are offered, what is being written is no mistake yet.
        boolean choosing = model.openProperty().get()
                && model.completionProperty().get().offers().stream().anyMatch(offer -> !offer.free());
        List<Term> told = choosing
                ? wrong.stream().filter(term -> !model.draftProperty().get().endsWith(term.text())).toList()
                : wrong;
        getChildren().setAll(told.stream().map(this::line).toList());
        setManaged(!told.isEmpty());
        setVisible(!told.isEmpty());
    }

    /// What there may be differs by what is looked through.
    private String key(Problem.Kind kind) {
        boolean otherwise = model.subject() == Subject.CLICKS
                && (kind == Problem.Kind.NOT_HERE || kind == Problem.Kind.NO_THING);
        return (otherwise ? "search.problem-of-clicks." : "search.problem.") + kind.key();
    }

    private HBox line(Term term) {
        Problem problem = java.util.Objects.requireNonNull(term.problem());
        Label sentence = new Label(
                messages.text(key(problem.kind()), problem.value(), problem.example()),
                Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        sentence.getStyleClass().addAll("caption", "problem-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Button instead = new Button(messages.text("search.instead", problem.example()));
        instead.getStyleClass().addAll("link", "small");
        instead.setMinWidth(USE_PREF_SIZE);
        Tip.on(instead, messages.text("search.instead-tip", term.text(), problem.example()));
        instead.setOnAction(_ -> model.replace(term, problem.example()));
        HBox line = new HBox(8, sentence, instead);
        line.getStyleClass().add("search-problem");
        return line;
    }
}
