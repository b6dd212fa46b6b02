package dev.postbackdesk.http;

import java.time.Instant;

/// Is told of every request that is refused before it is a postback or a click: such a request is answered and stored
/// nowhere. Called by many threads at once, before the refusal is answered; it must be quick and must not throw.
@FunctionalInterface
public interface Door {
    /// @param at when it was refused
    /// @param status what it is answered, e.g. 404
    /// @param reason in words, e.g. `no such path`: one of a small number, never what the sender wrote
    /// @param sender the sender's numeric address
    void refused(Instant at, int status, String reason, String sender);
}
