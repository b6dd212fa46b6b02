package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.ConnectDraft.Taken;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.SlugBox;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.fx.UrlLegend;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Destination.Check;
import dev.postbackdesk.link.Destination.Fact;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.Insertion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.UrlPart;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The second step: the offer's URL, and what becomes of it at each key.
final class OfferStep extends VBox {
    private final Messages words;
    private final ConnectViewModel model;
    private final ConnectForm form;
    private final Map<ConnectField, Field> fields = new EnumMap<>(ConnectField.class);
    private final UrlFlow result = new UrlFlow();
    private final UrlLegend legend;
    private final VBox lines = new VBox();
    private final VBox card;
    private final VBox taken = new VBox();
    private final SlugBox slug;

    OfferStep(Messages words, ConnectViewModel model) {
        this.words = words;
        this.model = model;
        form = model.form();
        getStyleClass().add("connect-form");
        TextField url = input("connect-url", words.text("links.destination.prompt"));
        url.getStyleClass().add("mono");
        url.textProperty().bindBidirectional(form.urlProperty());
        Field urlField = field(ConnectField.URL, new Field(words.text("connect.url"), url));
        urlField.helpProperty().set(words.text("connect.url.help"));
        TextField parameter = input("connect-parameter", "sub1");
        parameter.getStyleClass().add("mono");
        parameter.setMaxWidth(240);
        parameter.textProperty().bindBidirectional(form.template().appendProperty());
        Field parameterField = field(ConnectField.APPEND, new Field(words.text("connect.parameter"), parameter));
        legend = new UrlLegend(words);
        card = result();
        TextField name = input("connect-name", words.text("links.name.prompt"));
        name.textProperty().bindBidirectional(form.nameProperty());
        Field nameField = field(ConnectField.NAME, new Field(words.text("connect.name"), name));
        nameField.helpProperty().set(words.text("connect.name.help"));
        slug = new SlugBox(form.slugProperty());
        slug.input().setId("connect-slug");
        Field slugField = field(ConnectField.SLUG, new Field(words.text("links.url"), slug, slug.input()));
        slugField.markToo(slug);
        slugField.helpProperty().set(words.text("connect.slug.help"));
        HBox.setHgrow(nameField, Priority.ALWAYS);
        HBox.setHgrow(slugField, Priority.ALWAYS);
        nameField.setPrefWidth(240);
        HBox names = new HBox(nameField, slugField);
        names.getStyleClass().add("form-columns");
        getChildren().addAll(urlField, parameterField, taken, card, names);
        form.draftProperty().subscribe(draft -> {
            parameterField.helpProperty().set(parameterHelp(draft));
            show(draft);
        });
        form.problems().addListener((MapChangeListener<ConnectField, String>) _ -> showProblems());
        model.definitionsProperty().subscribe(_ -> slug.base(model.linkBase()));
    }

    private static TextField input(String id, String prompt) {
        TextField input = new TextField();
        input.setId(id);
        input.setPromptText(prompt);
        return input;
    }

    private Field field(ConnectField which, Field field) {
        fields.put(which, field);
        return field;
    }

    private VBox result() {
        Label title = new Label(words.text("connect.becomes"));
        title.getStyleClass().add("card-title");
        Label more = new Label(words.text("connect.becomes.more"));
        more.getStyleClass().add("muted");
        HBox head = new HBox(title, more);
        head.getStyleClass().add("connect-card-head");
        result.setId("connect-destination");
        result.getStyleClass().add("code-area");
        lines.getStyleClass().add("offer-lines");
        VBox made = new VBox(head, result, legend, lines);
        made.getStyleClass().add("connect-card");
        return made;
    }

    private String parameterHelp(ConnectDraft draft) {
        Network known = draft.known();
        if (known == null || known.append() == null) {
            return words.text(known == null ? "connect.parameter.help.own" : "connect.parameter.help.unknown",
                    model.sender());
        }
        return words.text("connect.parameter.help.network", model.sender(), known.append());
    }

    private void show(ConnectDraft draft) {
        String destination = draft.destination();
        boolean sound = Destination.problem(destination).isEmpty();
        TemplateFields.shown(card, sound);
        boolean asks = draft.insertion().filter(Insertion.Occupied.class::isInstance).isPresent();
        TemplateFields.shown(taken, asks);
        if (asks && draft.insertion().orElseThrow() instanceof Insertion.Occupied occupied) {
            ask(draft, occupied);
        }
        if (sound) {
            List<UrlPart> parts = UrlPart.split(destination);
            result.setParts(parts);
            legend.setParts(parts);
            lines.getChildren().setAll(Destination.checks(destination, draft.network()).stream()
                    .filter(check -> check.fact() != Fact.TOKEN_MISSING).map(this::line).toList());
        }
    }

    /// The parameter is taken: nothing is replaced without being asked.
    private void ask(ConnectDraft draft, Insertion.Occupied occupied) {
        String parameter = TextRules.tidy(draft.parameter());
        String value = TextRules.shortened(occupied.value());
        Button replace = choice("taken-replace", "connect.taken.replace", value, Taken.REPLACE, draft.taken());
        Button add = choice("taken-add", "connect.taken.add", parameter, Taken.ADD, draft.taken());
        FlowPane buttons = new FlowPane(replace, add);
        buttons.getStyleClass().add("network-actions");
        Label problem = new Label();
        problem.getStyleClass().addAll("caption", "danger-text");
        problem.setText(form.problems().getOrDefault(ConnectField.TAKEN, ""));
        TemplateFields.shown(problem, !problem.getText().isEmpty());
        HBox line = new HBox(Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"),
                new VBox(8, Rich.flow(words.text("connect.taken", parameter, value), "check-title"),
                        Rich.flow(words.text("connect.taken.more"), "check-more"), buttons, problem));
        line.getStyleClass().add("taken-card");
        taken.getChildren().setAll(line);
    }

    private Button choice(String id, String key, String what, Taken means, Taken now) {
        Button button = new Button(words.text(key, what), now == means ? Icons.small(Feather.CHECK) : null);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> form.takenProperty().set(means));
        return button;
    }

    private Node line(Check check) {
        boolean good = check.level() == Level.GOOD;
        String key = "links.check." + check.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Object[] args = check.fact() == Fact.NETWORK_HANDS_BACK
                ? new Object[]{check.args().get(0), model.sender(), check.args().get(1)}
                : check.args().stream().map(TextRules::shortened).toArray();
        HBox line = new HBox(
                good
                        ? Icons.normal(Feather.CHECK, "icon-success")
                        : Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"),
                Rich.flow(words.text(key, args)));
        line.getStyleClass().add("offer-line");
        return line;
    }

    private void showProblems() {
        fields.forEach((which, field) -> field.errorProperty().set(form.problems().getOrDefault(which, "")));
        show(form.draftProperty().get());
    }

    /// The cursor goes to a field that needs a look, or to the first one.
    void focus(ConnectField which) {
        Optional.ofNullable(fields.get(which)).or(() -> Optional.ofNullable(fields.get(ConnectField.URL)))
                .ifPresent(Field::focusShown);
    }
}
