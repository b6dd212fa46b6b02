package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.AddressProbe;
import dev.postbackdesk.reach.LinkFollower;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.ProbeBook;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the receiver calls elsewhere, each time because a user asked for it. Each has a thread of its own, which ends within
/// its bounds, or at once where the future is cancelled.
final class Errands {
    private final InstantSource clock;

    Errands(InstantSource clock) {
        this.clock = clock;
    }

    CompletableFuture<AddressCheck> check(URI address, ProbeBook probes) {
        return run("postback-address-check", () -> new AddressProbe(probes, clock).check(address));
    }

    /// @param click a click that is under way
    /// @param own the receiver's own addresses
    CompletableFuture<LinkWalk> follow(CompletableFuture<TestClick> click, Set<URI> own) {
        return run("postback-follow-link", () -> {
            TestClick clicked = click.join();
            String location = clicked.location();
            if (location == null) {
                throw new ReceiverException(Kind.INVALID,
                        Saying.of("said.test.nobody-sent-on", clicked.trackingLink(), clicked.status()));
            }
            return new LinkFollower(clock).follow(location, clickId(clicked, location), own);
        });
    }

    /// @param location with the click id in place
    /// @param own the receiver's own addresses
    CompletableFuture<LinkWalk> follow(String location, String clickId, Set<URI> own) {
        return run("postback-follow-shop", () -> new LinkFollower(clock).follow(location, clickId, own));
    }

    private static String clickId(TestClick clicked, String location) throws ReceiverException {
        @Nullable
        String clickId = clicked.clickId();
        if (clickId == null || !location.contains(clickId)) {
            throw new ReceiverException(Kind.INVALID, Saying.of("said.test.no-click-id"));
        }
        return clickId;
    }

    private static <T> CompletableFuture<T> run(String name, Callable<T> errand) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                done.complete(errand.call());
            } catch (InterruptedException e) {
                done.completeExceptionally(
                        new ReceiverException(Kind.UNAVAILABLE, Saying.of("said.test.broken-off"), e));
            } catch (Exception e) {
                done.completeExceptionally(Failures.toException(e));
            }
        });
        var _ = done.whenComplete((_, _) -> {
            if (done.isCancelled()) {
                thread.interrupt();
            }
        });
        thread.start();
        return done;
    }
}
