package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What stands where there are no rows: that they are being looked for, or that nothing matches.
final class TableStates {
    private final Messages messages;
    private final Format format;
    private final LiveViewModel model;
    private final Runnable toTable;
    private final Label looked = new Label();
    private @Nullable Node searching;

    /// @param toTable puts the cursor back into the table
    TableStates(Messages messages, Format format, LiveViewModel model, Runnable toTable) {
        this.messages = messages;
        this.format = format;
        this.model = model;
        this.toTable = toTable;
    }

    /// Where the search leaves nothing: what was sought, how far, and the ways on.
    Node noMatch() {
        RowsViewModel.Progress progress = model.rows().progressProperty().get();
        return progress.running() ? searching(progress) : nothing(progress);
    }

    /// One and the same while it goes on: it is told anew at each step of the search.
    private Node searching(RowsViewModel.Progress progress) {
        looked.setText(messages.text("live.searching", format.count(progress.looked())));
        if (searching == null) {
            searching = box(LoadingPane.turning(messages), looked, new Label(messages.text("live.searching.help")),
                    new HBox(8, stop()));
        }
        return searching;
    }

    private Node nothing(RowsViewModel.Progress progress) {
        String text = model.search().text();
        Label title = new Label(
                text.isEmpty() ? messages.text("live.no-match") : messages.text("live.no-match.text", text));
        Label help = new Label(progress.further()
                ? messages.text("live.no-match.looked", format.count(progress.looked()))
                : messages.text("live.no-match.help"));
        Button all = new Button(messages.text("live.no-match.all"));
        all.setId("no-match-all");
        all.setOnAction(_ -> {
            model.searchField().clear();
            toTable.run();
        });
        HBox ways = new HBox(8, all);
        if (progress.further()) {
            ways.getChildren().addFirst(older());
        }
        return box(Icons.normal(Feather.SEARCH), title, help, ways);
    }

    private static VBox box(Node icon, Label title, Label help, HBox ways) {
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        ways.getStyleClass().add("live-no-match-ways");
        VBox box = new VBox(8, icon, title, help, ways);
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
}
