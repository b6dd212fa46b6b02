package dev.postbackdesk.desktop.fx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// An input that holds several short values as chips. Enter, a comma or a blank ends one; so does leaving the field.
/// Backspace in the empty field takes the last one back for editing, a double click any; until it is ended it stays among the
/// values as it was. A list that is pasted becomes several.
public final class ChipsField extends FlowPane {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final ObservableList<String> values;
    private final Predicate<String> isBad;
    private final UnaryOperator<String> removeText;
    private final TextField input = new Input(this::take);
    /// The value that stands in the input to be edited, in place of its chip.
    private @Nullable String edited;

    /// @param values what the chips hold; bad ones among them, so that they can be seen and mended
    /// @param removeText what removing a value is called
    public ChipsField(ObservableList<String> values, Predicate<String> isBad, UnaryOperator<String> removeText) {
        this.values = values;
        this.isBad = isBad;
        this.removeText = removeText;
        getStyleClass().addAll("chips-field");
        input.getStyleClass().add("bare-input");
        input.setPrefColumnCount(14);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        input.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
        // Not by a listener of the text: JavaFX throws where that one changes the text again.
        input.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().isEmpty() && separates(event.getCharacter().charAt(0))) {
                take();
                event.consume();
            }
        });
        setOnMousePressed(_ -> input.requestFocus());
        values.addListener((ListChangeListener<String>) _ -> show());
        show();
    }

    /// Where the cursor goes, and what carries the label.
    public TextField input() {
        return input;
    }

    private void show() {
        List<Tag> chips = values.stream().filter(value -> !value.equals(edited)).map(value -> {
            Tag chip = new Tag(value, null, removeText.apply(value), () -> {
                values.remove(value);
                input.requestFocus();
            });
            chip.getStyleClass().add("code");
            chip.pseudoClassStateChanged(BAD, isBad.test(value));
            chip.setOnMouseClicked(click -> {
                // A second double click soon after the first one counts on, to four.
                if (click.getClickCount() % 2 == 0) {
                    edit(value);
                }
            });
            return chip;
        }).toList();
        // The input stays where it is: taken out and put in again, it would lose the focus.
        getChildren().removeIf(node -> !node.equals(input));
        if (getChildren().isEmpty()) {
            getChildren().add(input);
        }
        getChildren().addAll(0, List.<Node>copyOf(chips));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !input.getText().isBlank()) {
            take();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE && input.getText().isEmpty()) {
            take();
            if (!values.isEmpty()) {
                edit(values.getLast());
                event.consume();
            }
        }
    }

    private void edit(String value) {
        take();
        input.setText(value);
        input.requestFocus();
        input.end();
        edited = value;
        show();
    }

    /// Makes chips of what stands in the input: before it is used what the values are, by a key that leaves the focus there.
    public void take() {
        String before = edited;
        String text = input.getText();
        edited = null;
        input.clear();
        List<String> typed = Arrays.stream(text.split("[\\s,;]+", -1)).filter(value -> !value.isEmpty()).distinct()
                .toList();
        int at = before == null ? -1 : values.indexOf(before);
        List<String> others = values.stream().filter(value -> !value.equals(before)).toList();
        List<String> now = new ArrayList<>(others);
        now.addAll(at < 0 ? others.size() : at, typed.stream().filter(value -> !others.contains(value)).toList());
        if (!now.equals(values)) {
            values.setAll(now);
        } else if (before != null) {
            show();
        }
    }

    private static boolean separates(int c) {
        return c == ',' || c == ';' || Character.isWhitespace(c);
    }

    /// A text field drops line ends when it pastes, and so would glue the lines of a pasted list together.
    private static final class Input extends TextField {
        private final Runnable pasted;

        Input(Runnable pasted) {
            this.pasted = pasted;
        }

        @Override
        public void paste() {
            String text = Clipboard.getSystemClipboard().getString();
            if (text == null) {
                return;
            }
            String line = text.strip().replaceAll("\\R", " ");
            replaceSelection(line);
            if (line.chars().anyMatch(ChipsField::separates)) {
                pasted.run();
            }
        }
    }
}
