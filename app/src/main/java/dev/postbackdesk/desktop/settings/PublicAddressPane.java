package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.AddressWords;
import dev.postbackdesk.desktop.shell.PublicAddressViewModel;
import dev.postbackdesk.reach.AddressCheck;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Under which address merchants and visitors reach this receiver, and whether they do.
final class PublicAddressPane extends VBox {
    private final Messages words;
    private final AddressWords says;
    private final PublicAddressViewModel model;
    private final TextField field = new TextField();
    private final StringProperty problem = new SimpleStringProperty("");
    private final VBox outcome = new VBox();

    PublicAddressPane(Messages words, AddressWords says, PublicAddressViewModel model) {
        super(16);
        this.words = words;
        this.says = says;
        this.model = model;
        field.setId("public-address");
        field.getStyleClass().add("mono");
        field.setPromptText(words.text("settings.address.prompt"));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                save();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(model.addressProperty().get());
                event.consume();
            }
        });
        field.textProperty().addListener((_, _, _) -> problem.set(""));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button save = new Button(words.text("settings.address.save"));
        save.setId("save-public-address");
        save.getStyleClass().add("accent");
        save.setMinWidth(USE_PREF_SIZE);
        Tip.on(save, words.text("settings.address.save.tip"));
        save.setOnAction(_ -> save());
        HBox row = new HBox(field, save, checkButton());
        row.getStyleClass().add("field-row");
        Field labelled = new Field(words.text("settings.address"), row, field);
        labelled.helpProperty().set(words.text("settings.address.help", model.localAddress()));
        labelled.errorProperty().bind(problem);
        outcome.setId("address-outcome");
        getChildren().addAll(labelled, outcome);
        model.addressProperty().subscribe(field::setText);
        Runnable show = this::showOutcome;
        model.addressProperty().subscribe(show);
        model.checkProperty().subscribe(show);
        model.checkingProperty().subscribe(show);
        model.problemProperty().subscribe(show);
        showOutcome();
    }

    private Node checkButton() {
        Button check = new Button();
        check.setId("check-public-address");
        check.setMinWidth(USE_PREF_SIZE);
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("small-progress");
        model.checkingProperty().subscribe(now -> {
            check.setText(words.text(now ? "settings.address.stop" : "settings.address.check"));
            Tip.on(check, words.text(now ? "settings.address.stop.tip" : "settings.address.check.tip"));
            check.setGraphic(now ? busy : Icons.normal(Feather.REFRESH_CW));
        });
        check.setOnAction(_ -> {
            if (model.checkingProperty().get()) {
                model.stop();
            } else {
                model.check();
            }
        });
        check.disableProperty().bind(model.addressProperty().isEmpty());
        return check;
    }

    private void save() {
        model.save(field.getText(), () -> problem.set(""), wrong -> {
            problem.set(wrong);
            field.requestFocus();
        });
    }

    private void showOutcome() {
        outcome.getChildren().setAll(words());
        outcome.setVisible(!outcome.getChildren().isEmpty());
        outcome.setManaged(outcome.isVisible());
    }

    private Node words() {
        @Nullable
        AddressCheck check = model.checkProperty().get();
        if (model.checkingProperty().get()) {
            return line(Icons.normal(Feather.CLOCK), words.text("settings.address.checking"), "", "busy");
        }
        if (!model.problemProperty().get().isEmpty()) {
            return line(Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), model.problemProperty().get(), "", "bad");
        }
        if (model.addressProperty().get().isEmpty()) {
            return line(Icons.normal(Feather.INFO), words.text("settings.address.none"),
                    words.text("settings.address.none.more"), "unknown");
        }
        if (check == null) {
            return line(Icons.normal(Feather.INFO), words.text("settings.address.unchecked"), "", "unknown");
        }
        return line(check.works()
                ? Icons.normal(Feather.CHECK_CIRCLE, "icon-success")
                : Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), says.title(check), says.cure(check),
                check.works() ? "well" : "bad");
    }

    private static Node line(Node icon, String title, String more, String style) {
        Label head = new Label(title);
        head.setId("address-outcome-title");
        head.getStyleClass().add("medium");
        head.setWrapText(true);
        head.setMinHeight(USE_PREF_SIZE);
        VBox body = new VBox(4, head);
        HBox.setHgrow(body, Priority.ALWAYS);
        if (!more.isEmpty()) {
            Label cure = new Label(more);
            cure.getStyleClass().add("muted");
            cure.setWrapText(true);
            cure.setMinHeight(USE_PREF_SIZE);
            body.getChildren().add(cure);
        }
        HBox line = new HBox(12, icon, body);
        line.getStyleClass().addAll("address-outcome", style);
        return line;
    }

    /// Whether something was typed that is not saved.
    boolean isUnsaved() {
        return !field.getText().strip().equals(model.addressProperty().get());
    }

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }
}
