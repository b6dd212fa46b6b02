package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// When the last backup was made, and the way to all of them.
final class BackupsPane extends VBox {
    BackupsPane(Messages words, Format format, SettingsViewModel model, Runnable open) {
        super(8);
        Label last = new Label();
        last.setId("last-backup");
        last.setWrapText(true);
        last.setMinHeight(USE_PREF_SIZE);
        model.lastBackupProperty().subscribe(at -> last.setText(at == null
                ? words.text("settings.backups.never")
                : words.text("settings.backups.last", format.date(at))));
        Label problem = new Label("", Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"));
        problem.getStyleClass().addAll("caption", "warning-text");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.backupProblemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Button all = new Button(words.text("settings.backups.open"));
        all.setId("open-backups");
        all.getStyleClass().add("small");
        Tip.on(all, words.text("settings.backups.open.tip"));
        all.setOnAction(_ -> open.run());
        getChildren().addAll(last, problem, all);
    }
}
