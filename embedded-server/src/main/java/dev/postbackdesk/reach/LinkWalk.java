package dev.postbackdesk.reach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a visitor went who followed a destination, and where the click id was left behind. Immutable.
///
/// @param clickId of the test click; the whole walk is made with it
/// @param hops the pages that answered, in order; the first is the destination
public record LinkWalk(String clickId, Instant at, List<Hop> hops, End end) {
    public LinkWalk {
        hops = List.copyOf(hops);
    }

    /// How a page sent the visitor on.
    public enum By {
        REDIRECT, META_REFRESH
    }

    /// One page.
    ///
    /// @param url that was called
    /// @param status of the answer
    /// @param next where it sends visitors on, or null
    /// @param by how, or null
    /// @param keptInCookie whether it put the click id into a cookie
    public record Hop(String url, int status, @Nullable String next, @Nullable By by, boolean keptInCookie,
            Duration took) {
        /// The host as the URL names it, with its port.
        public String host() {
            return hostOf(url);
        }
    }

    /// How it ended.
    public sealed interface End {
        /// A page that sends nobody on.
        ///
        /// @param mayMoveByScript whether a script of it may do so all the same
        record Arrived(boolean mayMoveByScript) implements End {}

        /// It came to the same page again and again.
        record Loop(String url) implements End {}

        /// More pages than a browser would follow.
        record TooMany(int most) implements End {}

        /// The time was up.
        record OutOfTime(String url, Duration atMost) implements End {}

        /// This one did not answer.
        record NotReached(String url, Unreached.Reason reason, String detail) implements End {}

        /// A redirect to what is no web address.
        record NoAddress(String location) implements End {}
    }

    /// A page that was given the click id, and named its successor without it.
    ///
    /// @param from that page
    /// @param to where it sent the visitor
    /// @param parameter that carried the click id, or `""` where the path did
    /// @param sameSite whether both are of one site: then it is the shop that loses it; otherwise `from` may be a network,
    ///        which keeps the id itself
    /// @param keptInCookie whether the id was put into a cookie before
    public record Loss(String from, String to, String parameter, boolean sameSite, boolean keptInCookie) {}

    /// Where the click id got lost; empty where it is in the last address.
    public Optional<Loss> loss() {
        boolean cookie = false;
        for (Hop hop : hops) {
            cookie |= hop.keptInCookie();
            if (hop.next() != null && carries(hop.url()) && !carries(hop.next())) {
                // It may come back, as with a login that passes the address on.
                String last = hops.getLast().url();
                return carries(last)
                        ? Optional.empty()
                        : Optional.of(new Loss(hop.url(), hop.next(), parameterOf(hop.url()),
                                isSameSite(hop.host(), hostOf(hop.next())), cookie));
            }
        }
        return Optional.empty();
    }

    /// The first page that was reached over http after one over https; empty if there is none.
    public Optional<Hop> downgrade() {
        return hops.stream().filter(hop -> hop.url().startsWith("https://") && hop.next() != null
                && hop.next().startsWith("http://")).findFirst();
    }

    private boolean carries(String url) {
        return url.toLowerCase(Locale.ROOT).contains(clickId.toLowerCase(Locale.ROOT));
    }

    private String parameterOf(String url) {
        int question = url.indexOf('?');
        if (question >= 0) {
            for (String pair : url.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && carries(pair)) {
                    return pair.substring(0, equals);
                }
            }
        }
        return "";
    }

    static boolean isSameSite(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^www\\.|:\\d+$", "");
    }

    private static String hostOf(String url) {
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }
}
