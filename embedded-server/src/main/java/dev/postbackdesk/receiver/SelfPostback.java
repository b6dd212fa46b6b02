package dev.postbackdesk.receiver;

import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.link.RequestUri;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays the merchant: sends a postback to our own receiver over HTTP, marked as a test.
///
/// It goes the merchant's way, through the public address. Where that does not lead here, the set-up can be tested all the
/// same: then it goes straight to where we listen, and the answer says so.
final class SelfPostback {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /// A tunnel that is closed must not keep the user waiting.
    private static final Duration PUBLIC_TIMEOUT = Duration.ofSeconds(5);
    private static final String USER_AGENT = "Postback Desk test postback";
    private static final int LONGEST_BODY = 300;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI local;
    private final Optional<URI> publicAddress;
    private final String secret;

    /// @param local where the receiver listens
    /// @param secret what marks the desktop's own tests
    SelfPostback(URI local, Optional<URI> publicAddress, String secret) {
        this.local = SelfClick.reachable(local);
        this.publicAddress = publicAddress.filter(address -> !address.equals(local));
        this.secret = secret;
    }

    TestPostback send(String pathAndQuery) throws ReceiverException {
        String detour = "";
        if (publicAddress.isPresent()) {
            URI base = publicAddress.get();
            try {
                TestPostback sent = send(base, pathAndQuery, PUBLIC_TIMEOUT, true, "");
                if (sent.number() != null) {
                    return sent;
                }
                detour = base + " answered " + sent.status() + ", and not as this receiver does.";
            } catch (IOException e) {
                detour = ShopVisit.reason(String.valueOf(base.getHost()), e, PUBLIC_TIMEOUT);
            }
        }
        try {
            return send(local, pathAndQuery, TIMEOUT, false, detour);
        } catch (IOException e) {
            throw new ReceiverException(Kind.UNAVAILABLE, local + " did not answer (" + e.getClass().getSimpleName()
                    + "). Look whether the receiver runs.", e);
        }
    }

    private TestPostback send(URI base, String pathAndQuery, Duration timeout, boolean throughPublic, String detour)
            throws IOException, ReceiverException {
        String text = base + pathAndQuery;
        URI uri = RequestUri.of(text).orElseThrow(
                () -> new ReceiverException(Kind.INVALID, text + " can't be requested. Look at its placeholders."));
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout);
        if (!throughPublic) {
            // Our own listener, which no proxy may know.
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        try (HttpClient client = builder.build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).header("User-Agent", USER_AGENT)
                    .header("Accept", "application/json").header(HttpReceiverConfig.TEST_HEADER, secret).build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String body = response.body();
            return new TestPostback(text, response.statusCode(),
                    body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body, number(body), took,
                    throughPublic, detour);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReceiverException(Kind.UNAVAILABLE, "The test postback was broken off.", e);
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
