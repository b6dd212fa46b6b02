package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a user asked for could not be done. The message is one sentence that says what happened and what to do: in
/// English, until a window takes it [in][#in] its own language.
public final class ReceiverException extends Exception implements Says {
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
    private final transient Saying saying;
    private final String sentence;
    private final transient @Nullable DataDamage damage;

    public ReceiverException(Kind kind, Saying saying) {
        this(kind, saying, null);
    }

    public ReceiverException(Kind kind, Saying saying, @Nullable Throwable cause) {
        this(kind, null, saying, Locale.ENGLISH, cause);
    }

    /// @param sentence in the user's language already
    public ReceiverException(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    /// @param sentence in the user's language already
    public ReceiverException(Kind kind, String sentence, @Nullable Throwable cause) {
        this(kind, Saying.verbatim(sentence), cause);
    }

    /// Of kind `DATA`, where the user has to choose what takes the place of the database.
    public ReceiverException(DataDamage damage, Saying saying, @Nullable Throwable cause) {
        this(Kind.DATA, damage, saying, Locale.ENGLISH, cause);
    }

    private ReceiverException(Kind kind, @Nullable DataDamage damage, Saying saying, Locale language,
            @Nullable Throwable cause) {
        super(saying.in(language), cause);
        this.kind = kind;
        this.damage = damage;
        this.saying = saying;
        sentence = saying.in(language);
    }

    /// The same, worded in a language.
    public ReceiverException in(Locale language) {
        return saying.in(language).equals(sentence)
                ? this
                : new ReceiverException(kind, damage, saying, language, this);
    }

    @Override
    public Saying saying() {
        return saying;
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
        return sentence;
    }
}
