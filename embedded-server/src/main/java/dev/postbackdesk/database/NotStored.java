package dev.postbackdesk.database;

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
}
