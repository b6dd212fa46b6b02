package dev.postbackdesk.language;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reading or writing failed for a reason that we have words for: as they stand in the middle of a sentence, since whoever
/// catches it tells what could not be done.
public final class SaidIOException extends IOException implements Says {
    private static final long serialVersionUID = 1;

    private final transient Saying why;

    public SaidIOException(Saying why) {
        this(why, null);
    }

    public SaidIOException(Saying why, @Nullable Throwable cause) {
        super(why.english(), cause);
        this.why = why;
    }

    @Override
    public Saying saying() {
        return why;
    }
}
