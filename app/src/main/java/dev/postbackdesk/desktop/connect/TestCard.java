package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.Tail;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.shell.Navigator;
import dev.postbackdesk.link.UrlPart;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The test of the two addresses: what it does, its steps as they happen, and what came of it.
final class TestCard extends VBox {
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass WARNED = PseudoClass.getPseudoClass("warned");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Messages words;
    private final TestRun run;
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Button start;
    private final Button live;
    private final VBox steps = new VBox();
    private final VBox before;

    TestCard(Messages words, ConnectViewModel model, Navigator navigator) {
        this.words = words;
        run = model.testRun();
        getStyleClass().addAll("connect-card", "test-card");
        setId("test-card");
        title.setId("test-title");
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        summary.setId("test-summary");
        summary.getStyleClass().add("muted");
        start = new Button("", Icons.small(Feather.PLAY));
        start.setId("start-test");
        start.getStyleClass().add("small");
        start.setMinWidth(USE_PREF_SIZE);
        Tip.on(start, words.text("connect.test.start.tip"));
        start.setOnAction(_ -> model.test());
        start.disableProperty().bind(run.runningProperty());
        live = new Button(words.text("connect.test.live"), Icons.small(Feather.ACTIVITY));
        live.setId("show-live");
        live.getStyleClass().add("small");
        live.setMinWidth(USE_PREF_SIZE);
        Tip.on(live, words.text("connect.test.live.tip"));
        live.setOnAction(_ -> navigator.open("live"));
        Tail head = new Tail(PlaceStep.said(title, summary), PlaceStep.SAID, 8, live, start);
        head.getStyleClass().add("connect-card-head");
        Label what = new Label(words.text("connect.test.what"));
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        CheckBox visit = new CheckBox(words.text("connect.test.visit"));
        visit.setId("visit-shop");
        Tip.on(visit, words.text("connect.test.visit.tip"));
        visit.selectedProperty().bindBidirectional(model.visitShopProperty());
        before = new VBox(what, visit);
        before.getStyleClass().add("test-before");
        steps.getStyleClass().add("test-steps");
        getChildren().addAll(head, before, steps);
        run.steps().addListener((ListChangeListener<TestStep>) _ -> show());
        run.titleProperty().subscribe(this::show);
        run.runningProperty().subscribe(this::show);
        show();
    }

    void focusStart() {
        start.requestFocus();
    }

    private void show() {
        boolean over = !run.titleProperty().get().isEmpty();
        boolean running = run.runningProperty().get();
        boolean passed = over && run.passed();
        boolean warned = run.steps().stream().anyMatch(step -> step.state() == State.WARNED);
        title.setText(over ? run.titleProperty().get() : words.text(running ? "connect.test.running" : "connect.test"));
        title.setGraphic(Icons.normal(
                over
                        ? passed ? warned ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE
                        : Feather.ZAP,
                over ? passed ? warned ? "icon-warning" : "icon-success" : "icon-danger" : "icon-muted"));
        summary.setText(run.summaryProperty().get());
        start.setText(words.text(over ? "connect.test.again" : "connect.test.start"));
        start.setGraphic(Icons.small(over ? Feather.ROTATE_CW : Feather.PLAY));
        boolean sent = run.state(TestPart.SEND) == State.DONE;
        TemplateFields.shown(live, over && sent);
        TemplateFields.shown(before, !over && !running);
        TemplateFields.shown(steps, over || running);
        pseudoClassStateChanged(PASSED, passed && !warned);
        pseudoClassStateChanged(WARNED, passed && warned);
        pseudoClassStateChanged(FAILED, over && !passed);
        steps.getChildren().setAll(run.steps().stream().map(this::row).toList());
        if (!steps.getChildren().isEmpty()) {
            steps.getChildren().getLast().getStyleClass().add("last");
        }
    }

    private Node row(TestStep step) {
        String word = step.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        StackPane circle = new StackPane(switch (step.state()) {
            case DONE -> Icons.small(Feather.CHECK, "icon-success");
            case WARNED -> Icons.small(Feather.ALERT_TRIANGLE, "icon-warning");
            case FAILED -> Icons.small(Feather.X, "icon-danger");
            case LEFT_OUT -> Icons.small(Feather.MINUS);
            case RUNNING -> Icons.small(Feather.LOADER, "icon-accent");
            case WAITING -> Icons.small(Feather.MORE_HORIZONTAL);
        });
        circle.getStyleClass().addAll("test-circle", word);
        Region line = new Region();
        line.getStyleClass().add("test-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(circle, line);
        rail.getStyleClass().add("test-rail");
        HBox first = new HBox(Rich.flow(step.title(), "test-title"));
        first.getStyleClass().add("test-first");
        if (step.chip() != null) {
            first.getChildren().add(step.chip().label(words));
        }
        VBox said = new VBox(first);
        said.getStyleClass().add("test-said");
        HBox.setHgrow(said, Priority.ALWAYS);
        if (!step.url().isEmpty()) {
            UrlFlow url = new UrlFlow();
            url.getStyleClass().add("inline-url");
            url.setParts(step.url());
            said.getChildren().add(url);
        }
        if (!step.more().isEmpty()) {
            said.getChildren().add(Rich.flow(step.more(), step.state() == State.FAILED ? "test-wrong" : "check-more"));
        }
        Label aside = new Label(step.aside());
        aside.getStyleClass().addAll("caption", "muted");
        aside.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(rail, said, aside);
        row.getStyleClass().addAll("test-step", word);
        row.setAccessibleText(words.text("connect.test.accessible." + word, Rich.plain(step.title()),
                step.url().stream().map(UrlPart::text).reduce("", String::concat), Rich.plain(step.more())));
        return row;
    }
}
