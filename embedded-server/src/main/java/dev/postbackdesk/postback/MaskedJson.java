package dev.postbackdesk.postback;

import java.util.Locale;
import java.util.Set;

/// Masks the values of `token` in JSON of any depth, broken JSON included: what a parser refuses is stored all the same.
/// A masked value is always a string.
final class MaskedJson {
    private final String text;
    private final Set<String> secrets;
    private final StringBuilder masked;
    private int at;
    private int kept;

    private MaskedJson(String text, Set<String> secrets) {
        this.text = text;
        this.secrets = secrets;
        masked = new StringBuilder(text.length());
    }

    /// @param secrets takes what was masked, as it arrived and unescaped
    static String mask(String text, Set<String> secrets) {
        return new MaskedJson(text, secrets).mask();
    }

    private String mask() {
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                at++;
                continue;
            }
            int start = at + 1;
            skipString();
            String name = unescape(text.substring(start, Math.max(start, at - 1)));
            skipBlanks();
            if (at < text.length() && text.charAt(at) == ':'
                    && name.strip().toLowerCase(Locale.ROOT).equals(Masking.NAME)) {
                at++;
                skipBlanks();
                maskValue();
            }
        }
        return masked.append(text, kept, text.length()).toString();
    }

    private void maskValue() {
        int start = at;
        boolean string = at < text.length() && text.charAt(at) == '"';
        skipValue();
        String value = string ? text.substring(start + 1, Math.max(start + 1, at - 1)) : text.substring(start, at);
        if (value.isEmpty() || value.equals("null")) {
            return;
        }
        MaskedParameters.collect(value, secrets);
        MaskedParameters.collect(unescape(value), secrets);
        masked.append(text, kept, start).append('"').append(Masking.MASK).append('"');
        kept = at;
    }

    /// A string, a list or object with all that is in it, or anything else up to where it ends.
    private void skipValue() {
        int depth = 0;
        do {
            char c = at < text.length() ? text.charAt(at) : ',';
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                depth--;
                at += depth >= 0 ? 1 : 0;
            } else if (depth > 0) {
                at++;
            } else {
                while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        } while (depth > 0 && at < text.length());
    }

    /// From an opening quote to behind the closing one, or to the end of the text.
    private void skipString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static String unescape(String string) {
        StringBuilder plain = new StringBuilder(string.length());
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c != '\\' || i + 1 == string.length()) {
                plain.append(c);
                continue;
            }
            char escaped = string.charAt(++i);
            boolean unicode = escaped == 'u' && i + 4 < string.length()
                    && string.substring(i + 1, i + 5).chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
            if (unicode) {
                plain.append((char) Integer.parseInt(string, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(escaped);
            }
        }
        return plain.toString();
    }
}
