package dev.postbackdesk.reach;

/// Nothing answered.
public final class Unreached extends Exception {
    private static final long serialVersionUID = 1;

    /// Why.
    public enum Reason {
        /// No name server knows the name.
        NAME_NOT_FOUND,
        /// Nothing listens there.
        REFUSED,
        /// No answer within the time.
        TIMED_OUT,
        /// The certificate is not valid for the name, has expired, or nobody vouches for it.
        CERTIFICATE,
        /// The address is of a private network, which is not called for others.
        PRIVATE_ADDRESS,
        /// What answered speaks no HTTP, or broke off.
        BROKEN
    }

    private final Reason reason;

    /// @param detail what the system said
    Unreached(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// What the system said.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
