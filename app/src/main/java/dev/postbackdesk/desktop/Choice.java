package dev.postbackdesk.desktop;

/// What the user wants after the receiver could not start.
sealed interface Choice {
    record Quit() implements Choice {}

    record OtherPort(int port) implements Choice {}

    /// Starting again: what stood in the way is repaired.
    ///
    /// @param done what was done, as sentences
    record Again(String done) implements Choice {}
}
