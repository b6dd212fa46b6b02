package dev.postbackdesk.postback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells a browser by what it sends and a merchant's server does not: a postback that comes from one is a pixel, or somebody
/// testing by hand.
final class BrowserSigns {
    /// Not `Sec-Fetch-Mode`, which Node's fetch sends as well.
    private static final Set<String> HEADERS = Set.of("sec-fetch-site", "sec-fetch-dest", "origin", "referer");
    /// Crawlers and many libraries call themselves Mozilla too, but none of these.
    private static final List<String> BROWSERS = List.of("Chrome/", "Firefox/", "Safari/", "Edg", "OPR/", "Trident/",
            "MSIE ");
    private static final String MOZILLA = "Mozilla/";

    private BrowserSigns() {}

    /// The first header that gives a browser away, as it arrived.
    static Optional<Header> in(Arrival arrival) {
        return arrival.headers().stream().filter(BrowserSigns::isOne).findFirst();
    }

    private static boolean isOne(Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        return name.equals("user-agent") ? isBrowser(header.value()) : HEADERS.contains(name);
    }

    /// Looks through the text once for each sign: it is a stranger's, and the thread that asks reads all sockets. An expression
    /// would begin anew at each further `Mozilla/`.
    private static boolean isBrowser(String agent) {
        int mozilla = agent.indexOf(MOZILLA);
        return mozilla >= 0
                && BROWSERS.stream().anyMatch(sign -> agent.indexOf(sign, mozilla + MOZILLA.length()) >= 0);
    }
}
