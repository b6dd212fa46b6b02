package dev.postbackdesk.http;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;

/// The receiver could not be opened at its address. The message is a sentence for the user.
public final class CannotListen extends Exception implements Says {
    private static final long serialVersionUID = 1;

    /// What stood in the way.
    public enum Cause {
        PORT_TAKEN,
        /// The operating system does not let this user have that port.
        NOT_PERMITTED,
        /// The address is none of this machine's.
        NO_SUCH_ADDRESS
    }

    private final Cause reason;
    private final String address;
    private final transient Saying saying;

    CannotListen(Cause reason, String address, Saying saying, Throwable cause) {
        super(saying.english(), cause);
        this.reason = reason;
        this.address = address;
        this.saying = saying;
    }

    @Override
    public Saying saying() {
        return saying;
    }

    public Cause reason() {
        return reason;
    }

    /// Where it was to listen, e.g. `127.0.0.1:8377`.
    public String address() {
        return address;
    }
}
