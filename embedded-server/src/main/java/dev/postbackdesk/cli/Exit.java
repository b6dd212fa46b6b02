package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.ReceiverException;

/// The exit codes of the contract.
enum Exit {
    DONE(0),
    /// The answer is no.
    NO(1),
    /// Wrong usage, or input or output that can't be read or written.
    USAGE(2),
    /// Another program holds the data folder.
    IN_USE(3),
    /// Another program listens on the port.
    PORT_TAKEN(4),
    /// The data are damaged, unwritable or newer than this program.
    DATA(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Exit of(ReceiverException.Kind kind) {
        return switch (kind) {
            case INVALID -> USAGE;
            case IN_USE -> IN_USE;
            case PORT_TAKEN -> PORT_TAKEN;
            case DATA, UNAVAILABLE -> DATA;
        };
    }
}
