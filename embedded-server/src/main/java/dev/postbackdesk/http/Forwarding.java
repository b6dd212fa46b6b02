package dev.postbackdesk.http;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.Header;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Whose request it is where proxies stand in front: the hop farthest to the right that is no trusted proxy. Everything
/// to the left of it was written by somebody whom nobody vouches for. Pure; whatever the headers hold, there is an answer.
final class Forwarding {
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    /// Whose request it is, as far as can be told.
    ///
    /// @param address numeric
    /// @param hidden whether a proxy passed it on without a word on whose it is that can be believed; the address is the
    ///        proxy's then, and says nothing of who is behind it
    record Sender(String address, boolean hidden) {}

    private Forwarding() {}

    /// @param peer who is connected
    /// @param trusted whether an address is a proxy whose word counts
    static Sender sender(String peer, List<Header> headers, Predicate<String> trusted) {
        if (!trusted.test(peer)) {
            return new Sender(peer, false);
        }
        List<String> listed = new ArrayList<>();
        List<String> described = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(X_FORWARDED_FOR)) {
                // Nothing is quoted in it: a caller's lone quote must not swallow what the proxy adds.
                for (String hop : header.value().split(",", -1)) {
                    listed.add(hop.strip());
                }
            } else if (header.name().equalsIgnoreCase(FORWARDED)) {
                split(header.value(), ',').forEach(element -> described.add(forOf(element)));
            }
        }
        if (listed.isEmpty() && described.isEmpty()) {
            return new Sender(peer, false);
        }
        // A proxy writes one of the two, and mostly passes the other on as a caller wrote it; which, can't be told.
        Optional<String> one = farthest(listed.isEmpty() ? described : listed, trusted);
        Optional<String> other = farthest(described.isEmpty() ? listed : described, trusted);
        return one.isPresent() && one.equals(other) ? new Sender(one.get(), false) : new Sender(peer, true);
    }

    /// Empty where it can't be known: a hop on the way there is hidden, or no address at all.
    ///
    /// @param hops from the sender on
    private static Optional<String> farthest(List<String> hops, Predicate<String> trusted) {
        Optional<String> sender = Optional.empty();
        for (String hop : hops.reversed()) {
            sender = address(hop);
            if (sender.isEmpty() || !trusted.test(sender.get())) {
                return sender;
            }
        }
        return sender;
    }

    /// What an element of `Forwarded` says of whom it was sent by; `""` if nothing, or nothing that can be read.
    private static String forOf(String element) {
        String found = "";
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            if (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("for")) {
                if (!found.isEmpty()) {
                    // Twice: which one is meant, can't be told.
                    return "";
                }
                found = unquoted(pair.substring(equals + 1).strip());
            }
        }
        return found;
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    /// Splits where `separator` stands outside of quotes.
    private static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        return parts;
    }

    /// The numeric address of a hop as senders are written: of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` and
    /// `[2001:db8::1]:80`; empty for `unknown`, `_hidden`, and whatever else is no address.
    private static Optional<String> address(String hop) {
        String text = hop;
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            if (!isPort(text.substring(bracket + 1))) {
                return Optional.empty();
            }
            text = text.substring(1, bracket);
            if (text.indexOf(':') < 0) {
                return Optional.empty();
            }
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            if (!isPort(text.substring(text.indexOf(':')))) {
                return Optional.empty();
            }
            text = text.substring(0, text.indexOf(':'));
        }
        // A zone means nothing on another machine, and a slash would make it a range.
        if (text.indexOf('%') >= 0 || text.indexOf('/') >= 0 || SenderRange.problem(text).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Senders.numeric(InetAddress.ofLiteral(text)));
    }

    /// Nothing, or a colon and a port; RFC 7239 lets a port be hidden as well.
    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":([0-9]{1,5}|_[A-Za-z0-9._-]{1,64})");
    }
}
