package dev.postbackdesk.http;

import dev.postbackdesk.shop.Shop;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How to open an [HttpReceiver]. Immutable.
///
/// @param bind the address to listen on: an IPv4 or IPv6 address (with or without brackets), or a name that leads to one
/// @param port 0 to 65535; 0 takes any free one
/// @param clock stamps arrivals
/// @param testSecret a request whose header [#TEST_HEADER] holds this is one of the desktop's own tests
/// @param trustedProxy whether a numeric address is a proxy that may tell whose request it passes on; asked at every request
/// @param probed told what a request to `/health` brought as its `probe`, of any content; must be quick and must not throw
/// @param shop the demo shop, or null where there is none: then nothing is at its paths
public record HttpReceiverConfig(String bind, int port, InstantSource clock, String testSecret,
        Predicate<String> trustedProxy, Consumer<String> probed, @Nullable Shop shop) {
    /// Marks the desktop's own tests. With the right secret the header is left out of what is kept.
    public static final String TEST_HEADER = "X-Postback-Desk-Test";
    /// Likewise marks a request that the desktop sends again: a postback like any other, but its answer says in
    /// [#NUMBER_HEADER] as which one it was stored.
    public static final String REPLAY_HEADER = "X-Postback-Desk-Replay";
    public static final String NUMBER_HEADER = "X-Postback-Desk-Number";

    /// Without proxies, without anybody who waits for probes, and without the demo shop.
    public HttpReceiverConfig(String bind, int port, InstantSource clock, String testSecret) {
        this(bind, port, clock, testSecret, _ -> false, _ -> {}, null);
    }

    public HttpReceiverConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + port + ".");
        }
        if (testSecret.isBlank()) {
            throw new IllegalArgumentException("An empty test secret would be anybody's.");
        }
        if (bind.startsWith("[") && bind.endsWith("]")) {
            bind = bind.substring(1, bind.length() - 1);
        }
    }
}
