package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What to export; every null means "any". Immutable.
///
/// @param since arrived at or after
/// @param until arrived before
public record ExportRange(@Nullable Instant since, @Nullable Instant until, @Nullable Result result) {
    public static final ExportRange ALL = new ExportRange(null, null, null);

    public boolean covers(Instant at) {
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }
}
