package dev.postbackdesk.postback;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversion that was counted: what later postbacks of the same key are compared with. Immutable.
///
/// The key is click, conversion and transaction id (null where the rule does not look at it, or none came).
///
/// @param postback the number of the postback that was recorded
/// @param recordedAt when that postback arrived
/// @param status the state now, after all updates
/// @param value the amount now, six decimals
/// @param commission the amount now, six decimals
public record Recorded(long clickNumber, int conversionKey, @Nullable String transactionId, long postback,
        Instant recordedAt, ConversionStatus status, BigDecimal value, BigDecimal commission,
        @Nullable String currency) {}
