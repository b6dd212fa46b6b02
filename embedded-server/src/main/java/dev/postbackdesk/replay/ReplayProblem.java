package dev.postbackdesk.replay;

import org.jspecify.annotations.Nullable;

/// A request can't be sent, or was not answered. The message is one sentence for a user.
public final class ReplayProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean refused;

    private ReplayProblem(boolean refused, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.refused = refused;
    }

    /// What was asked for can't be sent.
    static ReplayProblem refused(String sentence) {
        return new ReplayProblem(true, sentence, null);
    }

    /// The other side did not do its part.
    static ReplayProblem unanswered(String sentence, @Nullable Throwable cause) {
        return new ReplayProblem(false, sentence, cause);
    }

    /// Whether nothing was sent, for what the request is.
    public boolean isRefused() {
        return refused;
    }
}
