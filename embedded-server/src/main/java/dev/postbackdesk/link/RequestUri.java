package dev.postbackdesk.link;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes URLs that can be requested of what people and networks write. Pure functions.
public final class RequestUri {
    /// What browsers percent-encode in a path or query, and `java.net.URI` refuses.
    private static final String NOT_IN_A_URL = "\"<>\\^`{|}[]";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private RequestUri() {}

    /// An absolute http(s) URL as browsers request it: what a URL may not hold is percent-encoded, a host of other letters
    /// written in ASCII, the fragment left out. Empty where that is not possible.
    public static Optional<URI> of(String address) {
        Matcher url = Destination.SHAPE.matcher(address);
        if (!url.matches()) {
            return Optional.empty();
        }
        Matcher host = Destination.AUTHORITY.matcher(url.group(2));
        if (!host.matches()) {
            return Optional.empty();
        }
        try {
            String name = host.group(1).startsWith("[") ? host.group(1) : IDN.toASCII(host.group(1));
            String port = Optional.ofNullable(host.group(2)).orElse("");
            return Optional.of(URI.create(url.group(1).toLowerCase(Locale.ROOT) + "://" + name + port
                    + requestable(url.group(3)) + requestable(Optional.ofNullable(url.group(4)).orElse(""))))
                    .filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String requestable(String text) {
        StringBuilder ascii = new StringBuilder(text.length() + 16);
        // A per cent sign that begins no escape is one itself.
        for (byte b : STRAY_PERCENT.matcher(text).replaceAll("%25").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c <= ' ' || c >= 0x7f || NOT_IN_A_URL.indexOf(c) >= 0) {
                ascii.append('%').append(UPPER_HEX.toHexDigits(b));
            } else {
                ascii.append(c);
            }
        }
        return ascii.toString();
    }
}
