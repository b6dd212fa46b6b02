package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/// Below the rows that a search found so far: that it goes on, or how far it went, and what can be done about it.
final class SearchProgress extends HBox {
    SearchProgress(Messages messages, Format format, LiveViewModel model, TableStates states) {
        getStyleClass().add("search-progress");
        setId("search-progress");
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(14, 14);
        turning.setMinSize(14, 14);
        turning.setAccessibleText(messages.text("fx.loading"));
        Label said = new Label();
        said.getStyleClass().addAll("caption", "muted");
        model.rows().progressProperty().subscribe(progress -> {
            boolean rows = !model.rows().rows().isEmpty();
            boolean on = progress.running() || progress.further();
            boolean shown = rows && (on || model.rows().reachedOldest());
            setVisible(shown);
            setManaged(shown);
            if (shown && !on) {
                said.setText(messages.text("live.searched.all"));
                getChildren().setAll(said);
            } else if (shown) {
                said.setText(messages.text(progress.running() ? "live.searching" : "live.searched",
                        format.count(progress.looked())));
                Button way = progress.running() ? states.stop() : states.older();
                way.getStyleClass().add("small");
                getChildren().setAll(said, ScreenHeader.spacer(), way);
                if (progress.running()) {
                    getChildren().addFirst(turning);
                }
            }
        });
    }
}
