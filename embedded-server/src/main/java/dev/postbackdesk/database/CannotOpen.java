package dev.postbackdesk.database;

import java.util.Optional;
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
    private final transient @Nullable Damage damage;

    public CannotOpen(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    public CannotOpen(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        damage = null;
    }

    /// There is no database that could be used, and a backup or a new one has to take its place. What is at hand for that
    /// is not known here: whoever catches it tells the user.
    public CannotOpen(Damage damage, @Nullable Throwable cause) {
        super(damage.sentence(), cause);
        reason = Reason.DATA;
        this.damage = damage;
    }

    public Reason reason() {
        return reason;
    }

    /// What is wrong with the database, where that is what stands in the way.
    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }
}
