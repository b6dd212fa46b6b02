package dev.postbackdesk.rehearsal;

/// What happens in a rehearsal, and between whom. See [Fault#plan()] for the order.
public enum Move {
    /// A visitor requests the tracking link.
    CLICK,
    /// The receiver sends the visitor on.
    SEND_ON,
    /// The visitor comes to the merchant's page.
    LAND,
    /// The visitor buys.
    ORDER,
    /// The merchant calls the postback URL.
    REPORT,
    /// The receiver answers.
    ANSWER,
    /// More visitors, and what the merchant does of them.
    MORE,
    /// What the receiver made of it.
    JUDGE
}
