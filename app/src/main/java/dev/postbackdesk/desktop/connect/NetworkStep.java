package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.link.Network;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The first step: the networks to choose from, and what is known of the chosen one beside them, or below.
final class NetworkStep extends StackPane {
    /// From here on the networks stand beside what is known of the chosen one.
    private static final double BESIDE = 520;
    private static final double LIST = 176;

    private final Messages words;
    private final ConnectViewModel model;
    private final TextField find = new TextField();
    private final ListView<String> list = new ListView<>();
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final NetworkDetail detail;
    private boolean following;

    NetworkStep(Messages words, ConnectViewModel model, FileDialogs files, Runnable change) {
        this.words = words;
        this.model = model;
        getStyleClass().add("network-step");
        find.setId("connect-find");
        find.setPromptText(words.text("connect.find"));
        find.setAccessibleText(words.text("connect.find"));
        find.getStyleClass().add("bare");
        HBox.setHgrow(find, Priority.ALWAYS);
        HBox box = new HBox(Icons.small(Feather.SEARCH), find);
        box.getStyleClass().add("input-box");
        box.setOnMousePressed(_ -> find.requestFocus());
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox head = new HBox(box, more(files));
        head.getStyleClass().add("field-row");
        list.setId("connect-networks");
        list.getStyleClass().add("network-list");
        list.setAccessibleText(words.text("connect.networks"));
        list.setItems(names);
        list.setFixedCellSize(36);
        list.setCellFactory(_ -> new Cell());
        Label none = new Label(words.text("connect.find.none"));
        none.getStyleClass().addAll("caption", "muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(head, list);
        left.getStyleClass().add("network-choice");
        detail = new NetworkDetail(words, model, change);
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        getChildren().add(new Aside(left, scroll, BESIDE, LIST));
        find.textProperty().subscribe(this::fill);
        model.templates().networksProperty().subscribe(this::fill);
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, name) -> {
            if (name != null && !following) {
                model.form().choose(name);
            }
        });
        model.form().choiceProperty().subscribe(this::follow);
        fill();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || (event.getCode() == KeyCode.ENTER && !names.isEmpty())) {
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            list.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
            find.clear();
            event.consume();
        }
    }

    private MenuButton more(FileDialogs files) {
        MenuItem importing = new MenuItem(words.text("connect.import"));
        importing.setOnAction(_ -> files.chooseDefinitions().ifPresent(model.templates()::importFile));
        MenuItem exporting = new MenuItem(words.text("connect.export"));
        exporting.setOnAction(_ -> files
                .chooseTarget(words.text("connect.export.title"), "postback-desk-networks.json")
                .ifPresent(model.templates()::exportFile));
        model.templates().networksProperty().subscribe(now -> exporting.setDisable(now.own().isEmpty()));
        MenuButton more = new MenuButton("", Icons.normal(Feather.MORE_HORIZONTAL), importing, exporting);
        more.getStyleClass().add("icon-only");
        more.setId("connect-more");
        Tip.on(more, words.text("connect.more"));
        more.setAccessibleText(words.text("connect.more"));
        return more;
    }

    private void fill() {
        String sought = find.getText().strip().toLowerCase(Locale.ROOT);
        following = true;
        // The user's own first, then in the order of the alphabet; who looks for a name wants what has it first.
        Stream<String> known = model.networks().all().stream()
                .sorted(Comparator.comparing((Network network) -> !network.isOwn())
                        .thenComparing(network -> !network.name().toLowerCase(Locale.ROOT).startsWith(sought))
                        .thenComparing(Network::name, String.CASE_INSENSITIVE_ORDER))
                .map(Network::name).filter(name -> name.toLowerCase(Locale.ROOT).contains(sought));
        Stream<String> own = Stream.of(ConnectForm.OWN);
        names.setAll((sought.isEmpty() ? Stream.concat(own, known) : Stream.concat(known, own)).toList());
        following = false;
        follow();
    }

    private void follow() {
        following = true;
        String chosen = model.form().choiceProperty().get();
        int at = chosen == null ? -1 : names.indexOf(chosen);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().clearAndSelect(at);
            // Chosen elsewhere, or found again: a few rows before it show where it stands.
            list.scrollTo(Math.max(0, at - 2));
        }
        following = false;
    }

    /// The cursor goes to the search field, or to the field that needs a look.
    void focus(ConnectField field) {
        if (field == ConnectField.NETWORK || !detail.focus(field)) {
            find.requestFocus();
        }
    }

    private final class Cell extends ListCell<String> {
        private final Label name = new Label();
        private final Label sure = new Label();
        private final HBox content;

        Cell() {
            sure.getStyleClass().addAll("caption", "muted");
            sure.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            name.getStyleClass().add("may-shorten");
            content = new HBox(name, dev.postbackdesk.desktop.fx.ScreenHeader.spacer(), sure);
            content.getStyleClass().add("network-cell");
            setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean own = item.equals(ConnectForm.OWN);
            name.setText(own ? words.text("connect.own") : item);
            name.setGraphic(own ? Icons.normal(Feather.EDIT_3) : null);
            sure.setText(own
                    ? ""
                    : model.networks().named(item).map(new NetworkWords(words, model.networks())::confidence)
                            .orElse(""));
            setAccessibleText(Objects.requireNonNullElse(name.getText(), "") + " " + sure.getText());
            setGraphic(content);
        }
    }
}
