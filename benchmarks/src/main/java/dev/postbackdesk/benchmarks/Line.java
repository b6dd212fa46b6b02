package dev.postbackdesk.benchmarks;

/// One line of the table: a kind of load.
enum Line {
    P64("postbacks, 64 connections", Kind.BY_TRANSACTION, 64, true), P256("postbacks, 256 connections",
            Kind.BY_TRANSACTION, 256, true), P_EACH("postbacks, a connection each (64 at a time)", Kind.BY_TRANSACTION,
                    64, false), C64("clicks, 64 connections", Kind.CLICKS, 64, true),
    /// Not among those measured by default.
    ONCE64("postbacks counted once, 64 connections", Kind.ONCE, 64, true);

    private final String title;
    private final Kind kind;
    private final int connections;
    private final boolean keepAlive;

    Line(String title, Kind kind, int connections, boolean keepAlive) {
        this.title = title;
        this.kind = kind;
        this.connections = connections;
        this.keepAlive = keepAlive;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    int connections() {
        return connections;
    }

    /// Of the generator. One can keep up with kept connections, but opening them is mostly its own system's work, and one
    /// thread would hold up the reference.
    int threads() {
        return keepAlive ? 1 : 2;
    }

    boolean keepAlive() {
        return keepAlive;
    }
}
