package dev.postbackdesk.receiver;

import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Answers;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import dev.postbackdesk.replay.Address;
import dev.postbackdesk.replay.ReplayProblem;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import dev.postbackdesk.replay.Sending;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Sends requests to this receiver or to others.
final class Replaying {
    private static final String SELF = "127.0.0.1";

    private final ReceiverConfig config;
    private final Store store;
    private final URI localAddress;
    private final String secret;

    /// @param secret by which the receiver knows the desktop's own requests; it goes to this receiver only
    Replaying(ReceiverConfig config, Store store, URI localAddress, String secret) {
        this.config = config;
        this.store = store;
        this.localAddress = localAddress;
        this.secret = secret;
    }

    CompletableFuture<Replayed> replay(ReplayRequest request) {
        if (request.address() == null && !config.listening()) {
            return store.readers().handOver(simulated(request));
        }
        CompletableFuture<Replayed> done = new CompletableFuture<>();
        Sending sending;
        try {
            sending = request.address() == null
                    ? Sending.straightTo(Address.parse(SelfClick.reachable(localAddress).toString()))
                    : Sending.to(Address.parse(request.address()));
        } catch (ReplayProblem e) {
            return CompletableFuture.failedFuture(Failures.toException(e));
        }
        // Cancelling closes the connection; so does the end.
        var _ = done.whenComplete((_, _) -> sending.close());
        Thread.ofVirtual().name("postback-replay").start(() -> {
            try {
                done.complete(request.address() == null
                        ? toSelf(request, sending)
                        : sending.send(request, Address.parse(request.address()).authority()));
            } catch (ReplayProblem | RuntimeException e) {
                done.completeExceptionally(Failures.toException(e));
            }
        });
        return done;
    }

    private Replayed toSelf(ReplayRequest request, Sending sending) throws ReplayProblem {
        List<Header> headers = new ArrayList<>(withoutOurs(request.headers()));
        boolean named = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Host"));
        headers.add(new Header(HttpReceiverConfig.REPLAY_HEADER, secret));
        Replayed answer = sending.send(new ReplayRequest(null, request.method(), request.target(), headers,
                request.body()), named ? "" : localAddress.getAuthority());
        Optional<String> number = answer.header(HttpReceiverConfig.NUMBER_HEADER);
        return new Replayed(answer.status(), withoutOurs(answer.headers()), answer.body(), answer.cut(), answer.took(),
                number.map(Long::valueOf).orElse(null));
    }

    /// Who has them from a stored request made them up.
    private static List<Header> withoutOurs(List<Header> headers) {
        return headers.stream().filter(header -> !header.name().equalsIgnoreCase(HttpReceiverConfig.TEST_HEADER)
                && !header.name().equalsIgnoreCase(HttpReceiverConfig.REPLAY_HEADER)
                && !header.name().equalsIgnoreCase(HttpReceiverConfig.NUMBER_HEADER)).toList();
    }

    /// The same where nothing listens.
    private CompletableFuture<Replayed> simulated(ReplayRequest request) {
        Instant start = config.clock().instant().truncatedTo(ChronoUnit.MICROS);
        int mark = request.target().indexOf('?');
        String path = mark < 0 ? request.target() : request.target().substring(0, mark);
        PostbackRequest parsed = PostbackRequest.parse(new Arrival(start, request.method(), path,
                mark < 0 ? "" : request.target().substring(mark + 1), withoutOurs(request.headers()), request.body(),
                SELF, false));
        return store.intake().submit(parsed).thenCompose(outcome -> switch (outcome) {
            case Intake.Outcome.Stored(var postback) -> {
                Answers.Answer answer = new Answers().answer(postback, parsed.wantsPixel(),
                        parsed.arrival().header("Accept").orElse(null));
                yield CompletableFuture.completedFuture(new Replayed(answer.status(),
                        List.of(new Header("Content-Type", answer.contentType())), answer.body(), false,
                        Duration.between(start, config.clock().instant()), postback.number()));
            }
            case Intake.Outcome.NotStored(Saying reason) ->
                CompletableFuture.failedFuture(new ReceiverException(Kind.UNAVAILABLE, reason));
        });
    }
}
