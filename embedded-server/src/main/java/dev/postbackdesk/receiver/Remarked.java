package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.RemarkStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Which postbacks people put something beside. Stateless; people write few notes, so these are read whole.
final class Remarked {
    /// What is looked through, or counted, at once.
    private static final int MOST = 10_000;

    private Remarked() {}

    /// The rows with their marks.
    static List<PostbackRow> marked(Connection connection, List<PostbackRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Long, Mark> marks = RemarkStore.marks(connection, rows.getLast().number(), rows.getFirst().number());
        return marks.isEmpty()
                ? rows
                : rows.stream().map(row -> row.withMark(marks.getOrDefault(row.number(), Mark.NONE))).toList();
    }

    /// Numbers of what is pinned, descending.
    static List<Long> pinned(Handle handle) {
        return handle.createQuery("SELECT postback FROM postback_pin ORDER BY postback DESC").mapTo(Long.class).list();
    }

    /// Numbers of what has notes, descending.
    static List<Long> noted(Handle handle) {
        return handle.createQuery("SELECT DISTINCT postback FROM postback_note ORDER BY postback DESC LIMIT " + MOST)
                .mapTo(Long.class).list();
    }

    /// Numbers of postbacks that have a note with `text` in it, descending; none for a blank one.
    static List<Long> noted(Handle handle, String text) {
        Needle needle = new Needle(text);
        if (needle.isBlank()) {
            return List.of();
        }
        return handle
                .createQuery("SELECT postback, content FROM postback_note ORDER BY postback DESC, place LIMIT " + MOST)
                .map((row, _) -> needle.isIn(row.getString("content")) ? row.getLong("postback") : 0L).list().stream()
                .filter(number -> number > 0).distinct().toList();
    }
}
