package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How a load stands: what was sent and answered, how fast, and what was made of it.
final class LoadView extends ScrollPane {
    private static final double BARS = 64;

    private final Messages words;
    private final Format format;
    private final RehearsalText text;
    private final LoadModel model;
    private final Label title = new Label();
    private final Label of = new Label();
    private final Label state = new Label();
    private final GridPane figures = new GridPane(24, 16);
    private final HBox bars = new HBox(2);
    private final Label most = new Label();
    private final VBox verdicts = new VBox();
    private final VBox rest;

    LoadView(Messages words, Format format, RehearsalText text, LoadModel model) {
        this.words = words;
        this.format = format;
        this.text = text;
        this.model = model;
        getStyleClass().addAll("edge-to-edge", "load-view");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        title.getStyleClass().add("screen-title");
        of.getStyleClass().add("muted");
        of.setWrapText(true);
        state.getStyleClass().add("medium");
        state.setId("load-state");
        state.setWrapText(true);
        Label where = new Label(words.text("rehearsal.load.where"), Icons.small(Feather.INFO));
        where.getStyleClass().addAll("caption", "muted");
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 3);
            figures.getColumnConstraints().add(column);
        }
        bars.getStyleClass().add("load-bars");
        bars.setMinHeight(BARS);
        bars.setPrefHeight(BARS);
        bars.setMaxHeight(BARS);
        Label each = new Label(words.text("rehearsal.load.each-second", LoadFigures.SECONDS));
        each.getStyleClass().addAll("caption", "muted");
        most.getStyleClass().addAll("caption", "muted");
        HBox chartHead = new HBox(each, ScreenHeader.spacer(), most);
        Label heading = new Label(words.text("rehearsal.load.verdicts"));
        heading.getStyleClass().add("semibold");
        verdicts.getStyleClass().add("load-verdicts");
        rest = new VBox(24, figures, new VBox(8, chartHead, bars), new VBox(8, heading, verdicts));
        VBox content = new VBox(24, new VBox(6, title, of, state), rest, where);
        content.getStyleClass().add("load-content");
        setContent(content);
        model.planProperty().subscribe(this::plan);
        model.figuresProperty().subscribe(this::figures);
        model.endProperty().subscribe(_ -> figures(model.figuresProperty().get()));
        model.runningProperty().subscribe(_ -> figures(model.figuresProperty().get()));
    }

    private void plan(@Nullable LoadPlan plan) {
        if (plan != null) {
            title.setText(words.text("rehearsal.load.title", plan.perSecond()));
            of.setText(plan.faulty() == 0
                    ? words.text("rehearsal.load.of.sound", plan.twice())
                    : words.text("rehearsal.load.of", plan.faulty(), text.name(plan.fault()), plan.twice()));
        }
    }

    private void figures(@Nullable LoadFigures now) {
        rest.setVisible(now != null);
        state(now);
        if (now == null) {
            return;
        }
        figures.getChildren().clear();
        figure(0, 0, "rehearsal.load.clicks", format.count(now.clicks()), "load-clicks");
        figure(1, 0, "rehearsal.load.postbacks", format.count(now.postbacks()), "load-postbacks");
        figure(2, 0, "rehearsal.load.answered", format.count(now.answered()), "load-answered");
        figure(0, 1, "rehearsal.load.median", text.millis(now.median()), "load-median");
        figure(1, 1, "rehearsal.load.p99", text.millis(now.p99()), "load-p99");
        figure(2, 1, "rehearsal.load.failures", format.count(now.failed()), "load-failures");
        chart(now.seconds());
        verdicts(now);
    }

    private void state(@Nullable LoadFigures now) {
        String span = now == null ? "" : clock(now.elapsed());
        state.getStyleClass().remove("danger-text");
        switch (model.endProperty().get()) {
            case NONE -> {
                boolean begins = now == null || now.postbacks() == 0;
                state.setText(words.text(begins ? "rehearsal.load.starting" : "rehearsal.load.running", span));
                state.setGraphic(Icons.small(Feather.ACTIVITY, "icon-accent"));
            }
            case STOPPED -> {
                state.setText(words.text("rehearsal.load.stopped", now == null ? clock(Duration.ZERO) : span));
                state.setGraphic(Icons.small(Feather.SQUARE));
            }
            case DONE -> {
                state.setText(words.text("rehearsal.load.done", span));
                state.setGraphic(Icons.small(Feather.CHECK, "icon-success"));
            }
            case FAILED -> {
                state.setText(words.text("rehearsal.load.failed") + ". " + model.failureProperty().get());
                state.setGraphic(Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
                state.getStyleClass().add("danger-text");
            }
        }
    }

    private static String clock(Duration span) {
        return String.format(Locale.ROOT, "%d:%02d", span.toMinutes(), span.toSecondsPart());
    }

    private void figure(int column, int row, String key, String value, String id) {
        Label number = new Label(value);
        number.getStyleClass().add("load-figure");
        number.setId(id);
        Label name = new Label(words.text(key));
        name.getStyleClass().addAll("caption", "muted");
        figures.add(new VBox(2, number, name), column, row);
    }

    private void chart(List<Long> seconds) {
        long highest = Math.max(1, Collections.max(seconds));
        most.setText(words.text("rehearsal.load.most", format.count(highest)));
        bars.getChildren().clear();
        for (int i = seconds.size(); i < LoadFigures.SECONDS; i++) {
            bars.getChildren().add(bar(0));
        }
        seconds.forEach(count -> bars.getChildren().add(bar(Math.rint((BARS - 2) * count / highest))));
    }

    private static Node bar(double height) {
        Region bar = new Region();
        bar.getStyleClass().add("load-second");
        bar.setMinHeight(Math.max(height, 1));
        bar.setMaxHeight(Math.max(height, 1));
        HBox.setHgrow(bar, Priority.ALWAYS);
        return bar;
    }

    private void verdicts(LoadFigures now) {
        verdicts.getChildren().clear();
        long all = Math.max(1, now.verdicts().values().stream().mapToLong(Long::longValue).sum());
        for (Result result : Result.values()) {
            long count = now.verdicts().getOrDefault(result, 0L);
            HBox chip = new HBox(VerdictChip.of(result, null).label(words));
            chip.setMinWidth(104);
            chip.setAlignment(Pos.CENTER_LEFT);
            Region share = new Region();
            share.getStyleClass().addAll("load-share", VerdictChip.of(result, null).word());
            HBox track = new HBox(share);
            HBox.setHgrow(track, Priority.ALWAYS);
            track.setMinWidth(0);
            track.setAlignment(Pos.CENTER_LEFT);
            share.minWidthProperty().bind(track.widthProperty().multiply(count / (double) all));
            share.maxWidthProperty().bind(share.minWidthProperty());
            Label number = new Label(format.count(count));
            number.getStyleClass().add("mono");
            number.setMinWidth(64);
            number.setAlignment(Pos.CENTER_RIGHT);
            number.setId("load-" + VerdictChip.of(result, null).word());
            HBox line = new HBox(12, chip, track, number);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("load-verdict");
            verdicts.getChildren().add(line);
        }
    }
}
