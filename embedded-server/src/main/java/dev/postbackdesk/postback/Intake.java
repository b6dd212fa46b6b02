package dev.postbackdesk.postback;

import dev.postbackdesk.language.Saying;
import java.util.concurrent.CompletableFuture;

/// Where a parsed postback goes to be judged and stored. Thread-safe.
public interface Intake {
    /// What became of a postback.
    sealed interface Outcome {
        /// It is on disk, whatever its verdict.
        record Stored(Postback postback) implements Outcome {}

        /// It could not be stored, and nothing of it was: disk full, queue full, store closing. Answered 503.
        ///
        /// @param reason one sentence
        record NotStored(Saying reason) implements Outcome {}
    }

    /// Queues a postback. Completes when its batch is on disk, and never exceptionally.
    CompletableFuture<Outcome> submit(PostbackRequest request);
}
