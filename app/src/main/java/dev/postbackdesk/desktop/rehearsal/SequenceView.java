package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.rehearsal.SequenceRow.Lane;
import dev.postbackdesk.desktop.rehearsal.SequenceRow.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Visitor, receiver and merchant, and what goes between them, from above to below. What happened, what happens now and what
/// is to come differ by icon, line and number.
final class SequenceView extends Region {
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");
    private static final Duration LIGHT_UP = Duration.millis(300);
    private static final double SIDE = 66;
    private static final double HEAD = 116;
    private static final double STEP = 84;
    private static final double LOW_STEP = 64;
    private static final double GAP = 8;
    private static final int FULL = 7;
    private static final double TIGHT = 200;

    private final Messages words;
    private final IntConsumer open;
    private final boolean still;
    private final Map<Lane, Node> heads;
    private final Label address = new Label();
    private final Map<Lane, Line> lifelines = Map.of(Lane.VISITOR, new Line(), Lane.DESK, new Line(), Lane.MERCHANT,
            new Line());
    private final List<Row> rows = new ArrayList<>();
    private List<SequenceRow> shown = List.of();

    /// A row and its arrow.
    private record Row(SequenceRow row, ToggleButton button, Line line, Polyline tip) {}

    /// @param open opens a step, by its index
    /// @param still whether nothing moves
    SequenceView(Messages words, IntConsumer open, boolean still) {
        this.words = words;
        this.open = open;
        this.still = still;
        getStyleClass().add("sequence");
        heads = Map.of(Lane.VISITOR, head(Feather.USER, "visitor", at("visitor")), Lane.DESK,
                head(Feather.MONITOR, "desk", address), Lane.MERCHANT,
                head(Feather.SHOPPING_BAG, "merchant", at("merchant")));
        lifelines.values().forEach(line -> line.getStyleClass().add("lifeline"));
        getChildren().addAll(lifelines.values());
        getChildren().addAll(heads.values());
    }

    private Label at(String lane) {
        return new Label(words.text("rehearsal.lane." + lane + ".at"));
    }

    private Node head(Feather icon, String lane, Label at) {
        StackPane tile = new StackPane(Icons.normal(icon));
        tile.getStyleClass().addAll("lane-tile", lane);
        Label name = new Label(words.text("rehearsal.lane." + lane));
        name.getStyleClass().add("semibold");
        at.getStyleClass().addAll("mono", "subtle");
        VBox head = new VBox(tile, name, at);
        head.getStyleClass().add("lane-head");
        return head;
    }

    void show(List<SequenceRow> now, String port) {
        address.setText(port);
        List<SequenceRow> before = shown;
        shown = List.copyOf(now);
        while (rows.size() > now.size()) {
            Row last = rows.removeLast();
            getChildren().removeAll(last.button(), last.line(), last.tip());
        }
        for (int i = 0; i < now.size(); i++) {
            if (i >= before.size() || i >= rows.size() || !now.get(i).equals(before.get(i))) {
                put(i, now.get(i));
            }
        }
        requestLayout();
    }

    private void put(int index, SequenceRow row) {
        Row made = new Row(row, button(index, row), line(row), tip(row));
        if (index < rows.size()) {
            Row old = rows.set(index, made);
            boolean focused = old.button().isFocused();
            made.button().pseudoClassStateChanged(OPENED, old.button().getPseudoClassStates().contains(OPENED));
            getChildren().removeAll(old.button(), old.line(), old.tip());
            getChildren().addAll(made.line(), made.tip(), made.button());
            if (focused) {
                made.button().requestFocus();
            }
        } else {
            rows.add(made);
            getChildren().addAll(made.line(), made.tip(), made.button());
        }
        if (row.phase() == Phase.NOW && !still && !Platform.getPreferences().isReducedMotion()) {
            lightUp(made.button());
            lightUp(made.line());
        }
    }

    private static void lightUp(Node node) {
        FadeTransition fade = new FadeTransition(LIGHT_UP, node);
        fade.setFromValue(0.2);
        fade.setToValue(1);
        fade.play();
    }

