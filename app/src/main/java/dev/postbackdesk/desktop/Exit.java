package dev.postbackdesk.desktop;

import dev.postbackdesk.receiver.ReceiverException;

/// The exit codes of the contract.
final class Exit {
    static final int DONE = 0;
    static final int USAGE = 2;

    private Exit() {}

    static int of(ReceiverException.Kind kind) {
        return switch (kind) {
            case INVALID -> USAGE;
            case IN_USE -> 3;
            case PORT_TAKEN -> 4;
            case DATA, UNAVAILABLE -> 5;
        };
    }
}
