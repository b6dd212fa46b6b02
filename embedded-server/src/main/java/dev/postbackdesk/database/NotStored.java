package dev.postbackdesk.database;

import java.util.concurrent.CompletionException;

/// The store can't take anything now: the disk is full, the file is broken, the queue is full, or it is closing. The
/// answer to it is 503, and the request was not stored.
public final class NotStored extends Exception {
    private static final long serialVersionUID = 1;

    /// @param reason one sentence for a user
    public NotStored(String reason) {
        super(reason);
    }

    public NotStored(String reason, Throwable cause) {
        super(reason, cause);
    }

    /// Why a job was not done, for the log: one sentence. Never the database's own words, which quote what was to be
    /// stored.
    public static String sentence(Throwable failure) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> sentence(e.getCause());
            case NotStored e -> String.valueOf(e.getMessage());
            case Refusal e -> String.valueOf(e.getMessage());
            default -> "One request could not be stored (" + failure.getClass().getSimpleName()
                    + "). Please report it with the log.";
        };
    }
}
