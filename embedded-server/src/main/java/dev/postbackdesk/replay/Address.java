package dev.postbackdesk.replay;

import dev.postbackdesk.language.Saying;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a request goes: scheme, host and port. Immutable.
///
/// @param host in ASCII; an IPv6 address without its brackets
/// @param authority host and port as they stand in `Host`
public record Address(boolean secure, String host, int port, String authority) {
    private static final Pattern FORM = Pattern
            .compile("(?i)(https?)://(\\[[0-9a-f:.]+\\]|[^\\s/?#:@\\[\\]]+)(?::([0-9]{1,5}))?/?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int HIGHEST_PORT = 65_535;
    private static final int PLAIN = 80;
    private static final int SECURE = 443;

    /// Reads what a user wrote, e.g. `https://staging.example`.
    public static Address parse(String text) throws ReplayProblem {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw bad(text);
        }
        boolean secure = form.group(1).toLowerCase(Locale.ROOT).equals("https");
        String host = ascii(text, form.group(2));
        String digits = form.group(3);
        int port = digits == null ? (secure ? SECURE : PLAIN) : Integer.parseInt(digits);
        if (port < 1 || port > HIGHEST_PORT) {
            throw bad(text);
        }
        return new Address(secure, host.replace("[", "").replace("]", ""), port,
                digits == null ? host : host + ":" + port);
    }

    private static String ascii(String text, String host) throws ReplayProblem {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            String ascii = IDN.toASCII(host);
            if (NAME.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException _) {
            // Said below: it names no host.
        }
        throw bad(text);
    }

    private static ReplayProblem bad(String text) {
        return ReplayProblem.refused(Saying.of("said.replay.address", text.strip()));
    }
}
