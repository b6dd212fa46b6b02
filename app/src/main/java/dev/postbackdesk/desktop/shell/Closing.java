package dev.postbackdesk.desktop.shell;

/// What closing the window does.
public enum Closing {
    /// Asks, and remembers the answer.
    ASK,
    /// The receiver goes on in the background; starting the program again brings the window back.
    KEEP_RECEIVING, STOP
}
