package dev.postbackdesk.language;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words of one language, from its file `dev/postbackdesk/languages/<language>.properties`; of English there is none,
/// since its words stand beside what they are for. A key that the file lacks has no words here, and is said in English.
/// Immutable and thread-safe.
public final class Translation {
    private static final String FOLDER = "dev.postbackdesk.languages.";
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();
    /// What a file is named by comes from a file of settings.
    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

    private final @Nullable ResourceBundle words;

    private Translation(@Nullable ResourceBundle words) {
        this.words = words;
    }

    /// The words of a locale's language; none where it has no file.
    public static Translation to(Locale locale) {
        try {
            return new Translation(ResourceBundle.getBundle(FOLDER + locale.getLanguage(), Locale.ROOT,
                    Translation.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        } catch (MissingResourceException e) {
            return new Translation(null);
        }
    }

    /// The languages that words exist in, English first, then by their codes. A file that lies there is enough.
    public static Stream<Locale> languages() {
        return Languages.ALL.stream();
    }

    /// Whether words exist in a language. Cheaper than going through [#languages], which looks for two hundred of them in each jar.
    ///
    /// @param code of ISO 639, such as `de`; of anything else there are none
    public static boolean isThere(String code) {
        return code.equals(ENGLISH) || (CODE.matcher(code).matches()
                && Translation.class.getResource("/" + FOLDER.replace('.', '/') + code + ".properties") != null);
    }

    /// Looked for once, when first asked.
    private static final class Languages {
        static final List<Locale> ALL = Stream.concat(Stream.of(ENGLISH), Stream.of(Locale.getISOLanguages())
                .sorted().filter(code -> !code.equals(ENGLISH) && isThere(code))).map(Locale::of).toList();
    }

    /// The words of `key`, or empty if they are to be said in English.
    public Optional<String> words(String key) {
        return words != null && words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
    }

    /// All keys that have words.
    public Set<String> keys() {
        return words == null ? Set.of() : words.keySet();
    }
}
