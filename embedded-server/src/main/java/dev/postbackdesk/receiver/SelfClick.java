package dev.postbackdesk.receiver;

import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.reach.SystemProxy;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Follows one of our own tracking links as a visitor would, over HTTP, marked as a test.
final class SelfClick {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String USER_AGENT = "Postback Desk test click";

    private SelfClick() {}

    /// @param base what the link begins with
    /// @param proxies through which it goes; none to our own listener, which no proxy may know
    /// @param secret what marks the desktop's own tests
    static TestClick click(URI base, TrackingLink link, SystemProxy proxies, String secret) throws ReceiverException {
        String url = base + "/c/" + link.slug();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .proxy(proxies.selector()).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
                    .header("User-Agent", USER_AGENT).header(HttpReceiverConfig.TEST_HEADER, secret).build();
            long start = System.nanoTime();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String location = response.headers().firstValue("Location").orElse(null);
            return new TestClick(url, response.statusCode(), location,
                    location == null ? null : clickId(link.destination(), location), took);
        } catch (IOException e) {
            throw new ReceiverException(Kind.UNAVAILABLE,
                    Saying.of("said.test.no-answer", url, e.getClass().getSimpleName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReceiverException(Kind.UNAVAILABLE, Saying.of("said.test.click-broken-off"), e);
        }
    }

    /// What stands in `location` where `destination` has its first `[s2sidentifier]`; null if it has none.
    static @Nullable String clickId(String destination, String location) {
        int token = destination.indexOf(Placeholder.TOKEN);
        if (token < 0) {
            return null;
        }
        int start = Destination.resolve(destination.substring(0, token), "").length();
        int end = start + ClickIds.LENGTH;
        return end <= location.length() ? location.substring(start, end) : null;
    }

    /// An address that means "all of this machine's" can be listened on, but not everywhere be called.
    static URI reachable(URI address) {
        String host = switch (String.valueOf(address.getHost())) {
            case "0.0.0.0" -> "127.0.0.1";
            case "[::]", "[0:0:0:0:0:0:0:0]" -> "[::1]";
            default -> String.valueOf(address.getHost());
        };
        return URI.create("http://" + host + ":" + address.getPort());
    }
}
