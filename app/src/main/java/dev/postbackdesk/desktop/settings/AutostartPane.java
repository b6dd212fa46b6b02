package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.system.Autostart;
import java.io.IOException;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Whether the program starts with the computer. The system keeps that, so it is asked, and not remembered here.
final class AutostartPane extends VBox {
    private final Autostart autostart;
    private final CheckBox box;

    AutostartPane(Messages words, Autostart autostart, Notices notices) {
        this.autostart = autostart;
        box = new CheckBox(words.text("settings.autostart"));
        box.setId("autostart-switch");
        box.setDisable(!autostart.canBeSet());
        box.setOnAction(_ -> {
            try {
                autostart.set(box.isSelected());
            } catch (IOException e) {
                notices.failed(words.text("settings.autostart.failed", String.valueOf(e.getMessage())));
            }
            refresh();
        });
        Field field = new Field("", box);
        field.helpProperty()
                .set(words.text(autostart.canBeSet() ? "settings.autostart.help" : "settings.autostart.cannot"));
        // Asked once the screen is shown: that may start a process.
        getChildren().add(field);
    }

    /// Whether it can be switched here.
    boolean canBeSet() {
        return !box.isDisabled();
    }

    boolean isOn() {
        return box.isSelected();
    }

    /// As a click on it does.
    void toggle() {
        box.fire();
    }

    void refresh() {
        box.setSelected(autostart.isOn());
    }
}
