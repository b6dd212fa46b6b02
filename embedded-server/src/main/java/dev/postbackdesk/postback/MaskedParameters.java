package dev.postbackdesk.postback;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Masks the `token` parameters of a query, a form, or a header's value that holds an address. Nothing is decoded but
/// names, and what is not masked is copied as it is.
final class MaskedParameters {
    /// What surrounds a parameter.
    enum Ends {
        /// `&`; and a second `?` or a raw `#`, where somebody glued a query to one.
        QUERY("&?#", "&"),
        /// As a query, but a `?` in a value is part of it: forms are not glued.
        FORM("&?#", "&"),
        /// As a query, but a value ends with its line: a body whose type says nothing.
        LINE("&?#\r\n", "&\r\n"),
        /// Addresses, cookies and other lists.
        HEADER("&?#;, \t\"'<>(", "& \t\"'<>)");

        private final String before;
        private final String after;

        Ends(String before, String after) {
            this.before = before;
            this.after = after;
        }

        private boolean begins(char c) {
            return before.indexOf(c) >= 0;
        }

        private boolean endsAt(String text, int at) {
            char c = text.charAt(at);
            return after.indexOf(c) >= 0 || switch (this) {
                // Just where the reader of queries ends it: else the rest of a secret would be shown.
                case QUERY, LINE -> c == '?' && QueryReader.glues(text, at);
                case FORM -> false;
                // Both may stand in an address; before a blank they end it.
                case HEADER -> (c == ';' || c == ',') && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
            };
        }
    }

    /// What an HTML-escaped `&` leaves in front of a name.
    private static final List<String> ESCAPES = List.of("amp;", "38;", "038;", "x26;");

    private MaskedParameters() {}

    /// @param secrets takes what was masked, as it arrived and decoded
    static String mask(String text, Ends ends, Set<String> secrets) {
        StringBuilder masked = new StringBuilder(text.length());
        int kept = 0;
        int from = 0;
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', from)) {
            int name = equals;
            while (name > from && !ends.begins(text.charAt(name - 1))) {
                name--;
            }
            // A name that begins after another `=` is part of a value.
            boolean begins = name == 0 || ends.begins(text.charAt(name - 1));
            from = equals + 1;
            if (begins && isToken(text.substring(name, equals))) {
                int end = from;
                while (end < text.length() && !ends.endsAt(text, end)) {
                    end++;
                }
                if (end > from) {
                    collect(text.substring(from, end), secrets);
                    masked.append(text, kept, from).append(Masking.MASK);
                    kept = end;
                    from = end;
                }
            }
        }
        return masked.append(text, kept, text.length()).toString();
    }

    /// Adds a secret in all the forms in which it may stand elsewhere.
    ///
    /// @param raw in ISO-8859-1 characters, as headers are
    static void collect(String raw, Set<String> secrets) {
        String decoded = Decoding.form(raw);
        for (String form : List.of(raw, bytes(decoded), bytes(Decoding.percent(decoded)))) {
            if (!form.isBlank()) {
                secrets.add(form.strip());
            }
        }
    }

    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isToken(String name) {
        String once = Decoding.form(name);
        return bare(name).equals(Masking.NAME) || bare(once).equals(Masking.NAME)
                || bare(Decoding.percent(once)).equals(Masking.NAME);
    }

    private static String bare(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        int from = 0;
        // By place, not by cutting: a name may be 64 KiB of nothing but escapes.
        for (String escape : ESCAPES) {
            while (bare.startsWith(escape, from)) {
                from += escape.length();
            }
        }
        return bare.substring(from);
    }
}
