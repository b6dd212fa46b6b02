package dev.postbackdesk.database;

import org.jspecify.annotations.Nullable;

/// The data can't be opened. The message is one sentence for a user that says why and what to do.
public final class CannotOpen extends Exception {
    private static final long serialVersionUID = 1;

    /// What stands in the way.
    public enum Reason {
        /// Another program holds them.
        IN_USE,
        /// They are damaged, unwritable or newer than this program.
        DATA
    }

    private final Reason reason;

    public CannotOpen(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    public CannotOpen(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
