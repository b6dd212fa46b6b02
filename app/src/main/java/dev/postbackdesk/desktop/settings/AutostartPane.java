package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.system.Autostart;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// Whether the program starts with the computer. The system keeps that, so it is asked, in the
/// background, and not remembered here.
final class AutostartPane extends VBox {
    private final Messages words;
    private final Tasks tasks;
    private final Autostart autostart;
    private final CheckBox box;

    AutostartPane(Messages words, Tasks tasks, Autostart autostart, Notices notices) {
        this.words = words;
        this.tasks = tasks;
        this.autostart = autostart;
        box = new CheckBox(words.text("settings.autostart"));
        box.setId("autostart-switch");
        box.setDisable(!autostart.canBeSet());
        box.setOnAction(_ -> {
            boolean on = box.isSelected();
            tasks.then(CompletableFuture.supplyAsync(() -> set(on)), problem -> {
                problem.ifPresent(notices::failed);
                refresh();
            }, error -> notices.failed(error.sentence()));
        });
        Field field = new Field("", box);
        field.helpProperty().set(autostart.canBeSet()
                ? words.text("settings.autostart.help")
                : autostart.obstacle().in(words.locale()));
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

    /// @return what went wrong
    private Optional<String> set(boolean on) {
        try {
            autostart.set(on);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(words.text("settings.autostart.failed", Saying.why(e).in(words.locale())));
        }
    }

    void refresh() {
        tasks.then(CompletableFuture.supplyAsync(autostart::isOn), box::setSelected, _ -> box.setSelected(false));
    }
}
