package dev.postbackdesk.receiver;

import dev.postbackdesk.link.RequestUri;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of requesting the page that a tracking link leads to: one request, no redirect followed.
///
/// @param status the answer, or 0 where there was none
/// @param location where the answer sends the visitor on, or null
/// @param problem why there was no answer, as a sentence; `""` where there was one
/// @param took from request to answer
public record ShopVisit(int status, @Nullable String location, String problem, Duration took) {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String USER_AGENT = "Mozilla/5.0 (compatible; Postback Desk link test)";

    static ShopVisit of(String address) throws InterruptedException {
        return of(address, TIMEOUT);
    }

    /// @param timeout for the whole of it
    static ShopVisit of(String address, Duration timeout) throws InterruptedException {
        Optional<URI> uri = RequestUri.of(address);
        if (uri.isEmpty()) {
            return failed("The address can't be requested. Look whether its host is written rightly.", Duration.ZERO);
        }
        String host = uri.get().getHost();
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout).build()) {
            HttpRequest request = HttpRequest.newBuilder(uri.get()).timeout(timeout).header("User-Agent", USER_AGENT)
                    .header("Accept", "text/html,*/*").build();
            // The head is enough: a page may be endless.
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            client.shutdownNow();
            return new ShopVisit(response.statusCode(), response.headers().firstValue("Location").orElse(null), "",
                    took);
        } catch (IOException e) {
            return failed(reason(host, e, timeout), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static ShopVisit failed(String problem, Duration took) {
        return new ShopVisit(0, null, problem, took);
    }

    static String reason(String host, IOException e, Duration timeout) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "There is no host called " + host
                        + ". Look whether it is written rightly, and whether you are online.";
            }
        }
        return switch (e) {
            case HttpTimeoutException _ -> host + " did not answer within " + timeout.toSeconds() + " seconds.";
            case ConnectException _ -> host + " takes no connections at this address.";
            default -> host + " did not answer (" + Optional.ofNullable(e.getMessage())
                    .map(text -> text.toLowerCase(Locale.ROOT)).orElse(e.getClass().getSimpleName()) + ").";
        };
    }
}
