package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the term at the cursor may become: a heading, the offers, and the keys that choose.
final class OfferList extends VBox {
    static final double WIDTH = 520;
    private static final int ROW = 32;
    private static final int MOST_ROWS = 8;

    private final Messages messages;
    private final SearchViewModel model;
    private final Runnable taken;
    private final ListView<Completion.Offer> list = new ListView<>();
    private boolean following;

    /// @param taken runs after an offer was taken with the mouse
    OfferList(Messages messages, SearchViewModel model, Runnable taken) {
        this.messages = messages;
        this.model = model;
        this.taken = taken;
        getStyleClass().add("offers");
        setId("search-offers");
        setManaged(false);
        Label heading = new Label();
        heading.getStyleClass().addAll("caption", "muted", "offers-heading");
        heading.managedProperty().bind(heading.textProperty().isNotEmpty());
        heading.visibleProperty().bind(heading.managedProperty());
        list.getStyleClass().add("offers-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(messages.text("search.offers"));
        list.setCellFactory(_ -> new Cell());
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> (double) ROW * Math.clamp(list.getItems().size(), 1, MOST_ROWS) + 2, list.itemsProperty(),
                model.completionProperty()));
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!following && index.intValue() >= 0) {
                model.choose(index.intValue());
            }
        });
        KeyNames names = new KeyNames(messages);
        HBox foot = new HBox(hint("↑ ↓", "search.hint.choose"), hint(names.of(KeyCode.TAB), "search.hint.take"),
                hint(names.of(KeyCode.ESCAPE), "search.hint.close"));
        foot.getStyleClass().add("offers-foot");
        getChildren().addAll(heading, list, foot);
        model.completionProperty().subscribe(now -> {
            heading.setText(now.heading());
            following = true;
            list.getItems().setAll(now.offers());
            following = false;
            show();
        });
        model.chosenProperty().subscribe(_ -> choose());
        model.openProperty().subscribe(_ -> show());
    }

    private void show() {
        setVisible(model.openProperty().get() && !list.getItems().isEmpty());
        choose();
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private void choose() {
        following = true;
        int chosen = model.chosenProperty().get();
        if (chosen < 0 || chosen >= list.getItems().size()) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(chosen);
            list.scrollTo(Math.max(0, chosen - MOST_ROWS + 2));
        }
        following = false;
    }

    private Node hint(String cap, String key) {
        Label keyCap = new Label(cap);
        keyCap.getStyleClass().add("key-cap");
        Label text = new Label(messages.text(key));
        text.getStyleClass().addAll("caption", "muted");
        HBox hint = new HBox(keyCap, text);
        hint.getStyleClass().add("palette-hint");
        return hint;
    }

    private final class Cell extends ListCell<Completion.Offer> {
        private final TextFlow words = new TextFlow();
        private final Label explains = new Label();
        private final HBox row = new HBox();

        Cell() {
            explains.getStyleClass().addAll("caption", "muted", "may-shorten");
            explains.setMinWidth(0);
            words.setMinWidth(USE_PREF_SIZE);
            row.getStyleClass().add("offer-row");
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    model.take(getItem());
                    taken.run();
                }
            });
        }

        @Override
        protected void updateItem(Completion.@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            words.getChildren().clear();
            if (offer.free()) {
                add(messages.text("search.as-text") + " ", "offer-words");
            }
            emphasise(offer.free() ? offer.typed() : offer.text(), offer.free() ? "" : offer.typed());
            explains.setText(offer.explains());
            row.getChildren().setAll(Icons.normal(offer.free() ? Feather.SEARCH : Feather.FILTER), words,
                    ScreenHeader.spacer(), explains);
            setAccessibleText(
                    offer.text() + ", " + (offer.free() ? messages.text("search.as-text") : offer.explains()));
            setGraphic(row);
        }

        private void emphasise(String text, String typed) {
            int at = typed.isEmpty() ? -1 : text.toLowerCase(Locale.ROOT).lastIndexOf(typed.toLowerCase(Locale.ROOT));
            if (at < 0) {
                add(text, "offer-text");
                return;
            }
            add(text.substring(0, at), "offer-text");
            add(text.substring(at, at + typed.length()), "offer-typed");
            add(text.substring(at + typed.length()), "offer-text");
        }

        private void add(String text, String style) {
            Text part = new Text(text);
            part.getStyleClass().add(style);
            words.getChildren().add(part);
        }
    }
}
