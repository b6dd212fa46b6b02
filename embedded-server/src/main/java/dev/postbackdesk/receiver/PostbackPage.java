package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.PostbackRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one step of a search found, newest first. Immutable.
///
/// @param next where to go on, as the next query's `before`; null where nothing older is left
/// @param looked how many numbers it looked through
public record PostbackPage(List<PostbackRow> rows, @Nullable Long next, long looked) {
    public PostbackPage {
        rows = List.copyOf(rows);
    }
}
