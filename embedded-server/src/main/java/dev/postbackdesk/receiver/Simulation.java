package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The desktop's own tests where nothing listens, as for pictures: the same steps without a socket, timed by the receiver's
/// clock.
final class Simulation {
    private static final String HERE = "127.0.0.1";
    private static final Duration NEAR = Duration.ofMillis(38);
    private static final Duration FAR = Duration.ofMillis(212);

    private final Store store;
    private final InstantSource clock;

    Simulation(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// In a simulation the public address leads here.
    AddressCheck check(URI address) {
        return new AddressCheck(address, now(), new AddressCheck.Outcome.Works(NEAR));
    }

    /// And the shop shows its page at once.
    LinkWalk walk(String location, String clickId) {
        return new LinkWalk(clickId, now(), List.of(new LinkWalk.Hop(location, 200, null, null, false, FAR)),
                new LinkWalk.End.Arrived(false));
    }

    TestClick click(URI address, TrackingLink link) throws ReceiverException {
        String url = address + "/c/" + link.slug();
        Instant start = now();
        Redirects.Outcome outcome = store.redirects()
                .visit(new Visit(start, "GET", link.slug().value(), "", HERE, null, null, false, true)).join();
        Duration took = Duration.between(start, now());
        return switch (outcome) {
            case Redirects.Outcome.Redirect(String location) ->
                new TestClick(url, 302, location, SelfClick.clickId(link.destination(), location), took);
            case Redirects.Outcome.NotFound _ -> new TestClick(url, 404, null, null, took);
            case Redirects.Outcome.NotNow _ -> new TestClick(url, 503, null, null, took);
            case Redirects.Outcome.NotStored(Saying reason) -> throw new ReceiverException(Kind.UNAVAILABLE, reason);
        };
    }

    TestPostback postback(URI base, String pathAndQuery) throws ReceiverException {
        int question = pathAndQuery.indexOf('?');
        Instant start = now();
        Intake.Outcome outcome = store.intake().submit(PostbackRequest.parse(new Arrival(start, "GET",
                question < 0 ? pathAndQuery : pathAndQuery.substring(0, question),
                question < 0 ? "" : pathAndQuery.substring(question + 1),
                List.of(new Header("Accept", "application/json")), null, HERE, true))).join();
        Duration took = Duration.between(start, now());
        return switch (outcome) {
            case Intake.Outcome.Stored(var postback) -> new TestPostback(base + pathAndQuery, postback.answer(), "",
                    postback.number(), took);
            case Intake.Outcome.NotStored(Saying reason) -> throw new ReceiverException(Kind.UNAVAILABLE, reason);
        };
    }
}
