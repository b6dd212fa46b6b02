package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;
import org.jspecify.annotations.Nullable;

/// A job can't do what it was asked to, and has changed nothing. The message is one sentence for a user.
public final class Refusal extends Exception implements Says {
    private static final long serialVersionUID = 1;

    private final transient Saying saying;

    public Refusal(Saying saying) {
        this(saying, null);
    }

    public Refusal(Saying saying, @Nullable Throwable cause) {
        super(saying.english(), cause);
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }
}
