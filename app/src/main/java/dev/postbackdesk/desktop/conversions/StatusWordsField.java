package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tag;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.desktop.fx.Tip;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// A merchant's own status words as chips, and below them what adds another: the word, and what it means. Enter adds it; so
/// does leaving the row.
final class StatusWordsField extends VBox {
    private final Messages words;
    private final ObservableMap<String, String> statuses;
    private final FlowPane chips = new FlowPane();
    private final TextField input = new TextField();
    private final ComboBox<String> meaning = new ComboBox<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    StatusWordsField(Messages words, ObservableMap<String, String> statuses) {
        this.words = words;
        this.statuses = statuses;
        getStyleClass().add("status-words");
        chips.getStyleClass().add("status-chips");
        input.setId("conversion-status-word");
        input.getStyleClass().add("mono");
        input.setPromptText(words.text("conversions.statuses.prompt"));
        input.setMinWidth(72);
        HBox.setHgrow(input, Priority.ALWAYS);
        input.textProperty().subscribe(text -> problem.set(problem(text)));
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !input.getText().isBlank()) {
                take();
                event.consume();
            }
        });
        meaning.setId("conversion-status-meaning");
        meaning.setAccessibleText(words.text("conversions.statuses.meaning"));
        Tip.on(meaning, words.text("conversions.statuses.meaning"));
        meaning.getItems().setAll(Conversion.STATUSES);
        meaning.setValue("approved");
        meaning.setConverter(new MeaningWords());
        meaning.setMinWidth(USE_PREF_SIZE);
        Button add = new Button(words.text("conversions.statuses.add"));
        add.setId("conversion-status-add");
        Tip.on(add, words.text("conversions.statuses.add-tip"));
        add.setMinWidth(USE_PREF_SIZE);
        add.disableProperty().bind(input.textProperty().map(String::isBlank));
        add.setOnAction(_ -> {
            take();
            input.requestFocus();
        });
        HBox row = new HBox(input, meaning, add);
        row.getStyleClass().add("field-row");
        row.focusWithinProperty().subscribe(within -> {
            if (!within) {
                take();
            }
        });
        getChildren().addAll(chips, row);
        statuses.addListener((MapChangeListener<String, String>) _ -> show());
        show();
    }

    /// Where the cursor goes, and what carries the label.
    TextField input() {
        return input;
    }

    /// What is wrong with the word that is being typed; empty where nothing is.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private String problem(String text) {
        if (text.strip().length() > Conversion.LONGEST_STATUS) {
            return words.text("conversions.statuses.long", text.strip().length(), Conversion.LONGEST_STATUS);
        }
        return TextRules.hasControls(text) ? words.text("forms.problem.controls") : "";
    }

    /// Makes a chip of the word that is being typed: before it is used what they are, by a key that leaves the focus there.
    ///
    /// @return whether that left none behind: one with a problem stays to be mended
    boolean take() {
        String word = Conversion.statusKey(input.getText());
        if (!word.isEmpty() && problem.get().isEmpty()) {
            input.clear();
            statuses.put(word, meaning.getValue());
        }
        return problem.get().isEmpty();
    }

    private void show() {
        chips.getChildren().setAll(statuses.entrySet().stream().map(this::chip).toList());
        ConversionFormView.shown(chips, !statuses.isEmpty());
    }

    private Node chip(Map.Entry<String, String> entry) {
        String word = entry.getKey();
        Tag chip = new Tag(words.text("conversions.statuses.chip", word, meant(entry.getValue())), null,
                words.text("conversions.statuses.remove", word), () -> {
                    statuses.remove(word);
                    input.requestFocus();
                });
        chip.getStyleClass().add("code");
        return chip;
    }

    private String meant(String status) {
        return words.text("conversions.statuses." + status);
    }

    private final class MeaningWords extends StringConverter<String> {
        @Override
        public String toString(String status) {
            return status == null ? "" : meant(status);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("Meanings are chosen, not typed");
        }
    }
}
