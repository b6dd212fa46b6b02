package dev.postbackdesk.reach;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// URLs as browsers take them: what merchants write holds braces, bars and letters of all kinds, which `java.net.URI`
/// refuses, and which a browser percent-encodes before it sends them. Pure.
final class Urls {
    private static final String SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";

    private Urls() {}

    /// What is to be called, without its fragment; empty if `text` is no absolute http(s) URL with a host.
    static Optional<URI> parse(String text) {
        String url = text.strip();
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        String name = url.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return Optional.empty();
        }
        int end = scheme + 3;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String rest = url.substring(end);
        int hash = rest.indexOf('#');
        rest = hash < 0 ? rest : rest.substring(0, hash);
        if (!rest.startsWith("/")) {
            rest = "/" + rest;
        }
        try {
            URI uri = new URI(name + "://" + ascii(url.substring(scheme + 3, end)) + escaped(rest));
            return uri.getHost() == null || uri.getRawUserInfo() != null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Where `reference`, as a `Location` names it, leads from `base`.
    static Optional<URI> resolve(URI base, String reference) {
        String target = reference.strip();
        if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            return parse(target);
        }
        String origin = base.getScheme() + "://" + base.getRawAuthority();
        if (target.startsWith("//")) {
            return parse(base.getScheme() + ":" + target);
        }
        String path = base.getRawPath();
        String whole = path + (base.getRawQuery() == null ? "" : "?" + base.getRawQuery());
        if (target.isEmpty() || target.startsWith("#")) {
            return parse(origin + whole);
        }
        if (target.startsWith("?")) {
            return parse(origin + path + target);
        }
        String absolute = target.startsWith("/") ? target : path.substring(0, path.lastIndexOf('/') + 1) + target;
        return parse(origin + absolute).map(URI::normalize).map(Urls::withoutClimbing);
    }

    /// `normalize` keeps a leading `/..`, which browsers drop.
    private static URI withoutClimbing(URI uri) {
        String text = uri.toString();
        int path = text.indexOf('/', text.indexOf("://") + 3);
        String rest = text.substring(path);
        while (rest.startsWith("/../")) {
            rest = rest.substring(3);
        }
        return URI.create(text.substring(0, path) + rest);
    }

    private static String ascii(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String host = port ? authority.substring(0, colon) : authority;
        return (host.startsWith("[") ? host : IDN.toASCII(host)) + (port ? authority.substring(colon) : "");
    }

    /// Percent-encodes what a URI may not hold; what is encoded already stays as it is.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean query = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            if (c == '\\' && !query) {
                // Browsers take it for a slash.
                out.append('/');
            } else if (c == '%' && !text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
                out.append("%25");
            } else if (c == '%' || (c < 128 && SAFE.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format(Locale.ROOT, "%02X", b));
                }
            }
            query |= c == '?';
            i += Character.charCount(c);
        }
        return out.toString();
    }
}
