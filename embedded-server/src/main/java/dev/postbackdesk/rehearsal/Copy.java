package dev.postbackdesk.rehearsal;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.TrackingLink;
import java.time.Duration;
import java.util.List;

/// The copies of a conversion and of a link that a rehearsal plays with, changed so far as a fault needs it.
final class Copy {
    /// Stands in for the user's secret, which does not leave the user's data.
    static final String TOKEN = "rehearsal-token";
    /// Nobody's address: RFC 5737.
    private static final SenderRange ELSEWHERE = new SenderRange("192.0.2.1");

    private Copy() {}

    static Conversion of(Conversion own, Fault fault) {
        return of(own, own.id(), fault);
    }

    /// @param id the copy's own
    static Conversion of(Conversion own, ConversionId id, Fault fault) {
        DuplicateRule duplicates = switch (fault) {
            case SENT_TWICE, OTHER_AMOUNT -> DuplicateRule.ONCE;
            case REPEATED_WITHOUT_ORDER_NUMBER -> DuplicateRule.EVERY;
            default -> own.duplicates();
        };
        boolean needsToken = own.token() != null || fault == Fault.TOKEN_LEFT_OUT || fault == Fault.TOKEN_WRONG;
        boolean defaults = own.acceptDefaults() && fault != Fault.VALUE_LEFT_OUT && fault != Fault.COMMISSION_LEFT_OUT;
        return new Conversion(id, own.name(), value(own, fault), own.commission(), own.percent(), own.currency(),
                own.network(), own.clickIdPlaceholder(), duplicates,
                fault == Fault.LATE && own.window() == null ? Duration.ofDays(30) : own.window(),
                fault == Fault.ANOTHER_ADDRESS ? List.of(ELSEWHERE) : List.of(), needsToken ? TOKEN : null,
                own.answer(), defaults, own.acceptAliases() && fault != Fault.CLICK_ID_RENAMED, own.statuses(),
                Lifecycle.ACTIVE);
    }

    /// A lead is worth 0 by intention, and nothing is said of it then: what is rehearsed is a sale.
    private static String value(Conversion own, Fault fault) {
        boolean worthless = Amount.parse(own.value()).filter(value -> value.signum() == 0).isPresent();
        return fault == Fault.ALWAYS_ZERO && worthless ? "20.00" : own.value();
    }

    static TrackingLink of(TrackingLink own, Conversion conversion) {
        return new TrackingLink(own.slug(), own.name(), own.destination(), own.network(), List.of(conversion.id()),
                Lifecycle.ACTIVE);
    }
}
