package dev.postbackdesk.database;

import org.jspecify.annotations.Nullable;

/// A job can't do what it was asked to, and has changed nothing. The message is one sentence for a user.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    public Refusal(String sentence) {
        this(sentence, null);
    }

    public Refusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
