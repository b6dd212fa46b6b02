package dev.postbackdesk.desktop.live;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stored request as a command that sends it again, for a POSIX shell.
final class Curl {
    /// What curl makes itself, or what belonged to one connection.
    private static final Set<String> LEFT_OUT = Set.of("host", "content-length", "connection", "accept-encoding",
            "transfer-encoding", "expect", "keep-alive");

    private Curl() {}

    /// @param base where the receiver is, without a trailing slash
    static String of(Arrival arrival, String base) {
        // --globoff: braces and brackets are placeholders here, not patterns of curl's.
        StringBuilder command = new StringBuilder("curl --globoff");
        byte @Nullable [] body = arrival.body();
        if (!arrival.method().equals(body == null || body.length == 0 ? "GET" : "POST")) {
            command.append(" --request ").append(quote(arrival.method()));
        }
        for (Header header : arrival.headers()) {
            if (!LEFT_OUT.contains(header.name().toLowerCase(java.util.Locale.ROOT))) {
                // A header without a value is sent with a semicolon; a colon would remove it.
                String line = header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value();
                command.append(" \\\n  --header ").append(quote(line));
            }
        }
        if (body != null && body.length > 0) {
            command.append(" \\\n  --data-binary ").append(bytes(body));
        }
        return command.append(" \\\n  ").append(quote(url(arrival, base))).toString();
    }

    /// The URL that was requested, with bytes that are no ASCII percent-encoded, and a raw `#` too: a client would cut the
    /// URL there.
    static String url(Arrival arrival, String base) {
        String query = arrival.query().isEmpty() ? "" : "?" + arrival.query();
        StringBuilder url = new StringBuilder(base);
        for (char c : (arrival.path() + query).toCharArray()) {
            if (c <= ' ' || c >= 0x7F || c == '#') {
                url.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            } else {
                url.append(c);
            }
        }
        return url.toString();
    }

    /// One word for the shell, whatever stands in it.
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /// Text is quoted; bytes that are none are written in `$'…'`, which bash, zsh and ksh read.
    private static String bytes(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean plain = java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)
                && text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t') && !text.startsWith("@");
        if (plain) {
            return quote(text);
        }
        StringBuilder escaped = new StringBuilder("$'");
        for (byte b : body) {
            escaped.append("\\x").append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return escaped.append('\'').toString();
    }
}
