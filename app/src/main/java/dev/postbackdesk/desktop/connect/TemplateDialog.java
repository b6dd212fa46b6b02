package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.link.Network;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Changes a network's placeholders: kept as the user's own network, in front of the one that came with the program.
final class TemplateDialog {
    private TemplateDialog() {}

    static void show(Messages words, Overlay overlay, ConnectViewModel model, Network network) {
        TemplateModel template = new TemplateModel(model::networks);
        template.load(network);
        TemplateFields fields = TemplateFields.change(words, template);
        ConnectRules rules = new ConnectRules(words);
        Button cancel = new Button(words.text("shell.cancel"));
        cancel.setOnAction(_ -> overlay.closeDialog());
        Label text = Dialog.paragraph(words.text("connect.template.text"));
        VBox body = new VBox(text, fields);
        body.getStyleClass().add("template-dialog-body");
        Button save = new Button(words.text("connect.template.save"));
        Dialog dialog = new Dialog(words.text("connect.template.title", network.name()), body, cancel, save);
        dialog.getStyleClass().add("template-dialog");
        save.setId("save-network");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> {
            Network changed = template.toNetwork(words.text("connect.source.own"));
            Map<ConnectField, String> problems = new EnumMap<>(rules.placeholders(changed));
            if (changed.name().isBlank()) {
                problems.put(ConnectField.MERCHANT, words.text("connect.problem.merchant"));
            }
            fields.show(problems);
            if (problems.isEmpty()) {
                model.templates().save(changed, () -> {
                    model.form().choose(changed.name());
                    overlay.closeDialog(dialog);
                });
            } else {
                problems.keySet().stream().sorted().findFirst().flatMap(fields::field).ifPresent(Field::focusShown);
            }
        });
        overlay.dialog(dialog);
    }
}
