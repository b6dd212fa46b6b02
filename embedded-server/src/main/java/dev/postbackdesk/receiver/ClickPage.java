package dev.postbackdesk.receiver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of clicks, the newest first. Immutable.
///
/// @param next where the search goes on, as [ClickQuery#before()]; null where it reached the end
/// @param bounded whether it ended before the page was full, having looked through as many clicks as it does at once: there
///        may be more beyond `next`
public record ClickPage(List<ClickRow> rows, @Nullable Long next, boolean bounded) {
    public ClickPage {
        rows = List.copyOf(rows);
    }
}
