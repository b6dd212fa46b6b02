package dev.postbackdesk.reach;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom a follower of links may call: every public address, and of private ones those that the user named, which are this
/// receiver's own and the destination's. Of one walk; thread-safe.
///
/// What the destination's name leads to is its shop's to say, who may say something else a moment later. So it may lead into
/// a private network only where it led into one when it was first looked up: else a public shop could send the walk to its own
/// name, and have that mean the user's router by then.
final class NamedPlaces implements Fetcher.Rule {
    private final Set<String> own;
    private final Set<String> destination;
    /// Whether the first address that a host of the destination was found to have is a private one, by host in lower case.
    private final Map<String, Boolean> beganPrivate = new ConcurrentHashMap<>();

    /// @param own the receiver's addresses
    NamedPlaces(Set<URI> own, URI destination) {
        this.own = own.stream().map(NamedPlaces::place).collect(Collectors.toUnmodifiableSet());
        this.destination = places(destination).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean allows(String host, int port, InetAddress address) {
        boolean inside = Reach.isPrivate(address);
        String place = place(host, port);
        boolean named = destination.contains(place)
                && beganPrivate.computeIfAbsent(name(host), _ -> inside);
        return !inside || named || own.contains(place);
    }

    /// Host and port; of the two ports of the web, one stands for both: a shop that is reached by http moves to https.
    private static Stream<String> places(URI uri) {
        return uri.getPort() < 0
                ? Stream.of(place(uri.getHost(), 80), place(uri.getHost(), 443))
                : Stream.of(place(uri));
    }

    private static String place(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return place(uri.getHost(), port);
    }

    private static String place(String host, int port) {
        return name(host) + " " + port;
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }
}
