package dev.postbackdesk.receiver;

/// Which way the desktop's own tests go.
public enum TestWay {
    /// Straight to where the receiver listens: it works without a public address, and says nothing about one.
    STRAIGHT,
    /// Through the public address, as visitors and merchants do; straight where there is none.
    PUBLIC_ADDRESS
}
