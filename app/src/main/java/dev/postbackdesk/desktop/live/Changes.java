package dev.postbackdesk.desktop.live;

import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import java.util.HashMap;
import java.util.Map;

/// What was told of stored postbacks since a page was asked for: the page may have been read before that. Used on the FX
/// thread.
final class Changes {
    private final Map<Long, PostbackRow> verdicts = new HashMap<>();
    private final Map<Long, Mark> marks = new HashMap<>();

    /// Postbacks have other verdicts.
    void judged(Map<Long, PostbackRow> now) {
        verdicts.putAll(now);
    }

    /// Something else stands beside postbacks.
    void marked(Map<Long, Mark> now) {
        marks.putAll(now);
    }

    /// What is asked for from now on holds all of it.
    void forget() {
        verdicts.clear();
        marks.clear();
    }

    /// A row as it is now.
    PostbackRow of(PostbackRow row) {
        // A verdict is told without what stands beside the postback, which it does not change.
        return verdicts.getOrDefault(row.number(), row).withMark(marks.getOrDefault(row.number(), row.mark()));
    }
}
