package dev.postbackdesk.postback;

import java.util.Optional;

/// One parameter of a postback. Immutable.
///
/// @param name decoded, the healed one where `&amp;` stood before it
/// @param raw the value as it arrived, in ISO-8859-1 characters; of a JSON body the value itself
/// @param value decoded once: the percent escapes of a query or form, nothing of a JSON body
public record Parameter(String name, String raw, String value, Origin origin) {
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

    /// The raw value without the blanks around it.
    public String trimmedRaw() {
        return trim(raw);
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
