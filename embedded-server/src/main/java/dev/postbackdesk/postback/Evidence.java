package dev.postbackdesk.postback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the judge may look at besides the postback: a consistent view that includes the earlier postbacks of the same
/// batch. Used by one thread at a time.
public interface Evidence extends Known {
    /// The recorded conversion of exactly this key; a null transaction id is a key of its own.
    Optional<Recorded> recorded(long clickNumber, int conversionKey, @Nullable String transactionId);

    /// Any recorded conversion of this click and conversion, whatever its transaction id: the earliest.
    Optional<Recorded> anyRecorded(long clickNumber, int conversionKey);
}
