package dev.postbackdesk.postback;

/// A postback, parsed: what arrived, and what was made of it. Immutable.
public record PostbackRequest(Arrival arrival) {
    /// Never throws and never loses anything, whatever arrived.
    public static PostbackRequest parse(Arrival arrival) {
        return new PostbackRequest(arrival);
    }
}
