package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.shell.SavedFilter;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for the name that a search is kept under.
final class FilterNameDialog {
    private FilterNameDialog() {}

    static void save(Messages messages, Overlay overlay, SavedFiltersViewModel model) {
        show(messages, overlay, model, messages.text("search.save-title"), messages.text("search.save-button"), "",
                model.field().text(), name -> {
                    model.save(name);
                    overlay.toast(messages.text("search.saved-toast", name), null);
                });
    }

    static void rename(Messages messages, Overlay overlay, SavedFiltersViewModel model, SavedFilter filter) {
        show(messages, overlay, model, messages.text("search.rename-title", filter.name()),
                messages.text("search.rename-button"), filter.name(), filter.search(),
                name -> model.rename(filter, name));
    }

    private static void show(Messages messages, Overlay overlay, SavedFiltersViewModel model, String title, String verb,
            String before, String search, Consumer<String> named) {
        TextField name = new TextField(before);
        name.setId("filter-name");
        Field field = new Field(messages.text("search.name"), name);
        field.helpProperty().set(messages.text("search.name-help." + model.field().subject().word()));
        name.textProperty().addListener((_, _, _) -> field.errorProperty().set(""));
        Label text = new Label(search);
        text.getStyleClass().addAll("mono", "muted");
        text.setWrapText(true);
        Button cancel = new Button(messages.text("shell.cancel"));
        cancel.setOnAction(_ -> overlay.closeDialog());
        Button keep = new Button(verb);
        keep.setId("filter-name-keep");
        keep.getStyleClass().add("accent");
        Runnable done = () -> {
            Optional<String> problem = model.problem(name.getText(), before);
            field.errorProperty().set(
                    problem.map(kind -> messages.text("search.name-" + kind, name.getText().strip())).orElse(""));
            if (problem.isEmpty()) {
                overlay.closeDialog();
                named.accept(name.getText().strip());
            } else {
                name.requestFocus();
            }
        };
        keep.setOnAction(_ -> done.run());
        name.setOnAction(_ -> done.run());
        overlay.dialog(new Dialog(title, new VBox(12, text, field), cancel, keep));
        name.requestFocus();
        name.selectAll();
    }
}
