package dev.postbackdesk.desktop.backups;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of backups, the newest first.
final class BackupTable extends TableView<Backup> {
    private static final int ROW = 32;
    /// The seven that are kept, and the heading.
    private static final int ROWS = 8;

    private final Messages messages;
    /// There only where it has something to say.
    private final TableColumn<Backup, Backup> state;

    /// @param open what Enter and a double click do
    BackupTable(Messages messages, Format format, ObservableList<Backup> backups, Runnable open) {
        this.messages = messages;
        setId("backups");
        getStyleClass().add("backup-table");
        setAccessibleText(messages.text("backups.title"));
        setFixedCellSize(ROW);
        setMinHeight(ROW * (double) ROWS + 2);
        setPrefHeight(ROW * (double) ROWS + 2);
        Label none = new Label(messages.text("backups.none-yet"));
        none.getStyleClass().addAll("caption", "muted");
        setPlaceholder(none);
        state = state();
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().setAll(List.of(column("made", 172, backup -> format.date(backup.madeAt())),
                number("postbacks", backup -> format.count(backup.postbacks())),
                number("clicks", backup -> format.count(backup.clicks())),
                column("size", 76, backup -> format.bytes(backup.bytes()), "amount"), state));
        setRowFactory(_ -> row(open));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                open.run();
                event.consume();
            }
        });
        backups.addListener((ListChangeListener<Backup>) _ -> follow(backups));
        follow(backups);
    }

    /// The table's rows are its own: where rows come and go, JavaFX chooses another one by itself. The same one stays
    /// chosen, else the first, so that the keyboard has something to go on from.
    private void follow(List<Backup> now) {
        Backup chosen = getSelectionModel().getSelectedItem();
        getItems().setAll(now);
        state.setVisible(now.stream().anyMatch(backup -> !backup.isReadable() || backup.earlier()));
        if (!now.isEmpty()) {
            getSelectionModel().clearAndSelect(Math.max(0, now.indexOf(chosen)));
        }
    }

    private static TableRow<Backup> row(Runnable open) {
        TableRow<Backup> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                open.run();
            }
        });
        return row;
    }

    /// Of one that can't be read nothing is known.
    private TableColumn<Backup, Backup> number(String name, Function<Backup, String> text) {
        return column(name, 84, backup -> backup.isReadable() ? text.apply(backup) : "–", "amount");
    }

    private TableColumn<Backup, Backup> column(String name, double width, Function<Backup, String> text,
            String... styles) {
        TableColumn<Backup, Backup> column = new TableColumn<>(messages.text("backups.column." + name));
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add("mono");
            }

            @Override
            protected void updateItem(@Nullable Backup backup, boolean empty) {
                super.updateItem(backup, empty);
                setText(backup == null || empty ? null : text.apply(backup));
            }
        });
        return column;
    }

    private TableColumn<Backup, Backup> state() {
        TableColumn<Backup, Backup> column = column("state", 124, _ -> "");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Backup backup, boolean empty) {
                super.updateItem(backup, empty);
                boolean bad = backup != null && !empty && !backup.isReadable();
                boolean earlier = backup != null && !empty && backup.earlier();
                setText(bad
                        ? messages.text("backups.unreadable")
                        : earlier ? messages.text("backups.of-earlier") : null);
                setGraphic(bad ? Icons.small(Feather.ALERT_TRIANGLE, "icon-warning") : null);
            }
        });
        return column;
    }
}
