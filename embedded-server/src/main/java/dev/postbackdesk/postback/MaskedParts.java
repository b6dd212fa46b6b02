package dev.postbackdesk.postback;

import java.util.Locale;
import java.util.Set;

/// Masks the parts called `token` of a multipart body. Such a body is not read, but it is kept.
final class MaskedParts {
    private static final String ATTRIBUTE = "name=";

    private MaskedParts() {}

    static String mask(String text, Set<String> secrets) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder masked = new StringBuilder(text.length());
        int kept = 0;
        int at = lower.indexOf(ATTRIBUTE);
        while (at >= 0) {
            int name = at + ATTRIBUTE.length();
            if (lower.startsWith("\"", name)) {
                name++;
            }
            int end = name + Masking.NAME.length();
            int value = firstOf(lower, end, "\r\n\r\n", "\n\n");
            if (lower.startsWith(Masking.NAME, name) && value < text.length()
                    && !Character.isLetterOrDigit(lower.charAt(end))) {
                value += lower.charAt(value) == '\r' ? 4 : 2;
                end = firstOf(lower, value, "\r\n--", "\n--");
                if (end > value) {
                    MaskedParameters.collect(text.substring(value, end), secrets);
                    masked.append(text, kept, value).append(Masking.MASK);
                    kept = end;
                }
            }
            at = lower.indexOf(ATTRIBUTE, end);
        }
        return masked.append(text, kept, text.length()).toString();
    }

    /// Where the first of two strings stands, or the text's end.
    private static int firstOf(String text, int from, String one, String other) {
        int first = text.indexOf(one, from);
        int second = text.indexOf(other, from);
        return Math.min(first < 0 ? text.length() : first, second < 0 ? text.length() : second);
    }
}
