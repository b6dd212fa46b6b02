package dev.postbackdesk.desktop.palette;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// The palette as it lies over the window: a field, and below it what can be done. The field keeps the focus; arrows
/// move the choice in the list.
public final class Palette extends VBox {
    private static final double ROW = 36;
    private static final int MOST_ROWS = 10;

    private final Messages words;
    private final KeyNames names;
    private final Overlay overlay;
    private final PaletteViewModel model;
    private final Consumer<Command> run;
    private final TextField field = new TextField();
    private final ListView<PaletteViewModel.Hit> list = new ListView<>();
    private boolean following;

    /// @param trouble why not all can be listed
    /// @param run is given what the user chose, once the palette is closed
    public Palette(Messages words, Overlay overlay, PaletteViewModel model, Trouble trouble, Consumer<Command> run) {
        this.words = words;
        names = new KeyNames(words);
        this.overlay = overlay;
        this.model = model;
        this.run = run;
        getStyleClass().add("palette");
        setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(search(),
                new TroubleBar(words, words.text("palette.unread"), trouble, new ReadOnlyBooleanWrapper(true)), list(),
                foot());
    }

    /// Opens it over the window.
    public void show() {
        overlay.dialogAtTop(this);
        field.requestFocus();
    }

    private Node search() {
        field.setPromptText(words.text("palette.prompt"));
        field.setAccessibleText(words.text("palette.prompt"));
        field.setId("palette-field");
        field.getStyleClass().add("bare");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.setOnAction(_ -> runChosen());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox box = new HBox(Icons.normal(Feather.SEARCH), field);
        box.getStyleClass().add("palette-search");
        return box;
    }

    private Node list() {
        list.setItems(model.hits());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(words.text("palette.list"));
        list.getStyleClass().add("palette-list");
        list.setId("palette-list");
        list.setCellFactory(_ -> new Cell());
        Label nothing = new Label();
        nothing.getStyleClass().add("muted");
        nothing.textProperty().bind(model.queryProperty().map(text -> words.text("palette.none", text.strip())));
        list.setPlaceholder(nothing);
        list.prefHeightProperty().bind(Bindings.size(model.hits())
                .map(size -> ROW * Math.clamp(size.intValue(), 2, MOST_ROWS) + 10));
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!following) {
                model.choose(index.intValue());
            }
        });
        model.chosenProperty().subscribe(_ -> follow());
        model.hits().subscribe(this::follow);
        return list;
    }

    private void follow() {
        following = true;
        int at = Math.min(model.chosenProperty().get(), model.hits().size() - 1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - MOST_ROWS / 2));
        }
        following = false;
        model.command().ifPresent(command -> field.setAccessibleHelp(command.title()));
    }

    private Node foot() {
        HBox foot = new HBox(hint("↑ ↓", "palette.hint.choose"), hint(names.of(KeyCode.ENTER), "palette.hint.run"),
                hint(names.of(KeyCode.ESCAPE), "palette.hint.close"));
        foot.getStyleClass().add("palette-foot");
        return foot;
    }

    private Node hint(String cap, String key) {
        Label keyCap = new Label(cap);
        keyCap.getStyleClass().add("key-cap");
        Label text = new Label(words.text(key));
        text.getStyleClass().addAll("caption", "muted");
        HBox hint = new HBox(keyCap, text);
        hint.getStyleClass().add("palette-hint");
        return hint;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.choose(Math.min(model.chosenProperty().get() + MOST_ROWS, model.hits().size() - 1));
            case PAGE_UP -> model.choose(Math.max(0, model.chosenProperty().get() - MOST_ROWS));
            // There is nothing else to go to.
            case TAB -> model.move(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void runChosen() {
        model.command().ifPresent(command -> {
            overlay.closeDialog();
            run.accept(command);
        });
    }

    private final class Cell extends ListCell<PaletteViewModel.Hit> {
        private final TextFlow title = new TextFlow();
        private final Label place = new Label();
        private final Label key = new Label();
        private final HBox row;

        Cell() {
            place.getStyleClass().addAll("caption", "muted");
            place.setMinWidth(0);
            key.getStyleClass().add("key-cap");
            key.setMinWidth(USE_PREF_SIZE);
            row = new HBox();
            row.getStyleClass().add("palette-row");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    model.choose(getIndex());
                    runChosen();
                }
            });
        }

        @Override
        protected void updateItem(PaletteViewModel.Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Command command = hit.command();
            title.getChildren().setAll(emphasised(hit));
            place.setText(hit.recent() ? words.text("palette.recent", command.place()) : command.place());
            key.setText(command.keyText(names));
            key.setVisible(!key.getText().isEmpty());
            key.setManaged(key.isVisible());
            row.getChildren().setAll(Icons.normal(command.icon()), title, ScreenHeader.spacer(), place, key);
            setAccessibleText(String.join(", ", command.title(), place.getText(), key.getText()));
            setGraphic(row);
        }

        private List<Text> emphasised(PaletteViewModel.Hit hit) {
            String text = hit.command().title();
            List<Text> parts = new ArrayList<>();
            int from = 0;
            while (from < text.length()) {
                boolean strong = hit.at().contains(from);
                int to = from;
                while (to < text.length() && hit.at().contains(to) == strong) {
                    to++;
                }
                Text part = new Text(text.substring(from, to));
                part.getStyleClass().add(strong ? "palette-match" : "palette-text");
                parts.add(part);
                from = to;
            }
            return parts;
        }
    }
}
