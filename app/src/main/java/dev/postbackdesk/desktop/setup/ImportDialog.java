package dev.postbackdesk.desktop.setup;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.receiver.SetupPreview;
import dev.postbackdesk.receiver.SetupPreview.FieldChange;
import dev.postbackdesk.receiver.SetupPreview.Item;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows what a definitions file would change, before anything is written; or where in the file it is wrong.
final class ImportDialog {
    private final Messages words;
    private final Overlay overlay;
    private final ImportViewModel model;

    ImportDialog(Messages words, Overlay overlay, ImportViewModel model) {
        this.words = words;
        this.overlay = overlay;
        this.model = model;
    }

    /// Shows what came of looking at a file: over a dialog that was opened while it was read, which stays as it is.
    void show(ImportViewModel.Looked looked) {
        SetupPreview preview = looked.preview();
        if (preview == null) {
            showProblem(looked.name(), looked.problem(), overlay::dialogOver);
        } else {
            showPreview(looked.name(), preview);
        }
    }

    private void showPreview(String name, SetupPreview preview) {
        boolean nothing = preview.items().isEmpty();
        Label summary = Dialog.paragraph(nothing
                ? words.text("setup.nothing", preview.kept())
                : model.summary(preview));
        summary.setId("import-summary");
        VBox body = new VBox(12, summary);
        if (!nothing || !preview.warnings().isEmpty()) {
            body.getChildren().add(changes(preview));
        }
        Button cancel = button(words.text(nothing ? "fx.close" : "setup.cancel"), "import-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> overlay.closeDialog());
        Button run = button(words.text("setup.run", preview.items().size()), "import-run");
        run.setDefaultButton(true);
        run.disableProperty().bind(model.importingProperty());
        Dialog dialog = nothing
                ? dialog(words.text("setup.title", name), body, cancel)
                : dialog(words.text("setup.title", name), body, cancel, run);
        run.setOnAction(_ -> model.run(() -> overlay.closeDialog(dialog), sentence -> {
            if (overlay.isInFront(dialog)) {
                showProblem(name, sentence, overlay::dialog);
            } else {
                // Another dialog is not to give way to it.
                overlay.error(sentence);
            }
        }));
        overlay.dialogOver(dialog);
        (nothing ? cancel : run).requestFocus();
    }

    private void showProblem(String name, String sentence, Consumer<Node> show) {
        Label place = new Label(sentence, Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        place.getStyleClass().add("import-problem");
        place.setId("import-problem");
        place.setWrapText(true);
        VBox body = new VBox(12, place, Dialog.paragraph(words.text("setup.problem.text")));
        Button close = button(words.text("fx.close"), "import-cancel");
        close.setDefaultButton(true);
        close.setOnAction(_ -> overlay.closeDialog());
        Button copy = CopyButton.labelled(words, words.text("setup.copy"), words.text("fx.copy-message"),
                () -> sentence);
        show.accept(dialog(words.text("setup.problem.title", name), body, copy, close));
        close.requestFocus();
    }

    private static Dialog dialog(String title, Node body, Button... actions) {
        Dialog dialog = new Dialog(title, body, actions);
        dialog.getStyleClass().add("import-dialog");
        return dialog;
    }

    private static Button button(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }

    private Node changes(SetupPreview preview) {
        VBox list = new VBox();
        list.getStyleClass().add("import-changes");
        preview.warnings().forEach(warning -> {
            Label label = new Label(warning.in(words.locale()), Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"));
            label.setWrapText(true);
            label.getStyleClass().add("import-warning");
            list.getChildren().add(label);
        });
        preview.items().forEach(item -> list.getChildren().add(item(item)));
        list.setAccessibleText(words.text("setup.changes"));
        return list;
    }

    private Node item(Item item) {
        Label name = new Label(item.name());
        name.getStyleClass().add("semibold");
        name.setMinWidth(0);
        Label key = new Label(words.text("setup.kind." + item.kind().name().toLowerCase(Locale.ROOT), item.key()));
        key.getStyleClass().addAll("caption", "muted");
        key.setMinWidth(0);
        HBox.setHgrow(key, Priority.ALWAYS);
        key.setMaxWidth(Double.MAX_VALUE);
        Label fate = new Label(words.text(item.isNew() ? "setup.new" : "setup.changed"),
                Icons.tiny(item.isNew() ? Feather.PLUS : Feather.EDIT_2));
        fate.getStyleClass().addAll("import-fate", item.isNew() ? "new" : "changed");
        fate.setMinWidth(Label.USE_PREF_SIZE);
        HBox head = new HBox(name, key, fate);
        head.getStyleClass().add("import-head");
        VBox box = new VBox(head);
        box.getStyleClass().add("import-item");
        if (!item.fields().isEmpty()) {
            box.getChildren().add(fields(item));
        }
        return box;
    }

    private Node fields(Item item) {
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints field = new ColumnConstraints(116, 116, 116);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(field, value);
        int row = 0;
        for (FieldChange change : item.fields()) {
            Label name = new Label(words.text("setup.field." + change.field()));
            name.getStyleClass().addAll("caption", "muted");
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(row++, name, value(item, change));
        }
        return grid;
    }

    private Node value(Item item, FieldChange change) {
        Label text = new Label(change.field().equals("token")
                ? words.text(change.after().isEmpty()
                        ? "setup.token.gone"
                        : change.before().isEmpty() ? "setup.token.new" : "setup.token.other")
                : item.isNew()
                        ? change.after()
                        : words.text("setup.from-to", said(change.before()), said(change.after())));
        text.getStyleClass().add(change.field().equals("token") ? "caption" : "mono");
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        return text;
    }

    private String said(String value) {
        return value.isEmpty() ? words.text("setup.empty") : value;
    }
}
