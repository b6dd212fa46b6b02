package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.rehearsal.RehearsalViewModel.Played;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Step;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What came of every fault: what should be found, what was, and whether that is as it should be.
final class ResultsView extends VBox {
    private final Messages words;
    private final RehearsalText text;
    private final RehearsalViewModel model;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);

    ResultsView(Messages words, RehearsalText text, RehearsalViewModel model) {
        this.words = words;
        this.text = text;
        this.model = model;
        getStyleClass().add("results");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(row("head", new Label(), heading("rehearsal.all.fault"),
                heading("rehearsal.all.expected"), heading("rehearsal.all.got")), scroll);
        model.results().addListener((ListChangeListener<Played>) change -> {
            while (change.next()) {
                if (change.wasRemoved()) {
                    lines.getChildren().clear();
                }
                change.getAddedSubList().forEach(played -> lines.getChildren().add(line(played)));
            }
            scroll.applyCss();
            scroll.layout();
            scroll.setVvalue(1);
        });
    }

    private Label heading(String key) {
        Label heading = new Label(words.text(key));
        heading.getStyleClass().addAll("caption", "medium", "muted");
        return heading;
    }

    private static GridPane row(String style, Node... nodes) {
        GridPane row = new GridPane(12, 0);
        row.getStyleClass().addAll("result-row", style);
        row.getColumnConstraints().addAll(fixed(20), grow(36), grow(32), grow(32));
        row.addRow(0, nodes);
        return row;
    }

    private static ColumnConstraints fixed(double width) {
        return new ColumnConstraints(width);
    }

    private static ColumnConstraints grow(double percent) {
        ColumnConstraints column = new ColumnConstraints(0, 0, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        column.setPrefWidth(percent * 8);
        return column;
    }

    private Node line(Played played) {
        Fault fault = played.fault();
        String ok = words.text(played.isExpected() ? "rehearsal.all.ok" : "rehearsal.all.not-ok");
        Label mark = new Label(null, played.isExpected()
                ? Icons.small(Feather.CHECK, "icon-success")
                : Icons.small(Feather.X, "icon-danger"));
        mark.setAccessibleText(ok);
        Tip.on(mark, ok);
        Button name = new Button(text.name(fault));
        name.getStyleClass().add("link");
        // Where it is cut off.
        name.setAlignment(Pos.CENTER_LEFT);
        Tip.on(name, words.text("rehearsal.all.open", text.name(fault)));
        name.setOnAction(_ -> {
            model.faultProperty().set(fault);
            model.reset();
            model.play();
        });
        return row(played.isExpected() ? "met" : "unmet", mark, name, code(text.expected(fault)), code(got(played)));
    }

    private static Label code(String code) {
        Label label = new Label(code);
        label.getStyleClass().add("mono");
        Tip.on(label, code);
        return label;
    }

    private String got(Played played) {
        return switch (played.last()) {
            case Step.Judged(var postback, var _) -> got(postback, played.fault());
            case Step.Found(var finding) -> finding.code().name();
            case Step.Clicked _,Step.SentOn _,Step.Landed _,Step.Ordered _,Step.Reported _,Step.Answered _,Step.Multiplied _ ->
                "";
        };
    }

    /// The finding that was sought where it is there, else the first one.
    private String got(Postback postback, Fault fault) {
        List<String> codes = postback.findings().stream().map(Finding::code).map(Enum::name).toList();
        String sought = fault.finding().map(Enum::name).orElse("");
        return codes.contains(sought)
                ? sought
                : codes.isEmpty()
                        ? words.text("fx.verdict." + postback.result().name().toLowerCase(Locale.ROOT))
                        : codes.getFirst();
    }
}
