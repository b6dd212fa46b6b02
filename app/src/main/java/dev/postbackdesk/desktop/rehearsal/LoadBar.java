package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.rehearsal.Load;
import dev.postbackdesk.rehearsal.LoadPlan;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks for a load: how many visitors a second, and what goes wrong how often.
final class LoadBar extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /// Edges, button and gap.
    private static final double BESIDE = 128;

    private final Messages words;
    private final RehearsalViewModel model;
    private final TextField perSecond;
    private final TextField faulty;
    private final TextField twice;
    private final Button start;
    private final Label problem = new Label();

    LoadBar(Messages words, RehearsalViewModel model) {
        this.words = words;
        this.model = model;
        LoadModel load = model.load();
        getStyleClass().add("load-bar");
        perSecond = field("load-per-second", "rehearsal.load.per-second.name", load.perSecondProperty());
        faulty = field("load-faulty", "rehearsal.load.faulty.name", load.faultyProperty());
        twice = field("load-twice", "rehearsal.load.twice.name", load.twiceProperty());
        start = new Button(words.text("rehearsal.load.start"), Icons.normal(Feather.PLAY));
        start.setId("load-start");
        start.setMinWidth(USE_PREF_SIZE);
        Label title = new Label(words.text("rehearsal.load"));
        title.getStyleClass().add("semibold");
        FlowPane fields = new FlowPane(8, 8, title, pair(perSecond, "rehearsal.load.per-second"),
                pair(faulty, "rehearsal.load.faulty"), pair(twice, "rehearsal.load.twice"));
        fields.setRowValignment(VPos.CENTER);
        // What is left beside the button: a flow asks for the height of its own length.
        fields.prefWrapLengthProperty().bind(widthProperty().subtract(BESIDE));
        HBox.setHgrow(fields, Priority.ALWAYS);
        HBox row = new HBox(12, fields, start);
        row.setAlignment(Pos.CENTER_LEFT);
        problem.setWrapText(true);
        problem.setId("load-problem");
        problem.getStyleClass().add("caption");
        problem.setGraphicTextGap(6);
        getChildren().addAll(row, problem);
        load.problemProperty().subscribe(this::say);
        model.faultProperty().subscribe(_ -> say(load.problemProperty().get()));
        load.runningProperty().subscribe(this::running);
    }

    private TextField field(String id, String name, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setId(id);
        field.setAccessibleText(words.text(name));
        Tip.on(field, words.text(name));
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(4);
        field.setMaxWidth(44);
        field.setMinWidth(44);
        field.setOnAction(_ -> model.load().start());
        return field;
    }

    private HBox pair(TextField field, String key) {
        Label after = new Label(words.text(key));
        after.getStyleClass().add("muted");
        HBox pair = new HBox(5, field, after);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private void running(boolean now) {
        start.setText(words.text(now ? "rehearsal.load.stop" : "rehearsal.load.start"));
        start.setGraphic(Icons.normal(now ? Feather.SQUARE : Feather.PLAY));
        Tip.on(start, now
                ? words.text("rehearsal.load.stop.tip")
                : words.text("rehearsal.load.start.tip", Load.LONGEST.toMinutes(), Load.MOST_VISITORS));
        start.setOnAction(_ -> {
            if (model.load().runningProperty().get()) {
                model.load().stop();
            } else {
                model.load().start();
            }
        });
        perSecond.setDisable(now);
        twice.setDisable(now);
        say(model.load().problemProperty().get());
    }

    private void say(LoadModel.@Nullable Problem wrong) {
        boolean mixes = model.faultProperty().get().isOfOneOrder();
        faulty.setDisable(model.load().runningProperty().get() || !mixes);
        perSecond.pseudoClassStateChanged(ERROR, wrong == LoadModel.Problem.PER_SECOND);
        faulty.pseudoClassStateChanged(ERROR, wrong == LoadModel.Problem.SHARE);
        twice.pseudoClassStateChanged(ERROR, wrong == LoadModel.Problem.SHARE);
        problem.getStyleClass().removeAll("danger-text", "muted");
        problem.getStyleClass().add(wrong == null ? "muted" : "danger-text");
        problem.setText(switch (wrong) {
            case PER_SECOND -> words.text("rehearsal.load.problem.per-second", LoadPlan.MOST_A_SECOND);
            case SHARE -> words.text("rehearsal.load.problem.share");
            case null -> mixes ? "" : words.text("rehearsal.load.whole");
        });
        problem.setGraphic(wrong == null
                ? Icons.tiny(Feather.INFO)
                : Icons.tiny(Feather.ALERT_CIRCLE, "icon-danger"));
        problem.setManaged(!problem.getText().isEmpty());
        problem.setVisible(problem.isManaged());
    }
}
