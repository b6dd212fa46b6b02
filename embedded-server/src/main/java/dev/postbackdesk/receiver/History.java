package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import java.util.concurrent.CompletableFuture;

/// Plays visits and arrivals with times and senders of one's choosing through the same judge and the same writer as HTTP
/// requests: pictures and demos need a past. Never reachable over HTTP. Thread-safe.
public interface History {
    CompletableFuture<Redirects.Outcome> visit(Visit visit);

    CompletableFuture<Intake.Outcome> arrive(Arrival arrival);
}
