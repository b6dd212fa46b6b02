package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where the data lie.
final class DataPane extends VBox {
    DataPane(Messages words, SettingsViewModel model, Folders folders) {
        super(8);
        Label folder = new Label();
        folder.textProperty().bind(model.dataFolderProperty().map(Path::toString));
        folder.getStyleClass().add("mono");
        folder.setWrapText(true);
        folder.setMinHeight(USE_PREF_SIZE);
        folder.setId("data-folder");
        Label help = new Label(words.text("settings.data.help"));
        help.getStyleClass().addAll("caption", "muted");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        CopyButton copy = CopyButton.labelled(words, words.text("settings.data.copy"),
                words.text("settings.data.copy.tip"), folder::getText);
        copy.getStyleClass().add("small");
        HBox buttons = new HBox(8);
        if (folders.canShow()) {
            Button open = new Button(words.text("settings.data.open"));
            open.setId("open-data");
            open.getStyleClass().add("small");
            Tip.on(open, words.text("settings.data.open.tip"));
            // A folder is shown by what lies in it.
            open.setOnAction(_ -> model.tasks().then(
                    folders.show(model.dataFolderProperty().get().resolve("desktop.properties")),
                    _ -> {}, error -> model.notices().failed(error.sentence())));
            buttons.getChildren().add(open);
        }
        buttons.getChildren().add(copy);
        getChildren().addAll(folder, help, buttons);
    }
}
