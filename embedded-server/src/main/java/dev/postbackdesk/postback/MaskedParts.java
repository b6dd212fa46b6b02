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
        // Where the next header's end was found last: not sought again for each of many names before it.
        int blank = 0;
        for (int at = lower.indexOf(ATTRIBUTE); at >= 0; at = lower.indexOf(ATTRIBUTE, at)) {
            at += ATTRIBUTE.length();
            int name = lower.startsWith("\"", at) ? at + 1 : at;
            int end = name + Masking.NAME.length();
            if (!lower.startsWith(Masking.NAME, name) || end == text.length()
                    || Character.isLetterOrDigit(lower.charAt(end))) {
                continue;
            }
            blank = blank < end ? firstOf(lower, end, "\r\n\r\n", "\n\n") : blank;
            if (blank == text.length()) {
                break;
            }
            int value = blank + (lower.charAt(blank) == '\r' ? 4 : 2);
            at = firstOf(lower, value, "\r\n--", "\n--");
            if (at > value) {
                MaskedParameters.collect(text.substring(value, at), secrets);
                masked.append(text, kept, value).append(Masking.MASK);
                kept = at;
            }
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
