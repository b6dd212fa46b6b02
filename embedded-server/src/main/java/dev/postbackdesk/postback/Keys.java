package dev.postbackdesk.postback;

import org.jspecify.annotations.Nullable;

/// Whether a postback holds a key of recorded conversions, and which, as a small number in the database. The numbers never
/// change their meaning.
final class Keys {
    /// None: it was not recorded, or an earlier one holds the key.
    static final int NONE = 0;
    /// Click and conversion.
    static final int PLAIN = 1;
    /// Click, conversion and transaction id.
    static final int WITH_TRANSACTION = 2;

    private Keys() {}

    static int of(Verdict verdict) {
        return verdict instanceof Verdict.Accepted accepted && accepted.opensKey()
                ? accepted.transactionId() == null ? PLAIN : WITH_TRANSACTION
                : NONE;
    }

    /// The transaction id of a postback's key; null where its key has none.
    ///
    /// @param transaction what the postback said
    static @Nullable String transaction(int kind, @Nullable String transaction) {
        return kind == WITH_TRANSACTION ? transaction : null;
    }
}
