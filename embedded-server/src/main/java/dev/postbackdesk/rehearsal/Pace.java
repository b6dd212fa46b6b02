package dev.postbackdesk.rehearsal;

/// How fast a rehearsal goes on: asked before each of its steps.
@FunctionalInterface
public interface Pace {
    /// As fast as it can.
    Pace AT_ONCE = () -> {};

    /// Returns when the next step may happen.
    ///
    /// @throws InterruptedException if the thread was interrupted: that ends the rehearsal
    void await() throws InterruptedException;
}
