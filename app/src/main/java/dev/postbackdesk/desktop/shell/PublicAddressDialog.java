package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks under which address merchants and visitors reach this receiver.
final class PublicAddressDialog {
    private PublicAddressDialog() {}

    static void show(Messages messages, Overlay overlay, ShellViewModel model) {
        TextField field = new TextField(model.publicAddressProperty().get());
        field.setPromptText(messages.text("shell.public-address-example"));
        field.setId("public-address");
        Label label = new Label(messages.text("shell.public-address"));
        label.getStyleClass().add("medium");
        label.setLabelFor(field);
        Label help = new Label(messages.text("shell.public-address-help"));
        help.getStyleClass().addAll("caption", "muted");
        help.setWrapText(true);
        Label problem = new Label("", Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        problem.getStyleClass().addAll("caption", "danger-text");
        problem.setWrapText(true);
        problem.setId("public-address-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        help.managedProperty().bind(help.visibleProperty());
        help.visibleProperty().bind(problem.visibleProperty().not());

        Button save = new Button(messages.text("shell.save-address"));
        save.setDefaultButton(true);
        save.setOnAction(_ -> model.savePublicAddress(field.getText(), overlay::closeDialog, sentence -> {
            problem.setText(sentence);
            problem.setVisible(true);
            field.requestFocus();
        }));
        Button cancel = new Button(messages.text("shell.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> overlay.closeDialog());
        overlay.dialog(new Dialog(messages.text("shell.public-address-title"),
                new VBox(16, Dialog.paragraph(messages.text("shell.public-address-why", model.localAddress())),
                        new VBox(8, label, field, help, problem)),
                cancel, save));
        field.requestFocus();
    }
}
