package dev.postbackdesk.language;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// A sentence for a user that is in no language yet: which one, and the values in it. Commands, the log and answers over
/// HTTP say it in English, the window in the language that it speaks. Immutable and thread-safe.
///
/// The English words of a key stand in the bundle `dev/postbackdesk/sayings/sayings`, those of another language in its
/// [Translation]'s file; both are patterns of [String#format]. Numbers are written without separators, since most of them
/// name something.
///
/// @param key of the words; `""` where the only value is the whole text already
/// @param values in the pattern's order; one that is a saying itself is said in the same language
public record Saying(String key, List<Object> values) {
    /// Says nothing at all.
    public static final Saying NOTHING = verbatim("");

    private static final String BUNDLE = "dev.postbackdesk.sayings.sayings";

    public Saying {
        values = List.copyOf(values);
    }

    public static Saying of(String key, Object... values) {
        return new Saying(key, List.of(values));
    }

    /// What has its words already: those of the operating system, or of a text that is in the user's language.
    public static Saying verbatim(String text) {
        return new Saying("", List.of(text));
    }

    /// What a failure says of itself; where it is none of ours, its message as it is.
    public static Saying why(Throwable failure) {
        return failure instanceof Says says ? says.saying() : verbatim(String.valueOf(failure.getMessage()));
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }

    // A record's own are put together when they are first called, for which a start would wait 5 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Saying saying && key.equals(saying.key) && values.equals(saying.values);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + values.hashCode();
    }

    /// In a language; in English where that has no words for it.
    public String in(Locale language) {
        Object[] said = values.stream().map(value -> value instanceof Saying saying ? saying.in(language) : value)
                .toArray();
        return key.isEmpty() ? String.valueOf(said[0]) : String.format(Locale.ROOT, pattern(language), said);
    }

    private String pattern(Locale language) {
        return Translation.to(language).words(key).orElseGet(() -> ResourceBundle.getBundle(BUNDLE, Locale.ROOT,
                Saying.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).getString(key));
    }

    public String english() {
        return in(Locale.ENGLISH);
    }

    /// In English, as for the log.
    @Override
    public String toString() {
        return english();
    }
}
