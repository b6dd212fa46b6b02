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
        byte @Nullable [] body = arrival.body();
        byte[] sent = body == null ? new byte[0] : body;
        boolean piped = sent.length > 0 && !isPlain(sent);
        // No argument holds every byte, and curl takes one that begins with an @ for a file's name.
        StringBuilder command = new StringBuilder(piped ? "printf '" + octal(sent) + "' | " : "");
        // --globoff: braces and brackets are placeholders here, not patterns of curl's.
        command.append("curl --globoff");
        if (!arrival.method().equals(sent.length == 0 ? "GET" : "POST")) {
            command.append(" --request ").append(quote(arrival.method()));
        }
        for (Header header : arrival.headers()) {
            if (!LEFT_OUT.contains(header.name().toLowerCase(java.util.Locale.ROOT))) {
                // A header without a value is sent with a semicolon; a colon would remove it.
                String line = header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value();
                command.append(" \\\n  --header ").append(header(line));
            }
        }
        if (sent.length > 0) {
            if (arrival.header("Content-Type").isEmpty()) {
                // curl would call it a form.
                command.append(" \\\n  --header ").append(quote("Content-Type:"));
            }
            command.append(" \\\n  --data-binary ")
                    .append(piped ? "@-" : quote(new String(sent, StandardCharsets.UTF_8)));
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

    /// A stored header has one character a byte, a shell's word is UTF-8: bytes beyond ASCII are printed.
    private static String header(String line) {
        return line.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                ? quote(line)
                : "\"$(printf '" + octal(line.getBytes(StandardCharsets.ISO_8859_1)) + "')\"";
    }

    private static boolean isPlain(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)
                && text.chars().allMatch(c -> (c >= ' ' && c != 0x7F) || c == '\n' || c == '\t')
                && !text.startsWith("@");
    }

    /// For `printf`, as every POSIX shell has it: letters and digits as they are, all else as `\ooo`.
    private static String octal(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : bytes) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                    || "=&{}:,./ -_".indexOf(c) >= 0;
            escaped.append(plain ? String.valueOf(c) : String.format(java.util.Locale.ROOT, "\\%03o", (int) c));
        }
        return escaped.toString();
    }
}
