package dev.postbackdesk.shop;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Parameters of a query or a form. Pure functions; whatever arrives is a value.
final class Form {
    private Form() {}

    /// The first value of a parameter, decoded, or `""`.
    ///
    /// @param raw as it arrived, one ISO-8859-1 character a byte
    static String value(String raw, String name) {
        for (String one : raw.split("&", -1)) {
            int equals = one.indexOf('=');
            if (equals >= 0 && one.substring(0, equals).equals(name)) {
                return decoded(one.substring(equals + 1));
            }
        }
        return "";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String raw) {
        String text = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A broken escape: the value is what it says.
            return text;
        }
    }
}
