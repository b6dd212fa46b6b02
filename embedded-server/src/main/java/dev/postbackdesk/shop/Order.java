package dev.postbackdesk.shop;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An order in the demo shop, and what came of reporting it. Immutable.
///
/// @param number as the visitor reads it, and `txid` of the postback
/// @param request path and query of the postback; null where there was no click id to report
/// @param status what was answered; 0 where nothing was
/// @param answer the answer's text, or why there is none
record Order(Offer offer, String number, int pieces, BigDecimal total, @Nullable String request, int status,
        String answer) {
    boolean isAccepted() {
        return status == 200;
    }
}
