package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.links.DestinationChecks.Cure;
import dev.postbackdesk.desktop.links.DestinationChecks.Sentence;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.Placeholder;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is right and wrong with the destination, a sentence each; what is wrong brings its cure.
final class ChecksCard extends VBox {
    private final Messages words;
    private final LinkForm form;
    private final VBox lines = new VBox();

    ChecksCard(Messages words, LinkForm form) {
        this.words = words;
        this.form = form;
        getStyleClass().addAll("check-card");
        setId("destination-checks");
        Label title = new Label(words.text("links.checks"));
        title.getStyleClass().add("card-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("check-head");
        lines.getStyleClass().add("check-lines");
        getChildren().addAll(head, lines);
        form.checks().addListener((ListChangeListener<Sentence>) _ -> show());
        show();
    }

    private void show() {
        lines.getChildren().setAll(form.checks().stream().map(this::line).toList());
        setVisible(!form.checks().isEmpty());
        setManaged(isVisible());
    }

    private Node line(Sentence sentence) {
        boolean good = sentence.level() == Level.GOOD;
        Node icon = good
                ? Icons.normal(Feather.CHECK, "icon-success")
                : Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning");
        VBox body = new VBox(Rich.flow(sentence.text(), good ? "check-good" : "check-title"));
        body.getStyleClass().add("check-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        if (!sentence.more().isEmpty()) {
            body.getChildren().add(Rich.flow(sentence.more(), "check-more"));
        }
        switch (sentence.cure()) {
            case Cure.AddToken _ -> body.getChildren().add(addToken());
            case Cure.Use use -> {
                Button button = new Button(use.label(), Icons.small(Feather.CHECK));
                button.getStyleClass().add("small");
                button.setId("use-cure");
                button.setOnAction(_ -> form.destinationProperty().set(use.destination()));
                body.getChildren().add(button);
            }
            case null -> {
                // Nothing that one button could do.
            }
        }
        HBox line = new HBox(icon, body);
        line.getStyleClass().addAll("check-line", good ? "good" : "warning");
        return line;
    }

    private Node addToken() {
        TextField parameter = new TextField();
        parameter.setId("token-parameter");
        parameter.getStyleClass().add("mono");
        parameter.textProperty().bindBidirectional(form.parameterProperty());
        parameter.setPrefWidth(140);
        parameter.setMinWidth(80);
        parameter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                form.addToken();
                event.consume();
            }
        });
        Button add = new Button("", Icons.small(Feather.PLUS));
        add.setId("add-token");
        add.setMinWidth(USE_PREF_SIZE);
        add.textProperty().bind(form.parameterProperty().map(name -> words.text("links.cure.add",
                (name.length() > 16 ? name.substring(0, 15) + "…" : name) + "=" + Placeholder.TOKEN)));
        add.setOnAction(_ -> form.addToken());
        HBox row = new HBox(parameter, add);
        row.getStyleClass().add("field-row");
        Field field = new Field(words.text("links.cure.parameter"), row, parameter);
        field.errorProperty().bind(form.parameterProblemProperty());
        return field;
    }
}
