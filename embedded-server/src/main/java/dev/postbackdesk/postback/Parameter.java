package dev.postbackdesk.postback;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One parameter of a postback. Immutable.
///
/// @param name decoded, the healed one where `&amp;` stood before it
/// @param raw the value as it arrived, in ISO-8859-1 characters; of a JSON body the value itself
/// @param value decoded once: the percent escapes of a query or form, nothing of a JSON body
public record Parameter(String name, String raw, String value, Origin origin) {
    private static final Set<String> ENCODED_BLANKS = Set.of("%20", "%09", "%0A", "%0D");

    /// Where in the request it stood.
    public enum Origin {
        QUERY, FORM, JSON
    }

    /// The value without the blanks and line ends around it.
    public String trimmed() {
        return trim(value);
    }

    public boolean hasStrayWhitespace() {
        return trimmed().length() != value.length();
    }

    /// The trimmed value decoded once more, where that makes a difference.
    public Optional<String> decodedOnceMore() {
        String trimmed = trimmed();
        if (trimmed.indexOf('%') < 0) {
            return Optional.empty();
        }
        String decoded = trim(Decoding.percent(trimmed));
        return decoded.equals(trimmed) ? Optional.empty() : Optional.of(decoded);
    }

    /// The raw value without the blanks around it, encoded ones (`%20`, `+`, `%0A`) included.
    public String trimmedRaw() {
        if (origin == Origin.JSON) {
            return trim(raw);
        }
        int from = 0;
        int to = raw.length();
        for (int blank = blankAt(from); blank > 0; blank = blankAt(from)) {
            from += blank;
        }
        for (int blank = blankBefore(from, to); blank > 0; blank = blankBefore(from, to)) {
            to -= blank;
        }
        return raw.substring(from, to);
    }

    /// How many characters of the raw value write the blank that begins at `index`: 0 where none does.
    private int blankAt(int index) {
        if (index < raw.length() && (raw.charAt(index) == '+' || isBlank(raw.charAt(index)))) {
            return 1;
        }
        return index + 3 <= raw.length() && isEncodedBlank(index) ? 3 : 0;
    }

    private int blankBefore(int from, int end) {
        if (end > from && (raw.charAt(end - 1) == '+' || isBlank(raw.charAt(end - 1)))) {
            return 1;
        }
        return end - 3 >= from && isEncodedBlank(end - 3) ? 3 : 0;
    }

    private boolean isEncodedBlank(int index) {
        return ENCODED_BLANKS.contains(raw.substring(index, index + 3).toUpperCase(Locale.ROOT));
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
