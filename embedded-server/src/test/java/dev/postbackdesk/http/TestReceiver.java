package dev.postbackdesk.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.slf4j.LoggerFactory;

/// A receiver on a free port over a store in memory.
@NullMarked
final class TestReceiver implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456Z");
    static final String SECRET = "s3cret-of-this-run";

    record Refused(Instant at, int status, String reason, String sender) {}

    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final List<Visit> visits = new CopyOnWriteArrayList<>();
    final List<Refused> refused = new CopyOnWriteArrayList<>();
    final List<String> probed = new CopyOnWriteArrayList<>();
    final AtomicLong numbers = new AtomicLong();
    volatile boolean storing = true;
    volatile Function<PostbackRequest, CompletableFuture<Intake.Outcome>> intake = request -> CompletableFuture
            .completedFuture(stored(request));
    volatile Function<Visit, Redirects.Outcome> redirects = _ -> new Redirects.Outcome.Redirect(
            "https://shop.example/");

    final HttpReceiver receiver;
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                logged.add(event.toString());
            }
        }
    };

    TestReceiver() {
        this("127.0.0.1", Timing.DEFAULT);
    }

    /// Behind proxies.
    TestReceiver(Predicate<String> trustedProxy) {
        this("127.0.0.1", Timing.DEFAULT, Capacity.DEFAULT, trustedProxy);
    }

    TestReceiver(String bind, Timing timing) {
        this(bind, timing, Capacity.DEFAULT);
    }

    TestReceiver(String bind, Timing timing, Capacity capacity) {
        this(bind, timing, capacity, _ -> false);
    }

    private TestReceiver(String bind, Timing timing, Capacity capacity, Predicate<String> trustedProxy) {
        HttpReceiverConfig config = new HttpReceiverConfig(bind, 0, InstantSource.fixed(NOW.plusNanos(789)), SECRET,
                trustedProxy, probed::add, null);
        receiver = new HttpReceiver(config, request -> {
            arrivals.add(request.arrival());
            return intake.apply(request);
        }, visit -> {
            visits.add(visit);
            return CompletableFuture.completedFuture(redirects.apply(visit));
        }, () -> storing, (at, status, reason, sender) -> refused.add(new Refused(at, status, reason, sender)), timing,
                capacity);
        // At debug level Jetty writes some of its warnings as debug lines.
        ((Logger) LoggerFactory.getLogger("org.eclipse.jetty")).setLevel(Level.INFO);
        log.start();
        rootLogger().addAppender(log);
        try {
            receiver.start();
        } catch (CannotListen e) {
            throw new IllegalStateException(e);
        }
    }

    Intake.Outcome stored(PostbackRequest request) {
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, null, List.of());
        return new Intake.Outcome.Stored(new Postback(numbers.incrementAndGet(), request.arrival(), Result.ACCEPTED,
                List.of(), reading, null, false, 200, NOW));
    }

    URI address() {
        return receiver.address();
    }

    RawClient connect() throws IOException {
        return new RawClient(address());
    }

    /// Sends one request on a connection of its own and reads the answer.
    RawClient.Answer exchange(String bytes) throws IOException {
        try (RawClient client = connect()) {
            return client.send(bytes).receive();
        }
    }

    /// The warnings and errors of the log.
    List<String> logged() {
        return logged;
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        receiver.close();
        rootLogger().detachAppender(log);
    }
}
