package dev.postbackdesk.desktop.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list at the left of a screen of definitions: a find field, the rows, and the way to the archived ones.
///
/// @param <T> a row; its key decides which one is chosen
public final class ListPane<T> extends VBox {
    private static final double ROW = 56;

    private final Messages words;
    private final ListView<T> list = new ListView<>();
    private final TextField find = new TextField();
    private boolean following;

    public ListPane(Messages words) {
        this.words = words;
        getStyleClass().add("list-pane");
        list.getStyleClass().add("definition-list");
        list.setFixedCellSize(ROW);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    /// @param finding what the find field holds
    /// @param prompt what it says while empty
    /// @param none what is said where nothing matches
    /// @param found how many match: the chosen row stays in the list though it does not
    public ListPane<T> find(StringProperty finding, String prompt, String none, ObservableIntegerValue found) {
        find.textProperty().bindBidirectional(finding);
        find.setPromptText(prompt);
        find.setAccessibleText(prompt);
        find.getStyleClass().add("bare");
        HBox.setHgrow(find, Priority.ALWAYS);
        find.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
                find.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            }
        });
        HBox box = new HBox(Icons.small(Feather.SEARCH), find);
        box.getStyleClass().addAll("input-box", "find-box");
        box.setOnMousePressed(_ -> find.requestFocus());
        Label nothing = new Label(none, Icons.small(Feather.SEARCH));
        nothing.getStyleClass().addAll("caption", "muted", "none-found");
        nothing.setWrapText(true);
        nothing.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> found.get() == 0 && !finding.get().isBlank(), found, finding));
        nothing.managedProperty().bind(nothing.visibleProperty());
        list.setPlaceholder(new Label());
        getChildren().setAll(box, nothing, list);
        return this;
    }

    /// @param name what the list is called by a screen reader
    /// @param key what tells rows apart
    /// @param choose is told the key of the row that the user chose
    public <K> ListPane<T> rows(ObservableList<T> rows, String name, Function<T, RowLook> look, Function<T, K> key,
            ObservableValue<@Nullable T> chosen, Consumer<K> choose) {
        list.setAccessibleText(name);
        list.setCellFactory(_ -> new Cell<>(words, look));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null && !following) {
                choose.accept(key.apply(row));
            }
        });
        // The list gets rows of its own: where rows go away, JavaFX selects another one by itself, and that must not
        // look like the user's choice.
        ObservableList<T> shown = FXCollections.observableArrayList(rows);
        list.setItems(shown);
        Runnable follow = () -> {
            following = true;
            Rows.update(shown, List.copyOf(rows), key);
            T row = chosen.getValue();
            int at = row == null ? -1 : rows.stream().map(key).toList().indexOf(key.apply(row));
            if (at < 0) {
                list.getSelectionModel().clearSelection();
            } else if (list.getSelectionModel().getSelectedIndex() != at) {
                list.getSelectionModel().clearAndSelect(at);
            }
            following = false;
        };
        rows.addListener((ListChangeListener<T>) _ -> follow.run());
        chosen.subscribe(_ -> follow.run());
        return this;
    }

    /// @param key of the message that says how many are archived
    public ListPane<T> archived(ObservableIntegerValue count, BooleanProperty shown, String key) {
        ToggleButton toggle = new ToggleButton("", Icons.normal(Feather.ARCHIVE));
        toggle.getStyleClass().add("archived-toggle");
        toggle.setMaxWidth(Double.MAX_VALUE);
        toggle.selectedProperty().bindBidirectional(shown);
        Runnable say = () -> {
            toggle.setText(shown.get() ? words.text("forms.archived.back") : words.text(key, count.get()));
            toggle.setVisible(count.get() > 0 || shown.get());
            toggle.setManaged(toggle.isVisible());
        };
        count.addListener((_, _, _) -> say.run());
        shown.addListener((_, _, _) -> say.run());
        say.run();
        getChildren().add(toggle);
        return this;
    }

    /// @param command what Delete does in the list
    public void onDelete(Runnable command) {
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && !list.getSelectionModel().isEmpty()) {
                command.run();
                event.consume();
            }
        });
    }

    /// The rows get the focus, the chosen one first.
    public void focusRows() {
        list.requestFocus();
    }

    /// The cursor goes to the find field.
    public void focusFind() {
        find.requestFocus();
        find.selectAll();
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, RowLook> look;
        private final Messages words;
        private final Label title = new Label();
        private final Label left = new Label();
        private final Label right = new Label();
        private final Label warning = new Label(null, Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"));
        private final Label edited = new Label();
        private final StateLabel state;
        private final VBox content;

        Cell(Messages words, Function<T, RowLook> look) {
            this.look = look;
            this.words = words;
            state = new StateLabel(words);
            title.getStyleClass().add("row-title");
            title.setMinWidth(0);
            left.getStyleClass().addAll("row-line");
            left.setMinWidth(0);
            right.getStyleClass().addAll("row-line");
            right.setMinWidth(USE_PREF_SIZE);
            edited.getStyleClass().add("row-edited");
            edited.setText("●");
            warning.setMinWidth(USE_PREF_SIZE);
            HBox first = new HBox(title, edited, ScreenHeader.spacer(), warning, state);
            first.getStyleClass().add("row-first");
            HBox second = new HBox(left, ScreenHeader.spacer(), right);
            second.getStyleClass().add("row-second");
            content = new VBox(first, second);
            content.getStyleClass().add("row-content");
            setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                Tip.on(this, null);
                return;
            }
            RowLook row = look.apply(item);
            title.setText(row.title());
            left.setText(row.left());
            right.setText(row.right());
            state.show(row.lifecycle(), row.stored());
            shown(warning, !row.warning().isEmpty());
            shown(edited, row.edited() && row.stored());
            edited.setAccessibleText(words.text("forms.unsaved"));
            Tip.on(this, row.warning().isEmpty() && row.title().length() < 24
                    ? null
                    : row.warning().isEmpty() ? row.title() : row.title() + ": " + row.warning());
            setAccessibleText(String.join(", ", row.title(), state.getText(), row.left(), row.right())
                    + Optional.of(row.warning()).filter(text -> !text.isEmpty()).map(text -> ", " + text).orElse(""));
            setGraphic(content);
        }

        private static void shown(Label label, boolean visible) {
            label.setVisible(visible);
            label.setManaged(visible);
        }
    }
}
