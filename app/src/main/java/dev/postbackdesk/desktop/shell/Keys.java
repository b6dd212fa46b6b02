package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;

/// The sheet of all keys, F1.
final class Keys {
    static final KeyCombination BACKUPS = new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN);

    /// A key and the key of the words for what it does.
    private record Line(String cap, String message) {}

    private Keys() {}

    /// How the shortcut key with `key` is written on this system.
    static String shortcut(String key) {
        return (System.getProperty("os.name", "").startsWith("Mac") ? "⌘" : "Ctrl+") + key;
    }

    static void show(Messages messages, Overlay overlay, List<Screen> screens) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(shortcut("1") + " – " + screens.stream().filter(screen -> !screen.tool()).count(),
                "shell.key.screens"));
        screens.stream().filter(Screen::tool)
                .forEach(tool -> lines.add(new Line(shortcut(tool.letter()), "shell.screen." + tool.name())));
        lines.addAll(List.of(new Line(shortcut("F"), "shell.key.find"), new Line("↑ ↓", "shell.key.move"),
                new Line("Enter", "shell.key.open"), new Line("Esc", "shell.key.back"),
                new Line(messages.text("shell.key.space-bar"), "shell.key.pause"),
                new Line(shortcut("C"), "shell.key.copy"), new Line(shortcut("Shift+C U H M"), "shell.key.copy-as"),
                new Line(shortcut("D"), "shell.key.pin"), new Line(shortcut("T"), "shell.key.note"),
                new Line(shortcut("R"), "shell.key.replay"), new Line(shortcut("E"), "shell.key.export"),
                new Line(shortcut("B"), "shell.key.backups"),
                new Line("F1", "shell.key.keys")));
        GridPane grid = new GridPane(24, 8);
        for (int i = 0; i < lines.size(); i++) {
            Label cap = new Label(lines.get(i).cap());
            cap.getStyleClass().add("key-cap");
            grid.addRow(i, cap, new Label(messages.text(lines.get(i).message())));
        }
        Button close = new Button(messages.text("fx.close"));
        close.setOnAction(_ -> overlay.closeDialog());
        close.setDefaultButton(true);
        overlay.dialog(new Dialog(messages.text("shell.keys-title"), grid, close));
    }
}
