package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.fx.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// The keys and the pages, of which the one in sight is chosen.
final class GuideList extends ListView<String> {
    private static final double SCROLL_BAR = 12;

    private final Messages words;
    private final GuideViewModel model;
    private boolean following;

    GuideList(Messages words, GuideViewModel model) {
        this.words = words;
        this.model = model;
        setItems(model.entries());
        setCellFactory(_ -> new Cell());
        setId("guide-list");
        getStyleClass().addAll("palette-list", "guide-list");
        setAccessibleText(words.text("shell.keys"));
        Label none = new Label();
        none.getStyleClass().addAll("caption", "muted");
        none.setWrapText(true);
        none.textProperty().bind(model.queryProperty().map(query -> words.text("guide.none", query.strip())));
        setPlaceholder(none);
        setMinHeight(0);
        getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (entry != null && !following) {
                model.choose(entry);
            }
        });
        model.entries().subscribe(this::follow);
    }

    /// Chooses what is in sight. Where others are listed, JavaFX would choose one by itself.
    void follow() {
        String entry = model.shownProperty().get().at().page();
        int at = model.entries().indexOf(entry);
        if (at >= 0 && at == getSelectionModel().getSelectedIndex()
                && entry.equals(getSelectionModel().getSelectedItem())) {
            return;
        }
        following = true;
        getSelectionModel().clearSelection();
        if (at >= 0) {
            getSelectionModel().clearAndSelect(at);
            getFocusModel().focus(at);
            scrollTo(Math.max(0, at - 1));
        }
        following = false;
    }

    private final class Cell extends ListCell<String> {
        Cell() {
            setWrapText(true);
            prefWidthProperty().bind(GuideList.this.widthProperty().subtract(SCROLL_BAR));
        }

        @Override
        protected void updateItem(@Nullable String entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : GuideDesk.title(words, entry));
        }
    }
}
