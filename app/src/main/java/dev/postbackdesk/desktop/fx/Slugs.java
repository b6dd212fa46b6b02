package dev.postbackdesk.desktop.fx;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/// Suggests slugs. Pure functions.
public final class Slugs {
    private static final int LONGEST = 64;

    private Slugs() {}

    /// A slug made of a name, or of a slug that does not hold: `Sommer-Aktion für Café` becomes `sommer-aktion-fur-cafe`.
    ///
    /// @param taken whether another link has it
    /// @return `""` where the name has nothing to make one of
    public static String from(String name, Predicate<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").replace("ß", "ss")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-+|-+$", "");
        String slug = cut(plain, LONGEST);
        return slug.isEmpty() ? "" : free(slug, taken);
    }

    /// `slug`, or the first of `slug-2`, `slug-3`, … that is free.
    public static String free(String slug, Predicate<String> taken) {
        String free = slug;
        for (int i = 2; taken.test(free); i++) {
            String end = "-" + i;
            free = cut(slug, LONGEST - end.length()) + end;
        }
        return free;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).replaceAll("-+$", "");
    }
}
