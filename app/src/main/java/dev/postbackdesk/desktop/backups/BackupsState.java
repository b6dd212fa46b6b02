package dev.postbackdesk.desktop.backups;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.receiver.BackupStatus;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// When the last backup was made, whether it failed, and making one now.
final class BackupsState extends HBox {
    private final BackupWords words;
    private final Messages messages;
    private final BackupsViewModel model;
    private final Label sentence = new Label();
    private final Label more = new Label();
    private final Button make = new Button();

    BackupsState(BackupWords words, BackupsViewModel model) {
        super(16);
        this.words = words;
        messages = words.messages();
        this.model = model;
        sentence.setWrapText(true);
        sentence.setId("backups-state");
        more.getStyleClass().addAll("caption", "muted");
        more.setWrapText(true);
        make.getStyleClass().add("accent");
        make.setId("backups-make");
        make.setMinWidth(USE_PREF_SIZE);
        Tip.on(make, messages.text("backups.make-tip"));
        make.setOnAction(_ -> model.make());
        VBox said = new VBox(4, sentence, more);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        getStyleClass().add("backups-state");
        getChildren().addAll(said, make);
        model.statusProperty().subscribe(_ -> tell());
        model.loadedProperty().subscribe(_ -> tell());
        model.backups().subscribe(this::tell);
        model.makingProperty().subscribe(this::making);
    }

    private void making(boolean making) {
        make.setText(messages.text(making ? "backups.making" : "backups.make"));
        make.setGraphic(making ? new ProgressIndicator() : Icons.normal(Feather.SAVE));
        make.setDisable(making);
    }

    private void tell() {
        BackupStatus status = model.statusProperty().get();
        String newest = model.newest().map(words::date).orElse("");
        if (!status.problem().isEmpty()) {
            say(status.problem().in(messages.locale()), newest.isEmpty()
                    ? messages.text("backups.failed-cure")
                    : messages.text("backups.failed-newest", newest), Feather.ALERT_TRIANGLE, "icon-warning");
        } else if (!model.loadedProperty().get()) {
            // The list below says that it is being read, or why it can't be.
            say(messages.text("backups.daily"), "", Feather.CLOCK, "");
        } else if (newest.isEmpty()) {
            say(messages.text("backups.none"), messages.text("backups.daily"), Feather.CLOCK, "");
        } else {
            say(messages.text("backups.newest", newest), messages.text("backups.daily"), Feather.CHECK,
                    "icon-success");
        }
    }

    private void say(String first, String second, Feather icon, String colour) {
        sentence.setText(first);
        sentence.setGraphic(colour.isEmpty() ? Icons.normal(icon) : Icons.normal(icon, colour));
        more.setText(second);
        more.setVisible(!second.isEmpty());
        more.setManaged(!second.isEmpty());
    }
}
