package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.TextAreas;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Remarks;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The notes on a postback, the oldest first, and room for one more.
final class NotesPane extends VBox {
    private static final int ROWS = 3;
    private static final int NEARLY_FULL = 3_500;

    private final Frame frame;
    private final Messages messages;
    private final RemarksViewModel model;
    private final VBox list = new VBox();
    private final TextArea field = new TextArea();

    NotesPane(Frame frame, RemarksViewModel model) {
        this.frame = frame;
        this.model = model;
        messages = frame.messages();
        getStyleClass().add("live-notes");
        setId("notes");
        field.textProperty().bindBidirectional(model.draftProperty());
        field.setId("note-text");
        field.setWrapText(true);
        TextAreas.letTabLeave(field);
        field.setPrefRowCount(ROWS);
        field.setPromptText(messages.text("live.notes.prompt"));
        field.setAccessibleText(messages.text("live.notes.prompt"));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                model.write();
                event.consume();
            }
        });
        Button add = new Button(messages.text("live.notes.add"), Icons.normal(Feather.PLUS));
        add.setId("note-add");
        Tip.on(add, messages.text("live.notes.add-tip"));
        add.disableProperty().bind(model.draftProperty().map(String::isBlank));
        add.setOnAction(_ -> model.write());
        Label length = new Label();
        length.getStyleClass().addAll("caption", "muted");
        length.textProperty().bind(model.draftProperty().map(text -> text.length() < NEARLY_FULL
                ? ""
                : messages.text("live.notes.length", text.length(), Note.MOST_CHARACTERS)));
        Label problem = new Label("", Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        problem.getStyleClass().addAll("caption", "danger-text");
        problem.setWrapText(true);
        problem.setId("note-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        HBox row = new HBox(8, length, ScreenHeader.spacer(), add);
        row.getStyleClass().add("notes-row");
        getChildren().addAll(list, field, problem, row);
        model.remarksProperty().subscribe(this::show);
    }

    private void show(Remarks remarks) {
        list.getChildren().setAll(remarks.notes().stream().map(this::note).toList());
        if (remarks.notes().isEmpty()) {
            Label none = new Label(messages.text("live.notes.none"));
            none.setWrapText(true);
            none.getStyleClass().addAll("muted", "notes-none");
            list.getChildren().add(none);
        }
    }

    private Node note(Note note) {
        Label time = new Label(frame.format().moment(note.writtenAt()));
        time.getStyleClass().addAll("mono", "muted");
        Button remove = new Button("", Icons.small(Feather.TRASH_2));
        remove.getStyleClass().addAll("flat", "small", "icon-only");
        remove.setAccessibleText(messages.text("live.notes.remove"));
        Tip.on(remove, messages.text("live.notes.remove"));
        remove.setId("note-remove-" + note.place());
        remove.setOnAction(_ -> model.remove(note,
                undo -> frame.overlay().toast(messages.text("live.notes.removed"), undo)));
        HBox head = new HBox(8, time, ScreenHeader.spacer(), remove);
        head.getStyleClass().add("notes-row");
        Label text = new Label(note.text());
        text.setWrapText(true);
        VBox box = new VBox(text);
        box.getStyleClass().add("written-text");
        VBox whole = new VBox(head, box);
        whole.getStyleClass().add("written");
        return whole;
    }

    /// The cursor goes to the field.
    void write() {
        field.requestFocus();
    }
}
