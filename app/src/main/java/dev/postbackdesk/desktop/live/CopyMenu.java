package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Remarks;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Copies a postback in the ways that others read it, with a key for each.
final class CopyMenu extends MenuButton {
    private final Frame frame;
    private final Messages messages;

    CopyMenu(Frame frame, Detail detail, Supplier<Remarks> remarks) {
        super(frame.messages().text("live.copy"), Icons.small(Feather.COPY));
        this.frame = frame;
        messages = frame.messages();
        getStyleClass().addAll("flat", "small");
        setId("detail-copy");
        setMinWidth(USE_PREF_SIZE);
        Tip.on(this, messages.text("live.copy-tip"));
        getItems().addAll(item("curl", KeyCode.C, detail::curl), item("url", KeyCode.U, detail::url),
                item("request", KeyCode.H, detail::rawRequest), item("answer", null, detail::answer),
                item("markdown", KeyCode.M, () -> detail.markdown() + notes(remarks.get())));
    }

    private MenuItem item(String what, @Nullable KeyCode key, Supplier<String> text) {
        String words = messages.text("live.copy." + what);
        MenuItem item = new MenuItem(words);
        item.setId("live.copy." + what);
        if (key != null) {
            // The window knows it for as long as this menu is in it: while a detail is open.
            item.setAccelerator(new KeyNames(messages).forMenu(
                    new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)));
        }
        item.setOnAction(_ -> {
            Clips.copy(text.get());
            frame.overlay().toast(messages.text("live.copied", words), null);
        });
        return item;
    }

    private String notes(Remarks remarks) {
        StringBuilder text = new StringBuilder();
        remarks.notes().forEach(note -> text.append('\n')
                .append(messages.text("live.markdown.note", frame.format().moment(note.writtenAt()))).append("\n\n> ")
                .append(note.text().replace("\n", "\n> ")).append('\n'));
        return text.toString();
    }
}
