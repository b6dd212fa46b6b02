package dev.postbackdesk.replay;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;
import org.jspecify.annotations.Nullable;

/// A request can't be sent, or was not answered. The message is one sentence for a user.
public final class ReplayProblem extends Exception implements Says {
    private static final long serialVersionUID = 1;

    private final boolean refused;
    private final transient Saying saying;

    private ReplayProblem(boolean refused, Saying saying, @Nullable Throwable cause) {
        super(saying.english(), cause);
        this.refused = refused;
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }

    /// What was asked for can't be sent.
    static ReplayProblem refused(Saying saying) {
        return new ReplayProblem(true, saying, null);
    }

    /// The other side did not do its part.
    static ReplayProblem unanswered(Saying saying, @Nullable Throwable cause) {
        return new ReplayProblem(false, saying, cause);
    }

    /// Whether nothing was sent, for what the request is.
    public boolean isRefused() {
        return refused;
    }
}
