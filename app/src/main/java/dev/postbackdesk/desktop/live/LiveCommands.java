package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// What can be done on the screen, for the palette and the sheet of keys.
final class LiveCommands {
    static final KeyCombination REPLAY = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination PIN = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination NOTE = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final Messages messages;
    private final LiveActions actions;
    private final String place;

    LiveCommands(Messages messages, LiveActions actions) {
        this.messages = messages;
        this.actions = actions;
        place = messages.text("shell.screen.live");
    }

    /// With the table in sight.
    List<Command> ofTheTable(boolean paused, Runnable toNewest, Runnable copy, Runnable replay, Runnable export) {
        return List.of(
                new Command("live:pause", messages.text(paused ? "live.go-on" : "live.pause"), place, Feather.PAUSE,
                        actions::togglePause).on(new KeyCodeCombination(KeyCode.SPACE)),
                new Command("live:newest", messages.text("live.to-newest"), place, Feather.ARROW_UP, toNewest),
                new Command("live:copy", messages.text("live.copy-rows"), place, Feather.COPY, copy)
                        .on(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)),
                new Command("live:judge-all", messages.text("live.judge-all"), place, Feather.ROTATE_CW,
                        actions::judgeAll),
                new Command("live:replay", messages.text("shell.key.replay"), place, Feather.SEND, replay).on(REPLAY),
                new Command("live:export", messages.text("shell.key.export"), place, Feather.DOWNLOAD, export)
                        .on(EXPORT),
                new Command("live:export.har", messages.text("live.export.har"), place, Feather.DOWNLOAD,
                        () -> actions.export("har")),
                new Command("live:export.zip", messages.text("live.export.zip"), place, Feather.DOWNLOAD,
                        () -> actions.export("zip")),
                new Command("live:export.csv", messages.text("live.export.csv"), place, Feather.DOWNLOAD,
                        () -> actions.export("csv")));
    }

    /// With a detail open.
    List<Command> ofTheOpenOne(Runnable writeNote, CopyMenu copy) {
        List<Command> all = new ArrayList<>(List.of(
                new Command("live:pin", messages.text("shell.key.pin"), place, Feather.BOOKMARK, actions::togglePin)
                        .on(PIN),
                new Command("live:note", messages.text("shell.key.note"), place, Feather.EDIT_3, writeNote).on(NOTE)));
        copy.getItems().forEach(item -> all.add(new Command(item.getId().replace("live.", "live:"), item.getText(),
                place, Feather.COPY, item.getAccelerator(), item::fire)));
        return all;
    }

    Command ofTheDoor() {
        return new Command("live:door", messages.text("live.door"), place, Feather.SLASH, actions::showDoor);
    }

    /// Something that concerns the search or the columns.
    Command other(String id, String title, Feather icon, Runnable action) {
        return new Command("live:" + id, title, place, icon, action);
    }
}
