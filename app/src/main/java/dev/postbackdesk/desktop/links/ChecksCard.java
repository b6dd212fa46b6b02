package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.Tail;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.links.DestinationChecks.Cure;
import dev.postbackdesk.desktop.links.DestinationChecks.Sentence;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.reach.LinkWalk;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is right and wrong with the destination, a sentence each; what is wrong brings its cure.
final class ChecksCard extends VBox {
    /// What the heading needs to have its button beside it.
    private static final double TITLE = 240;

    private final Messages words;
    private final LinkForm form;
    private final FollowViewModel following;
    private final VBox lines = new VBox();

    ChecksCard(Messages words, Format format, LinkForm form, FollowViewModel following) {
        this.words = words;
        this.form = form;
        this.following = following;
        getStyleClass().addAll("check-card");
        setId("destination-checks");
        Label title = new Label(words.text("links.checks"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label when = new Label();
        when.getStyleClass().addAll("caption", "muted");
        when.setId("followed-at");
        Runnable say = () -> {
            LinkWalk walk = following.walkProperty().get();
            when.setText(following.storedIsOtherProperty().get()
                    ? words.text("links.walk.saved-one")
                    : walk == null ? "" : words.text("links.walk.at", format.minute(walk.at())));
        };
        following.walkProperty().subscribe(say);
        following.storedIsOtherProperty().subscribe(say);
        when.setMinWidth(0);
        when.setWrapText(true);
        HBox said = new HBox(8, title, when);
        said.setAlignment(Pos.BASELINE_LEFT);
        Tail head = new Tail(said, TITLE, 8, follow());
        head.getStyleClass().add("check-head");
        lines.getStyleClass().add("check-lines");
        getChildren().addAll(head, lines);
        form.checks().addListener((ListChangeListener<Sentence>) _ -> show());
        following.lines().addListener((ListChangeListener<WalkText.Line>) _ -> show());
        show();
    }

    /// One button: it follows, or stops.
    private Node follow() {
        Button button = new Button();
        button.setId("follow-link");
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("small-progress");
        following.followingProperty().subscribe(now -> {
            button.setText(words.text(now ? "links.walk.stop" : "links.walk.follow"));
            Tip.on(button, words.text(now ? "links.walk.stop.tip" : "links.walk.follow.tip"));
            button.setGraphic(now ? busy : Icons.small(Feather.NAVIGATION));
        });
        button.setOnAction(_ -> {
            if (following.followingProperty().get()) {
                following.stop();
            } else {
                following.follow();
            }
        });
        button.visibleProperty().bind(following.possibleProperty());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Node line(WalkText.Line said) {
        VBox body = new VBox(
                Rich.flow(said.text(), said.look() == WalkText.Look.WARNING ? "check-title" : "check-good"));
        body.getStyleClass().add("check-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        if (!said.more().isEmpty()) {
            body.getChildren().add(Rich.flow(said.more(), "check-more"));
        }
        if (!said.url().isEmpty()) {
            UrlFlow url = new UrlFlow();
            url.setParts(UrlPart.split(said.url()));
            body.getChildren().add(url);
        }
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("walk-actions");
        Cure.Use cure = said.cure();
        if (cure != null) {
            actions.getChildren().add(use(cure, "use-walk-cure"));
        }
        if (said.answers() != null) {
            Node both = new AnswersPane(words, said.answers());
            Button show = new Button("", Icons.small(Feather.COLUMNS));
            show.getStyleClass().add("small");
            show.setId("show-answers");
            Tip.on(show, words.text("links.walk.answers.tip"));
            show.textProperty().bind(following.answersShownProperty()
                    .map(shown -> words.text(shown ? "links.walk.answers.hide" : "links.walk.answers")));
            show.setOnAction(_ -> following.answersShownProperty().set(!following.answersShownProperty().get()));
            both.visibleProperty().bind(following.answersShownProperty());
            both.managedProperty().bind(both.visibleProperty());
            actions.getChildren().add(show);
            body.getChildren().addAll(actions, both);
        } else if (cure != null) {
            body.getChildren().add(actions);
        }
        HBox line = new HBox(switch (said.look()) {
            case GOOD -> Icons.normal(Feather.CHECK, "icon-success");
            case NOTE -> Icons.normal(Feather.INFO);
            case WARNING -> Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning");
        }, body);
        line.getStyleClass().addAll("check-line", "walk-line",
                said.look() == WalkText.Look.WARNING ? "warning" : "good");
        return line;
    }

    private Button use(Cure.Use use, String id) {
        Button button = new Button(use.label(), Icons.small(Feather.CHECK));
        button.getStyleClass().add("small");
        button.setId(id);
        Tip.on(button, use.destination());
        button.setOnAction(_ -> form.destinationProperty().set(use.destination()));
        return button;
    }

    private void show() {
        lines.getChildren().setAll(Stream.concat(form.checks().stream().map(this::line),
                following.lines().stream().map(this::line)).toList());
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
            case Cure.Use use -> body.getChildren().add(use(use, "use-cure"));
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
