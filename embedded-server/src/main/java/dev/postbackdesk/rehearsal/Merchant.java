package dev.postbackdesk.rehearsal;

import dev.postbackdesk.postback.Header;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// The visitor's browser and the merchant's server: what goes over HTTP in a rehearsal.
final class Merchant implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String SERVER = "Merchant/1.0";
    private static final Header BROWSER = new Header("User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    private static final Header CRAWLER = new Header("User-Agent",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
    private static final Header AHEAD = new Header("Sec-Purpose", "prefetch");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT)
            .build();

    /// What a visitor's browser says.
    static List<Header> visitor(Fault fault) {
        return switch (fault) {
            case CRAWLED -> List.of(CRAWLER);
            case LOOKED_AHEAD -> List.of(BROWSER, AHEAD);
            default -> List.of(BROWSER);
        };
    }

    static HttpRequest click(URI url, List<Header> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
        headers.forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    static HttpRequest report(URI address, Order order) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/postback?" + order.query()))
                .timeout(TIMEOUT).header("User-Agent", order.browser() ? BROWSER.value() : SERVER);
        String body = order.body();
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return request.build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
