package dev.postbackdesk.reach;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// What calling the public address came to. Immutable.
///
/// @param address that was called
/// @param at when
public record AddressCheck(URI address, Instant at, Outcome outcome) {
    public sealed interface Outcome {
        /// The call came in here, and its answer came back.
        ///
        /// @param took there and back
        record Works(Duration took) implements Outcome {}

        /// The call came in here, but another answer came back than was given.
        record AnswerChanged(int status) implements Outcome {}

        /// Something answers, and it is not this receiver.
        ///
        /// @param sameKind whether it answers as a receiver would: another one, then
        record SomethingElse(int status, boolean sameKind) implements Outcome {}

        /// It sends callers on to another address, where many senders of postbacks don't follow.
        ///
        /// @param location as it was answered
        record MovesOn(int status, String location) implements Outcome {}

        /// Nothing answers.
        ///
        /// @param detail what the system said
        record Nothing(Unreached.Reason reason, String detail) implements Outcome {}
    }

    public boolean works() {
        return outcome instanceof Outcome.Works;
    }
}
