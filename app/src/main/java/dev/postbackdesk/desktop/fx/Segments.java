package dev.postbackdesk.desktop.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// One choice out of a few, side by side, in more than one line where there is little room. One of them is always chosen; left and right move the choice, and Tab passes
/// over the whole as over one control.
public final class Segments<T> extends FlowPane {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final List<T> choices;

    /// @param text what a choice is called
    public Segments(List<T> choices, Function<T, String> text, ObjectProperty<T> chosen) {
        this.choices = List.copyOf(choices);
        getStyleClass().add("segments");
        setMaxWidth(USE_PREF_SIZE);
        // One line, unless less room is given.
        setPrefWrapLength(Double.MAX_VALUE);
        setVgap(4);
        ToggleGroup group = new ToggleGroup();
        for (T choice : this.choices) {
            ToggleButton button = new ToggleButton(text.apply(choice));
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.pseudoClassStateChanged(FIRST, choice.equals(this.choices.getFirst()));
            button.pseudoClassStateChanged(LAST, choice.equals(this.choices.getLast()));
            // A toggle that is clicked again would leave nothing chosen.
            button.setOnAction(_ -> chosen.set(choice));
            buttons.put(choice, button);
            getChildren().add(button);
        }
        chosen.subscribe(this::show);
        group.selectedToggleProperty().subscribe(_ -> show(chosen.get()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case LEFT -> move(chosen, -1);
                case RIGHT -> move(chosen, 1);
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + getManagedChildren().stream().mapToDouble(child -> snapSizeX(child.prefWidth(-1)))
                .sum() + snappedRightInset();
    }

    private void show(T choice) {
        buttons.forEach((each, button) -> {
            boolean chosen = each.equals(choice);
            button.setSelected(chosen);
            button.setFocusTraversable(chosen);
        });
    }

    private void move(ObjectProperty<T> chosen, int step) {
        int at = choices.indexOf(chosen.get()) + step;
        if (at >= 0 && at < choices.size()) {
            chosen.set(choices.get(at));
            focusChosen(chosen.get());
        }
    }

    private void focusChosen(T choice) {
        ToggleButton button = buttons.get(choice);
        if (button != null) {
            button.requestFocus();
        }
    }
}
