package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The data can't be opened. The message is one sentence for a user that says why and what to do.
public final class CannotOpen extends Exception implements Says {
    private static final long serialVersionUID = 1;

    /// What stands in the way.
    public enum Reason {
        /// Another program holds them.
        IN_USE,
        /// They are damaged, unwritable or newer than this program.
        DATA
    }

    private final Reason reason;
    private final transient Saying saying;
    private final transient @Nullable Damage damage;

    public CannotOpen(Reason reason, Saying saying) {
        this(reason, saying, null);
    }

    public CannotOpen(Reason reason, Saying saying, @Nullable Throwable cause) {
        super(saying.english(), cause);
        this.reason = reason;
        this.saying = saying;
        damage = null;
    }

    /// There is no database that could be used, and a backup or a new one has to take its place. What is at hand for that
    /// is not known here: whoever catches it tells the user.
    public CannotOpen(Damage damage, @Nullable Throwable cause) {
        super(damage.sentence().english(), cause);
        reason = Reason.DATA;
        saying = damage.sentence();
        this.damage = damage;
    }

    @Override
    public Saying saying() {
        return saying;
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong with the database, where that is what stands in the way.
    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }
}
