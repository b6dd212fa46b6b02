package dev.postbackdesk.reach;

import dev.postbackdesk.reach.LinkWalk.By;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Follows a destination as a visitor's browser would, without running scripts: redirects and meta refreshes, with cookies,
/// at most ten of them, within ten seconds and 256 KiB a page. It connects to no private address, so that no shop's
/// redirect leads it into the user's own network, but for those that the user named, see [NamedPlaces].
public final class LinkFollower {
    static final int MOST_REDIRECTS = 10;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;
    /// Shops send a visitor once to the same page, to set a cookie, and not twice.
    private static final int LOOP = 3;

    /// What a browser sends: shops treat others differently.
    private static final Map<String, String> HEADERS = Map.of("User-Agent",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept-Language", "en-US,en;q=0.5",
            "Upgrade-Insecure-Requests", "1");

    private final InstantSource clock;
    private final Duration within;
    private final Function<Fetcher.Rule, Fetcher> fetchers;

    public LinkFollower(InstantSource clock) {
        this(clock, WITHIN, Fetcher::new);
    }

    LinkFollower(InstantSource clock, Duration within, Function<Fetcher.Rule, Fetcher> fetchers) {
        this.clock = clock;
        this.within = within;
        this.fetchers = fetchers;
    }

    /// Waits for the outcome, at most ten seconds.
    ///
    /// @param destination with the click id in place
    /// @param own the receiver's own addresses
    /// @throws InterruptedException where nobody waits any more
    public LinkWalk follow(String destination, String clickId, Set<URI> own) throws InterruptedException {
        Optional<URI> start = Urls.parse(destination);
        if (start.isEmpty()) {
            return new LinkWalk(clickId, clock.instant(), List.of(), new End.NoAddress(destination));
        }
        try (Fetcher fetcher = fetchers.apply(new NamedPlaces(own, start.get()))) {
            fetcher.start();
            return walk(fetcher, start.get(), clickId);
        }
    }

    private LinkWalk walk(Fetcher fetcher, URI start, String clickId) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        List<Hop> hops = new ArrayList<>();
        Map<URI, Integer> visits = new HashMap<>();
        URI url = start;
        End how;
        while (true) {
            if (visits.merge(url, 1, Integer::sum) >= LOOP) {
                how = new End.Loop(url.toString());
                break;
            }
            if (hops.size() > MOST_REDIRECTS) {
                how = new End.TooMany(MOST_REDIRECTS);
                break;
            }
            long begin = System.nanoTime();
            Fetcher.Answer answer;
            try {
                Duration left = Duration.ofNanos(end - begin);
                if (left.isNegative() || left.isZero()) {
                    how = new End.OutOfTime(url.toString(), within);
                    break;
                }
                answer = fetcher.get(url, HEADERS, left, MOST_BYTES);
            } catch (Unreached e) {
                how = e.reason() == Unreached.Reason.TIMED_OUT && System.nanoTime() >= end - within.toNanos() / 20
                        ? new End.OutOfTime(url.toString(), within)
                        : new End.NotReached(url.toString(), e.reason(), e.detail());
                break;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            boolean cookie = answer.all("Set-Cookie").stream()
                    .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(clickId.toLowerCase(Locale.ROOT)));
            PageRedirect page = new PageRedirect(
                    isHtml(answer) ? new String(answer.body(), StandardCharsets.ISO_8859_1) : "");
            Optional<Onward> onward = onward(answer, page);
            if (onward.isEmpty()) {
                hops.add(new Hop(url.toString(), answer.status(), null, null, cookie, took));
                how = new End.Arrived(page.mayMoveByScript());
                break;
            }
            Optional<URI> next = Urls.resolve(url, onward.get().target());
            hops.add(new Hop(url.toString(), answer.status(),
                    next.map(URI::toString).orElse(onward.get().target()), onward.get().by(), cookie, took));
            if (next.isEmpty()) {
                how = new End.NoAddress(onward.get().target());
                break;
            }
            url = next.get();
        }
        return new LinkWalk(clickId, clock.instant(), hops, how);
    }

    private record Onward(String target, By by) {}

    private static Optional<Onward> onward(Fetcher.Answer answer, PageRedirect page) {
        Optional<String> location = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> answer.header("Location");
            default -> Optional.empty();
        };
        if (location.isPresent()) {
            return location.map(target -> new Onward(utf8(target), By.REDIRECT));
        }
        return answer.header("Refresh").flatMap(PageRedirect::refresh).or(page::metaRefresh)
                .map(target -> new Onward(utf8(target), By.META_REFRESH));
    }

    /// Addresses are bytes until here; nearly always they are UTF-8.
    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isHtml(Fetcher.Answer answer) {
        return answer.header("Content-Type").map(type -> type.toLowerCase(Locale.ROOT).contains("html")).orElse(false);
    }
}
