package dev.postbackdesk.click;

import dev.postbackdesk.language.Saying;
import java.util.concurrent.CompletableFuture;

/// Turns a visit of a tracking link into a click and the address to send the visitor to. Thread-safe.
public interface Redirects {
    /// What comes of a visit.
    sealed interface Outcome {
        /// Send the visitor to `location`; the click, if there is one, is on disk.
        record Redirect(String location) implements Outcome {}

        /// No such link, or one that is not active: nothing was recorded.
        record NotFound() implements Outcome {}

        /// A prefetch: counted, but no click; the browser asks again when somebody really clicks.
        record NotNow() implements Outcome {}

        /// The click could not be stored, so the visitor cannot be sent on. Answered 503.
        ///
        /// @param reason one sentence
        record NotStored(Saying reason) implements Outcome {}
    }

    /// Completes when the click's batch is on disk, and never exceptionally.
    CompletableFuture<Outcome> visit(Visit visit);
}
