package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.util.Locale;

/// What a postback came to as people part them: an accepted one that waits for approval stands apart from the accepted.
public enum Outcome {
    ACCEPTED, UPDATED, PENDING, DUPLICATE, REJECTED;

    public static Outcome of(PostbackRow row) {
        return switch (row.result()) {
            case ACCEPTED -> ConversionStatus.PENDING.word().equals(row.reading().status()) ? PENDING : ACCEPTED;
            case UPDATED -> UPDATED;
            case DUPLICATE -> DUPLICATE;
            case REJECTED -> REJECTED;
        };
    }

    /// The verdict that it is a part of.
    public Result result() {
        return switch (this) {
            case ACCEPTED, PENDING -> Result.ACCEPTED;
            case UPDATED -> Result.UPDATED;
            case DUPLICATE -> Result.DUPLICATE;
            case REJECTED -> Result.REJECTED;
        };
    }

    /// The word of searches.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
