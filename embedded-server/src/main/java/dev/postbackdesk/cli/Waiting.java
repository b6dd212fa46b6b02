package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.ReceiverException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Waits for what the receiver does on its own threads.
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletableFuture<T> future) throws CommandFailure {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ReceiverException failure) {
                throw CommandFailure.of(failure);
            }
            throw e;
        }
    }
}
