package dev.postbackdesk.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestClick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One click, one order and what the receiver makes of it: real requests over HTTP, to a receiver of its own with copies of
/// one link and one conversion, so that a fault may change definitions and the clock without touching the user's.
public final class Rehearsal {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TO_BUY = Duration.ofMinutes(5);
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final TrackingLink link;
    private final Conversion conversion;
    private final Fault fault;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    public Rehearsal(TrackingLink link, Conversion conversion, Fault fault) {
        this.conversion = Copy.of(conversion, fault);
        this.link = Copy.of(link, this.conversion);
        this.fault = fault;
    }

    /// Plays it to the end on the calling thread, which must be one that may wait. The receiver and its folder are gone
    /// afterwards.
    ///
    /// @param scratch an existing folder for the receiver's data
    /// @param each told of each step as soon as it happened; may wait, to play step by step
    /// @throws InterruptedException if the thread was interrupted: that ends a rehearsal early
    public void play(Path scratch, Consumer<Step> each) throws ReceiverException, IOException, InterruptedException {
        Path data = Files.createTempDirectory(scratch, "rehearsal");
        InstantSource clock = now::get;
        try (LocalReceiver receiver = LocalReceiver.open(
                new ReceiverConfig(data, "Rehearsal", "127.0.0.1", 0, null, clock, true, null));
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                        .proxy(HttpClient.Builder.NO_PROXY).followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(TIMEOUT).build()) {
            play(receiver, client, each);
        } finally {
            delete(data);
        }
    }

    private void play(Receiver receiver, HttpClient client, Consumer<Step> each)
            throws IOException, InterruptedException {
        await(receiver.saveConversion(conversion));
        int key = await(receiver.saveLink(null, link)).link(link.slug()).orElseThrow().key();
        String clickId = click(receiver, client, each);
        now.updateAndGet(instant -> instant.plus(delay()));
        meanwhile(receiver, key);
        each.accept(new Step.Ordered(Order.NUMBER));
        send(receiver, client, Order.first(fault, clickId, conversion.id().value(), conversion.token()), each);
        if (fault.repeats()) {
            now.updateAndGet(instant -> instant.plus(TO_BUY));
            send(receiver, client, Order.again(fault, clickId, conversion.id().value(), conversion.token()), each);
        }
        long newest = await(receiver.postbacks(PostbackQuery.NEWEST)).getFirst().number();
        Postback postback = await(receiver.postback(newest)).orElseThrow();
        each.accept(new Step.Judged(postback));
    }

    private String click(Receiver receiver, HttpClient client, Consumer<Step> each)
            throws IOException, InterruptedException {
        URI url = receiver.localAddress().resolve("/c/" + link.slug());
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(url).timeout(TIMEOUT).header("User-Agent", BROWSER).build(),
                HttpResponse.BodyHandlers.ofString());
        String location = answer.headers().firstValue("Location")
                .orElseThrow(() -> new IOException(url + " answered " + answer.statusCode() + " without a redirect."));
        @Nullable
        String clickId = TestClick.clickIdIn(link.destination(), location);
        each.accept(new Step.Clicked(url, answer.statusCode(), location, clickId));
        each.accept(new Step.Landed(location, clickId));
        return clickId == null ? "" : clickId;
    }

    private Duration delay() {
        return switch (fault) {
            case AT_ONCE -> Duration.ofMillis(300);
            case LATE -> Objects.requireNonNull(conversion.window()).plus(Duration.ofDays(1));
            default -> conversion.window() != null && conversion.window().compareTo(TO_BUY) < 0
                    ? conversion.window()
                    : TO_BUY;
        };
    }

    /// What the user could have changed between click and order.
    private void meanwhile(Receiver receiver, int key) {
        if (fault == Fault.CONVERSION_PAUSED) {
            await(receiver.saveConversion(conversion.withLifecycle(Lifecycle.PAUSED)));
        } else if (fault == Fault.LINK_PAUSED) {
            await(receiver.saveLink(key, link.withLifecycle(Lifecycle.PAUSED)));
        } else if (fault == Fault.NOT_ON_THE_LINK) {
            await(receiver.saveLink(key, new TrackingLink(link.slug(), link.name(), link.destination(), link.network(),
                    List.of(), link.lifecycle())));
        }
    }

    private static void send(Receiver receiver, HttpClient client, Order order, Consumer<Step> each)
            throws IOException, InterruptedException {
        URI url = URI.create(receiver.localAddress() + "/postback?" + order.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT).header("User-Agent",
                order.browser() ? BROWSER : "Merchant/1.0");
        String body = order.body();
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        each.accept(new Step.Sent(body == null ? "GET" : "POST", url, body, answer.statusCode(), answer.body()));
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
