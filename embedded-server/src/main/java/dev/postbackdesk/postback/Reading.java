package dev.postbackdesk.postback;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a postback was read to say. Null stands for "not said, or not to be made out".
///
/// @param clickId as decoded; one of ours in lower case
/// @param clickNumber of a click that exists
/// @param conversionId as decoded; a known one in upper case unless the postback is rejected
/// @param conversionKey of a conversion that exists
/// @param linkKey of the click's link
/// @param value six decimals; null unless valid
/// @param commission six decimals, the rule of `com` and `comperc` applied; null unless valid
/// @param currency ISO 4217; where the postback names none the conversion's, or of an updated or duplicate one that of what
///        was recorded
/// @param status a status word, see [ConversionStatus#word()]; of a rejected postback the word as decoded. Of an
///        updated or duplicate one it is the recorded conversion's afterwards
/// @param params the custom parameters
public record Reading(@Nullable String clickId, @Nullable Long clickNumber, @Nullable String conversionId,
        @Nullable Integer conversionKey, @Nullable Integer linkKey, @Nullable BigDecimal value,
        @Nullable BigDecimal commission, @Nullable String currency, @Nullable String transactionId,
        @Nullable String status, List<String> params) {

    public Reading {
        params = List.copyOf(params);
    }

    Reading withCurrency(@Nullable String other) {
        return new Reading(clickId, clickNumber, conversionId, conversionKey, linkKey, value, commission, other,
                transactionId, status, params);
    }

    Reading withStatus(String word) {
        return new Reading(clickId, clickNumber, conversionId, conversionKey, linkKey, value, commission, currency,
                transactionId, word, params);
    }
}
