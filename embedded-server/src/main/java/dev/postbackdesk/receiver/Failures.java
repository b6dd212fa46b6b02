package dev.postbackdesk.receiver;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.NotStored;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong inside, as the facade tells it.
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static ReceiverException toException(Throwable failure) {
        return switch (failure) {
            case ReceiverException e -> e;
            case CompletionException e when e.getCause() != null -> toException(e.getCause());
            case Refusal e -> new ReceiverException(Kind.INVALID, String.valueOf(e.getMessage()), e);
            case NotStored e -> new ReceiverException(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
            case RejectedExecutionException e ->
                new ReceiverException(Kind.UNAVAILABLE, "Postback Desk is closing.", e);
            default -> {
                log.error("The stored data could not be read or written", failure);
                yield new ReceiverException(Kind.UNAVAILABLE,
                        "The stored data can't be reached just now. Try again; if it stays so, look at the log.",
                        failure);
            }
        };
    }

    static ReceiverException toException(CannotOpen failure) {
        Kind kind = switch (failure.reason()) {
            case IN_USE -> Kind.IN_USE;
            case DATA -> Kind.DATA;
        };
        return new ReceiverException(kind, String.valueOf(failure.getMessage()), failure);
    }
}