    private ToggleButton button(int index, SequenceRow row) {
        Label title = new Label(row.title());
        title.getStyleClass().add("medium");
        VBox text = new VBox(title);
        text.getStyleClass().add("step-text");
        if (!row.note().isEmpty() && row.phase() != Phase.DONE) {
            Label note = new Label(row.note(), Icons.tiny(Feather.ALERT_TRIANGLE, "icon-warning"));
            note.getStyleClass().addAll("caption", "warning-text");
            text.getChildren().add(note);
        } else {
            Label code = new Label(row.code());
            // A URL may be longer than any room here; the open step shows it whole.
            code.getStyleClass().addAll("mono", "step-code", "may-shorten");
            code.setTextOverrun(OverrunStyle.ELLIPSIS);
            if (!row.note().isEmpty()) {
                code.setGraphic(Icons.tiny(Feather.ALERT_TRIANGLE, "icon-warning"));
            }
            text.getChildren().add(code);
        }
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox inside = new HBox(8, mark(row), text);
        inside.setAlignment(Pos.TOP_LEFT);
        ToggleButton button = new ToggleButton(null, inside);
        button.getStyleClass().setAll("sequence-step", RehearsalText.word(row.phase()));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAlignment(Pos.TOP_LEFT);
        button.setId("step-" + row.number());
        button.setAccessibleText(words.text("rehearsal.step.accessible", row.number(), row.title(), row.code(),
                words.text("rehearsal.phase." + RehearsalText.word(row.phase()))));
        button.setOnAction(_ -> {
            button.setSelected(false);
            open.accept(index);
        });
        return button;
    }

    private static Node mark(SequenceRow row) {
        Label number = new Label(row.phase() == Phase.DONE ? null : String.valueOf(row.number()));
        if (row.phase() == Phase.DONE) {
            number.setGraphic(Icons.tiny(Feather.CHECK, "icon-success"));
        }
        number.getStyleClass().add("step-mark");
        number.setMinWidth(USE_PREF_SIZE);
        return number;
    }

    private static Line line(SequenceRow row) {
        Line line = new Line();
        line.getStyleClass().addAll("step-line", RehearsalText.word(row.phase()));
        line.setVisible(row.from() != row.to());
        return line;
    }

    private static Polyline tip(SequenceRow row) {
        double direction = row.from().compareTo(row.to()) < 0 ? -1 : 1;
        Polyline tip = new Polyline(direction * 7, -5, 0, 0, direction * 7, 5);
        tip.getStyleClass().addAll("step-tip", RehearsalText.word(row.phase()));
        tip.setVisible(row.from() != row.to());
        return tip;
    }

    /// Marks the open one.
    void opened(int index) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).button().pseudoClassStateChanged(OPENED, i == index);
        }
    }

    /// Whether a key went to one of the steps.
    boolean isStep(EventTarget target) {
        return rows.stream().anyMatch(row -> row.button().equals(target));
    }

    /// The node of a step, to scroll to, and to go on from.
    Node node(int index) {
        return rows.get(index).button();
    }

    private double step() {
        return rows.size() > FULL ? LOW_STEP : STEP;
    }

    private double x(Lane lane) {
        double middle = getWidth() / 2;
        return Math.round(switch (lane) {
            case VISITOR -> SIDE;
            case DESK -> middle;
            case MERCHANT -> getWidth() - SIDE;
        }) + 0.5;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + rows.size() * STEP + 16;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEAD + rows.size() * LOW_STEP + 16;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 380;
    }

    @Override
    protected void layoutChildren() {
        double room = Math.floor((getHeight() - HEAD - 16) / Math.max(rows.size(), 1));
        double step = Math.clamp(room, LOW_STEP, step() > LOW_STEP ? STEP : Math.max(LOW_STEP, Math.min(room, STEP)));
        heads.forEach((lane, head) -> {
            double width = snapSizeX(head.prefWidth(-1));
            double x = x(lane) - width / 2;
            head.resizeRelocate(snapPositionX(Math.clamp(x, 0, Math.max(0, getWidth() - width))), 16, width,
                    head.prefHeight(width));
        });
        lifelines.forEach((lane, lifeline) -> {
            lifeline.setStartX(x(lane));
            lifeline.setEndX(x(lane));
            lifeline.setStartY(HEAD - 8);
            lifeline.setEndY(HEAD + rows.size() * step + 8);
        });
        for (int i = 0; i < rows.size(); i++) {
            place(rows.get(i), HEAD + i * step, step);
        }
    }

    private void place(Row row, double top, double step) {
        SequenceRow what = row.row();
        double from = x(what.from());
        double to = x(what.to());
        double left = Math.min(from, to);
        double right = what.from() == what.to() ? x(Lane.MERCHANT) : Math.max(from, to);
        if (x(Lane.DESK) - x(Lane.VISITOR) < TIGHT) {
            // Words need more room than there is between two of them.
            right = left < x(Lane.DESK) ? x(Lane.MERCHANT) : getWidth();
        }
        row.button().resizeRelocate(left + GAP, top, right - left - 2 * GAP, step - 20);
        double y = Math.round(top + step - 12) + 0.5;
        double inset = from < to ? GAP - 2 : 2 - GAP;
        row.line().setStartX(from + inset);
        row.line().setEndX(to - inset);
        row.line().setStartY(y);
        row.line().setEndY(y);
        row.tip().setLayoutX(to - inset);
        row.tip().setLayoutY(y);
    }
}
