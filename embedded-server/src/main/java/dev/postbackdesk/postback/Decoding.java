package dev.postbackdesk.postback;

import java.nio.charset.StandardCharsets;

/// Percent decoding that never fails: an escape that is none stays as it is, and bytes that are not UTF-8 become U+FFFD.
public final class Decoding {
    private Decoding() {}

    /// Decodes a query's or form's name or value, given in ISO-8859-1 characters: `+` is a blank.
    public static String form(String raw) {
        return decode(raw, raw.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    /// Decodes the escapes of a text that was decoded before, or never encoded; `+` stays.
    public static String percent(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static String decode(String text, byte[] bytes, boolean form) {
        if (isPlain(bytes, form)) {
            return text;
        }
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                decoded[length++] = (byte) (hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                i += 2;
            } else if (b == '+' && form) {
                decoded[length++] = ' ';
            } else {
                decoded[length++] = b;
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte[] bytes, boolean form) {
        for (byte b : bytes) {
            if (b < 0 || b == '%' || (form && b == '+')) {
                return false;
            }
        }
        return true;
    }

    /// The value of an ASCII hex digit, or -1.
    private static int hex(byte b) {
        return b < 0 ? -1 : b <= '9' ? (b >= '0' ? b - '0' : -1) : digit((byte) (b | 0x20));
    }

    private static int digit(byte lower) {
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
