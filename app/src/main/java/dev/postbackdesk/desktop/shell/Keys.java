package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Columns;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The keys of the whole window, and the sheet of all keys, which F1 shows. What is a command stands there as the palette
/// has it; the rest is what keys do in lists and forms.
final class Keys {
    static final KeyCombination BACKUPS = shortcut(KeyCode.B);
    static final KeyCombination PALETTE = shortcut(KeyCode.K);
    static final KeyCombination IMPORT = shortcut(KeyCode.O);
    static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    static final KeyCombination PROJECTOR = new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    static final KeyCombination LARGER = shortcut(KeyCode.PLUS);
    static final KeyCombination SMALLER = shortcut(KeyCode.MINUS);
    static final KeyCombination NORMAL = shortcut(KeyCode.DIGIT0);
    static final KeyCombination UNDO = shortcut(KeyCode.Z);
    static final KeyCombination FIND = shortcut(KeyCode.F);

    /// What a list of keys needs to stand beside the other.
    private static final double COLUMN = 280;

    /// A key and the words for what it does.
    private record Line(String cap, String text) {}

    private Keys() {}

    /// What a key makes of a size, as in browsers: plus needs Shift on some keyboards, and stands elsewhere on others.
    static Optional<Zoom> zoom(KeyEvent event, Zoom now) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return Optional.empty();
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
            return Optional.of(now.larger());
        }
        if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            return Optional.of(now.smaller());
        }
        return code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0 ? Optional.of(Zoom.NORMAL) : Optional.empty();
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// The sheet of all keys.
    ///
    /// @param here commands of the screen in sight
    /// @param program commands of the whole program
    static Region sheet(Messages messages, List<Screen> screens, List<Command> here, List<Command> program) {
        KeyNames names = new KeyNames(messages);
        List<Line> everywhere = new ArrayList<>();
        everywhere.add(new Line(names.of(PALETTE), messages.text("shell.commands-tip")));
        everywhere.add(new Line(
                names.shortcut(KeyCode.DIGIT1) + " – " + screens.stream().filter(screen -> !screen.tool()).count(),
                messages.text("shell.key.screens")));
        screens.stream().filter(Screen::tool).forEach(tool -> everywhere
                .add(new Line(names.shortcut(KeyCode.valueOf(tool.letter())),
                        messages.text("shell.screen." + tool.name()))));
        everywhere.add(new Line(names.of(UNDO), messages.text("shell.key.undo")));
        everywhere.addAll(lines(program, names));
        List<Line> there = new ArrayList<>(lines(here, names));
        there.addAll(List.of(new Line(names.of(FIND), messages.text("shell.key.find")),
                new Line("↑ ↓", messages.text("shell.key.move")),
                new Line(names.of(KeyCode.ENTER), messages.text("shell.key.open")),
                new Line(names.of(KeyCode.ESCAPE), messages.text("shell.key.back"))));
        Columns columns = new Columns(32, COLUMN, column(messages.text("shell.keys.everywhere"), everywhere),
                column(messages.text("shell.keys.here"), there));
        columns.getStyleClass().add("keys-sheet");
        return columns;
    }

    private static List<Line> lines(List<Command> commands, KeyNames names) {
        return commands.stream().filter(command -> command.key() != null)
                .map(command -> new Line(command.keyText(names), command.title())).toList();
    }

    private static VBox column(String title, List<Line> lines) {
        GridPane grid = new GridPane(16, 8);
        for (int i = 0; i < lines.size(); i++) {
            Label cap = new Label(lines.get(i).cap());
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Label.USE_PREF_SIZE);
            Label text = new Label(lines.get(i).text());
            text.setWrapText(true);
            grid.addRow(i, cap, text);
        }
        Label heading = new Label(title);
        heading.getStyleClass().addAll("caption", "muted");
        return new VBox(12, heading, grid);
    }
}
