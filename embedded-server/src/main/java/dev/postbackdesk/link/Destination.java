package dev.postbackdesk.link;

/// Destination URLs.
public final class Destination {
    private Destination() {}
}
