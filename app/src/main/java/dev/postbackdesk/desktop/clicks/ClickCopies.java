package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.ClickRow;
import java.util.List;

/// What can be copied of a click, for the menu of its detail and for the palette.
final class ClickCopies {
    private final Frame frame;
    private final Messages messages;
    private final ClickText text;

    /// @param key of its words, and its id
    /// @param copied `""` where there is nothing
    record Copy(String key, String copied) {}

    ClickCopies(Frame frame, ClickText text) {
        this.frame = frame;
        this.text = text;
        messages = frame.messages();
    }

    List<Copy> of(ClickRow row, Definitions definitions) {
        return List.of(new Copy("clicks.copy.id", row.clickId()),
                new Copy("clicks.copy.visited", text.visited(row.click(), definitions)),
                new Copy("clicks.copy.location", text.location(row, definitions).orElse("")),
                new Copy("clicks.copy.curl", text.curl(row.click(), definitions)),
                new Copy("clicks.copy.row", text.line(row, definitions)));
    }

    void run(Copy copy) {
        Clips.copy(copy.copied());
        frame.overlay().toast(messages.text("clicks.copied", messages.text(copy.key())), null);
    }
}
