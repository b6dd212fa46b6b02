package dev.postbackdesk.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A piece of a URL and what it is, for showing URLs in colour. The texts of all parts, joined, are the URL again.
public record UrlPart(Kind kind, String text) {
    /// What a piece is.
    public enum Kind {
        /// `https://`
        SCHEME,
        /// Host and port.
        HOST, PATH,
        /// A parameter's name.
        NAME,
        /// A fixed value.
        VALUE,
        /// What the merchant or the network fills in.
        PLACEHOLDER,
        /// `[s2sidentifier]`, where we put the click id.
        TOKEN,
        /// A real click id.
        CLICK_ID,
        /// `?`, `&` and `=`
        PUNCTUATION,
        /// From `#` on.
        FRAGMENT
    }

    private static final Pattern CLICK_ID = Pattern.compile("[0-7][0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}");

    /// Takes any text apart; what is no URL is one path.
    public static List<UrlPart> split(String url) {
        List<UrlPart> parts = new ArrayList<>();
        int scheme = url.indexOf("://");
        int rest = 0;
        if (scheme > 0 && url.substring(0, scheme).chars().allMatch(Character::isLetterOrDigit)) {
            parts.add(new UrlPart(Kind.SCHEME, url.substring(0, scheme + 3)));
            rest = first(url, scheme + 3, "/?#");
            add(parts, Kind.HOST, url.substring(scheme + 3, rest));
        }
        int query = url.indexOf('?', rest);
        int pathEnd = query >= 0 ? query : fragmentStart(url, rest);
        tokens(parts, Kind.PATH, url.substring(rest, pathEnd));
        if (query < 0) {
            add(parts, Kind.FRAGMENT, url.substring(pathEnd));
            return List.copyOf(parts);
        }
        int end = query(parts, url, query);
        add(parts, Kind.FRAGMENT, url.substring(end));
        return List.copyOf(parts);
    }

    private static int query(List<UrlPart> parts, String url, int question) {
        int at = question;
        while (at < url.length() && (url.charAt(at) == '?' || url.charAt(at) == '&')) {
            parts.add(new UrlPart(Kind.PUNCTUATION, url.substring(at, at + 1)));
            int end = parameterEnd(url, at + 1);
            String parameter = url.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                add(parts, Kind.NAME, parameter);
            } else {
                add(parts, Kind.NAME, parameter.substring(0, equals));
                parts.add(new UrlPart(Kind.PUNCTUATION, "="));
                value(parts, parameter.substring(equals + 1));
            }
            at = end;
        }
        return at;
    }

    private static void value(List<UrlPart> parts, String value) {
        if (value.equals(Placeholder.TOKEN)) {
            parts.add(new UrlPart(Kind.TOKEN, value));
        } else if (Placeholder.isPlaceholder(value)) {
            parts.add(new UrlPart(Kind.PLACEHOLDER, value));
        } else if (looksLikeClickId(value)) {
            parts.add(new UrlPart(Kind.CLICK_ID, value));
        } else {
            tokens(parts, Kind.VALUE, value);
        }
    }

    /// 26 characters of the click ids' alphabet. The `click` package knows better, but builds on this one.
    private static boolean looksLikeClickId(String value) {
        return CLICK_ID.matcher(value).matches();
    }

    /// A raw `#` begins a fragment unless a placeholder such as `#s2#` does.
    private static int parameterEnd(String url, int from) {
        int end = first(url, from, "&");
        int hash = url.indexOf('#', from);
        if (hash < 0 || hash >= end) {
            return end;
        }
        int equals = url.indexOf('=', from);
        boolean placeholder = equals >= 0 && equals < hash
                && Placeholder.isPlaceholder(url.substring(equals + 1, end));
        return placeholder ? end : hash;
    }

    private static int fragmentStart(String url, int from) {
        return first(url, from, "#");
    }

    private static int first(String url, int from, String characters) {
        for (int i = from; i < url.length(); i++) {
            if (characters.indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    private static void tokens(List<UrlPart> parts, Kind kind, String text) {
        int at = 0;
        for (int token = text.indexOf(Placeholder.TOKEN); token >= 0; token = text.indexOf(Placeholder.TOKEN, at)) {
            add(parts, kind, text.substring(at, token));
            at = token + Placeholder.TOKEN.length();
            parts.add(new UrlPart(Kind.TOKEN, text.substring(token, at)));
        }
        add(parts, kind, text.substring(at));
    }

    private static void add(List<UrlPart> parts, Kind kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new UrlPart(kind, text));
        }
    }
}
