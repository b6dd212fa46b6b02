package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.PostbackRow;
import java.util.List;

/// A click and the postbacks that name it. Immutable.
///
/// @param postbacks the oldest first
/// @param bounded whether only those that arrived next after the click, and what was recorded, were looked at
public record ClickHistory(ClickRow click, List<PostbackRow> postbacks, boolean bounded) {
    public ClickHistory {
        postbacks = List.copyOf(postbacks);
    }
}
