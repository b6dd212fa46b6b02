package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import org.jspecify.annotations.Nullable;

/// What should stand in a postback URL before it is filled in: the conversion's own placeholders, else its network's.
///
/// @param network the conversion's, else the link's, where known
record Macros(@Nullable Conversion conversion, @Nullable Network network) {
    @Nullable
    String of(KnownParameter name) {
        String own = conversion == null ? null : own(name, conversion);
        if (own != null || network == null) {
            return own;
        }
        return switch (name) {
            case CLICK_ID -> network.clickId();
            case VALUE, COMMISSION -> network.payout();
            case TRANSACTION_ID -> network.transactionId();
            case STATUS -> network.status();
            case CURRENCY -> network.currency();
            case ID, PERCENT, PARAM, TOKEN -> null;
        };
    }

    /// Whether the network replaces `placeholder` by a click id as well, though another parameter's.
    boolean isAlternative(KnownParameter name, String placeholder) {
        return name == KnownParameter.CLICK_ID && network != null && network.alternatives().contains(placeholder);
    }

    /// What users write into the conversion themselves.
    private static @Nullable String own(KnownParameter name, Conversion conversion) {
        String own = switch (name) {
            case CLICK_ID -> conversion.clickIdPlaceholder();
            case VALUE -> conversion.value();
            case COMMISSION -> conversion.commission();
            case PERCENT -> conversion.percent();
            case ID, PARAM, TRANSACTION_ID, STATUS, CURRENCY, TOKEN -> null;
        };
        return own != null && Placeholder.isPlaceholder(own) ? own : null;
    }
}
