package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.language.Translation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What language the window speaks: one that there are words in, or the system's.
///
/// @param code of ISO 639, such as `de`; `""` for the system's
public record Language(String code) {
    /// The system's, where there are words in it, else English.
    public static final Language SYSTEM = new Language("");

    /// All that can be chosen, the system's first.
    public static List<Language> all() {
        return Stream.concat(Stream.of(SYSTEM), Translation.languages().map(one -> new Language(one.getLanguage())))
                .toList();
    }

    /// The one of that code; the system's if there are no words in it.
    static Language of(String code) {
        return Translation.isThere(code) ? new Language(code) : SYSTEM;
    }

    /// Words, numbers and dates are written by this: by the system's own where that is of this language, since it knows the
    /// region as well; and never in a language that there are no words in, which would mix two.
    public Locale locale(Locale system) {
        String wanted = code.isEmpty() ? system.getLanguage() : code;
        if (!Translation.isThere(wanted)) {
            return Locale.ENGLISH;
        }
        return wanted.equals(system.getLanguage()) ? system : Locale.of(wanted);
    }

    /// What the language calls itself, such as `Deutsch`.
    public String ownName() {
        Locale own = Locale.of(code);
        String name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }
}
