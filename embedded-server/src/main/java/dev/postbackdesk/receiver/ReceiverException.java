package dev.postbackdesk.receiver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a user asked for could not be done. The message is one sentence that says what happened and what to do.
public final class ReceiverException extends Exception {
    private static final long serialVersionUID = 1;

    /// What stood in the way; the commands turn it into their exit code.
    public enum Kind {
        /// What was given is not acceptable: a field's value, a file, an argument.
        INVALID,
        /// Another program holds the data folder.
        IN_USE,
        /// Another program listens on the port.
        PORT_TAKEN,
        /// The data are damaged, unwritable or newer than this program.
        DATA,
        /// It can't be done just now.
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient @Nullable DataDamage damage;

    public ReceiverException(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    public ReceiverException(Kind kind, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        damage = null;
    }

    /// Of kind `DATA`, where the user has to choose what takes the place of the database.
    public ReceiverException(DataDamage damage, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        kind = Kind.DATA;
        this.damage = damage;
    }

    public Kind kind() {
        return kind;
    }

    /// What happened to the database, where the user has to choose what takes its place.
    public Optional<DataDamage> damage() {
        return Optional.ofNullable(damage);
    }

    /// The message, which is never null.
    public String sentence() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }
}
