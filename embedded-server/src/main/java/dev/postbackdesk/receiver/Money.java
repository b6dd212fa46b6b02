package dev.postbackdesk.receiver;

import java.math.BigDecimal;

/// Conversions of one currency, each counted when it was recorded, with the status and the amounts it has now. Immutable.
///
/// @param conversions pending and approved ones
/// @param pending how many of these are pending
/// @param declined how many were declined; they count nowhere else
/// @param value of the pending and approved ones, six decimals
/// @param commission likewise
public record Money(long conversions, long pending, long declined, BigDecimal value, BigDecimal commission) {
    public static final Money NONE = new Money(0, 0, 0, BigDecimal.ZERO.setScale(6), BigDecimal.ZERO.setScale(6));

    public Money plus(Money other) {
        return new Money(conversions + other.conversions, pending + other.pending, declined + other.declined,
                value.add(other.value), commission.add(other.commission));
    }
}
