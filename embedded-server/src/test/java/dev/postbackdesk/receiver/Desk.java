package dev.postbackdesk.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.database.Readers;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Postback;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real receiver on a real H2 file, with a clock that is set by hand and no socket.
final class Desk implements AutoCloseable {
    static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    static final ConversionId LEAD = new ConversionId("A24CA0512421422E80996FBEBFD2211A");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /// Now, for the receiver.
    static final class Clock implements InstantSource {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        void set(Instant other) {
            now = other;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    final Clock clock;
    final LocalReceiver receiver;
    final History history;

    Desk(Path data) throws ReceiverException {
        this(data, new Clock());
    }

    Desk(Path data, Clock clock) throws ReceiverException {
        this.clock = clock;
        receiver = LocalReceiver.open(config(data, clock), ZoneOffset.UTC);
        history = receiver.history();
    }

    static ReceiverConfig config(Path data, InstantSource clock) {
        return new ReceiverConfig(data, "Test desk", "127.0.0.1", 0, null, clock, false, null);
    }

    /// With the conversion SALE, and the link `summer` that carries it.
    Desk withSale() {
        conversion(Conversion.named(SALE, "Sale"));
        link("summer", SALE);
        return this;
    }

    void conversion(Conversion conversion) {
        get(receiver.saveConversion(conversion));
    }

    int link(String slug, ConversionId... conversions) {
        return get(receiver.saveLink(null, linkOf(slug, conversions))).link(new Slug(slug)).orElseThrow().key();
    }

    static TrackingLink linkOf(String slug, ConversionId... conversions) {
        return new TrackingLink(new Slug(slug), "Link " + slug, "https://shop.example/?s2=[s2sidentifier]", null,
                List.of(conversions), Lifecycle.ACTIVE);
    }

    /// The id of a new click.
    String click(String slug) {
        return click(slug, null, false);
    }

    String click(String slug, @Nullable String userAgent, boolean test) {
        Redirects.Outcome outcome = get(history.visit(new Visit(clock.instant(), "GET", slug, "", "198.51.100.7",
                userAgent, null, false, test)));
        if (outcome instanceof Redirects.Outcome.Redirect(String location)) {
            return location.substring(location.indexOf('=') + 1);
        }
        throw new AssertionError("No redirect, but " + outcome);
    }

    Postback arrive(String query) {
        return stored(get(history.arrive(arrival(query))));
    }

    Postback sale(String clickId, String more) {
        return arrive(saleQuery(clickId, more));
    }

    static String saleQuery(String clickId, String more) {
        return "clickId=" + clickId + "&id=" + SALE + "&val=20.00&com=2" + more;
    }

    @SuppressWarnings("NullAway") // it does not see that a record's array may be null
    Arrival arrival(String query) {
        return new Arrival(clock.instant(), "GET", "/postback", query,
                List.of(new Header("Host", "localhost"), new Header("User-Agent", "Shop/1.0")), null, "203.0.113.9",
                false);
    }

    /// Reads with a connection of the receiver's own.
    <T> CompletableFuture<T> read(Readers.Query<T> query) {
        return receiver.store().readers().submit(query);
    }

    static Postback stored(Intake.Outcome outcome) {
        if (outcome instanceof Intake.Outcome.Stored(Postback postback)) {
            return postback;
        }
        throw new AssertionError("Not stored: " + outcome);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
