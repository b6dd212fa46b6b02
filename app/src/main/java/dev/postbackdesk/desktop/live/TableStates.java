package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands where there are no rows: that they are being read, that nothing matches, or why nothing can be read.
final class TableStates {
    private final Messages messages;
    private final Format format;
    private final LiveViewModel model;
    private final Runnable toTable;

    /// @param toTable puts the cursor back into the table
    TableStates(Messages messages, Format format, LiveViewModel model, Runnable toTable) {
        this.messages = messages;
        this.format = format;
        this.model = model;
        this.toTable = toTable;
    }

    Node loading() {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(32, 32);
        progress.setAccessibleText(messages.text("fx.loading"));
        return progress;
    }

    /// Where the search leaves nothing: what was sought, how far, and the ways on.
    Node noMatch() {
        RowsViewModel.Progress progress = model.rows().progressProperty().get();
        String text = model.search().text();
        Label title = new Label(progress.running()
                ? messages.text("live.searching", format.count(progress.looked()))
                : text.isEmpty() ? messages.text("live.no-match") : messages.text("live.no-match.text", text));
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        Label help = new Label(progress.running()
                ? messages.text("live.searching.help")
                : progress.further()
                        ? messages.text("live.no-match.looked", format.count(progress.looked()))
                        : messages.text("live.no-match.help"));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        Button all = new Button(messages.text("live.no-match.all"));
        all.setId("no-match-all");
        all.setOnAction(_ -> {
            model.searchField().clear();
            toTable.run();
        });
        HBox ways = new HBox(8, all);
        ways.getStyleClass().add("live-no-match-ways");
        if (progress.running()) {
            ways.getChildren().setAll(stop());
        } else if (progress.further()) {
            ways.getChildren().addFirst(older());
        }
        VBox box = new VBox(8, progress.running() ? loading() : Icons.normal(Feather.SEARCH), title, help, ways);
        box.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        box.getStyleClass().add("live-no-match");
        return box;
    }

    Button stop() {
        Button stop = new Button(messages.text("live.search-stop"), Icons.small(Feather.X));
        stop.setId("search-stop");
        stop.setOnAction(_ -> model.rows().stopSearching());
        return stop;
    }

    Button older() {
        Button older = new Button(messages.text("live.search-older"));
        older.setId("search-older");
        older.setOnAction(_ -> model.rows().searchOlder());
        return older;
    }

    Node failed() {
        String failure = model.rows().failure();
        Label sentence = new Label(failure, Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        sentence.setWrapText(true);
        sentence.setId("live-failure");
        Button again = new Button(messages.text("live.again"));
        again.setId("live-again");
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> model.load());
        HBox actions = new HBox(8, again, CopyButton.labelled(messages, messages.text("live.copy"),
                messages.text("fx.copy-message"), () -> failure));
        VBox box = new VBox(16, sentence, actions);
        box.getStyleClass().add("live-failed");
        return box;
    }
}
