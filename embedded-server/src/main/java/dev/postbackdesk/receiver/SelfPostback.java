package dev.postbackdesk.receiver;

import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.RequestUri;
import dev.postbackdesk.reach.SystemProxy;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays the merchant: sends a postback to our own receiver over HTTP, marked as a test.
final class SelfPostback {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String USER_AGENT = "Postback Desk test postback";
    private static final int LONGEST_BODY = 300;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SelfPostback() {}

    /// @param base what the postback URL begins with
    /// @param proxies through which it goes; none to our own listener, which no proxy may know
    /// @param secret what marks the desktop's own tests
    static TestPostback send(URI base, String pathAndQuery, SystemProxy proxies, String secret)
            throws ReceiverException {
        String text = base + pathAndQuery;
        URI uri = RequestUri.of(text).orElseThrow(
                () -> new ReceiverException(Kind.INVALID, Saying.of("said.test.no-request", text)));
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .proxy(proxies.selector()).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", USER_AGENT)
                    .header("Accept", "application/json").header(HttpReceiverConfig.TEST_HEADER, secret).build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String body = response.body();
            return new TestPostback(text, response.statusCode(),
                    body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body, number(body), took);
        } catch (IOException e) {
            throw new ReceiverException(Kind.UNAVAILABLE,
                    Saying.of("said.test.no-answer", base, e.getClass().getSimpleName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReceiverException(Kind.UNAVAILABLE, Saying.of("said.test.postback-broken-off"), e);
        }
    }

    /// The number that our own answer names; null if it is no answer of ours.
    private static @Nullable Long number(String body) {
        try {
            JsonNode number = MAPPER.readTree(body).path("number");
            return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
