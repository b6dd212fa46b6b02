package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The store can't take anything now: the disk is full, the file is broken, the queue is full, or it is closing. The
/// answer to it is 503, and the request was not stored.
public final class NotStored extends Exception implements Says {
    private static final long serialVersionUID = 1;

    private final transient Saying reason;

    /// @param reason one sentence for a user
    public NotStored(Saying reason) {
        this(reason, null);
    }

    public NotStored(Saying reason, @Nullable Throwable cause) {
        super(reason.english(), cause);
        this.reason = reason;
    }

    @Override
    public Saying saying() {
        return reason;
    }

    /// Why a job was not done, as one sentence. Never the database's own words, which quote what was to be stored.
    public static Saying sentence(Throwable failure) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> sentence(e.getCause());
            case NotStored e -> e.reason;
            case Refusal e -> e.saying();
            default -> Saying.of("said.store.one", failure.getClass().getSimpleName());
        };
    }
}
