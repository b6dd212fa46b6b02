package dev.postbackdesk.desktop.live;

import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pills above the table. Pending ones are accepted ones that wait; here they stand apart from the accepted.
enum LiveFilter {
    ALL, ACCEPTED, UPDATED, PENDING, DUPLICATE, REJECTED, PINNED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What to ask the receiver for; [#matches] then leaves out pending ones where they do not belong.
    Set<Result> results() {
        return switch (this) {
            case ALL, PINNED -> Set.of();
            case ACCEPTED, PENDING -> Set.of(Result.ACCEPTED);
            case UPDATED -> Set.of(Result.UPDATED);
            case DUPLICATE -> Set.of(Result.DUPLICATE);
            case REJECTED -> Set.of(Result.REJECTED);
        };
    }

    @Nullable
    ConversionStatus status() {
        return this == PENDING ? ConversionStatus.PENDING : null;
    }

    boolean matches(PostbackRow row) {
        boolean pending = row.result() == Result.ACCEPTED
                && ConversionStatus.PENDING.word().equals(row.reading().status());
        return switch (this) {
            case ALL -> true;
            case ACCEPTED -> row.result() == Result.ACCEPTED && !pending;
            case PENDING -> pending;
            case UPDATED -> row.result() == Result.UPDATED;
            case DUPLICATE -> row.result() == Result.DUPLICATE;
            case REJECTED -> row.result() == Result.REJECTED;
            case PINNED -> row.mark().pinned();
        };
    }

    long of(ResultCounts counts) {
        return switch (this) {
            case ALL -> counts.total();
            case ACCEPTED -> counts.byResult().getOrDefault(Result.ACCEPTED, 0L) - counts.pending();
            case PENDING -> counts.pending();
            case UPDATED -> counts.byResult().getOrDefault(Result.UPDATED, 0L);
            case DUPLICATE -> counts.byResult().getOrDefault(Result.DUPLICATE, 0L);
            case REJECTED -> counts.byResult().getOrDefault(Result.REJECTED, 0L);
            case PINNED -> counts.pinned();
        };
    }
}
