package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Messages;
import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in one unit. Immutable.
final class Ages {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private final Messages messages;

    Ages(Messages messages) {
        this.messages = messages;
    }

    /// `now`, `41 s ago`, `9 min ago`, `3 h ago` or `12 d ago`. Of what is still to come: `now`.
    String ago(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds <= 0) {
            return messages.text("table.ago.now");
        }
        if (seconds < MINUTE) {
            return messages.text("table.ago.s", seconds);
        }
        if (seconds < HOUR) {
            return messages.text("table.ago.min", seconds / MINUTE);
        }
        return seconds < DAY
                ? messages.text("table.ago.h", seconds / HOUR)
                : messages.text("table.ago.d", seconds / DAY);
    }
}
