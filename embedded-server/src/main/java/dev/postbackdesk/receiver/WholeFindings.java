package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import java.util.Optional;

/// What is found about a link's clicks, or about a conversion as a whole, from its figures. Pure.
public final class WholeFindings {
    /// Fewer clicks without a sale are nothing to wonder about.
    public static final long MANY_CLICKS = 20;
    /// Fewer conversions without a value may be chance: free trials, say.
    public static final long MANY_WORTHLESS = 20;

    private WholeFindings() {}

    /// That visitors came, and no postback.
    ///
    /// @param conversion its name
    /// @param clicks of visitors on its links, while no postback came for it
    public static Optional<Finding> unanswered(String conversion, long clicks) {
        return clicks < MANY_CLICKS
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.NOTHING_ARRIVED, null, String.valueOf(clicks), conversion));
    }

    /// That every value is 0, where that is hardly meant. A lead has the value 0 and a fixed commission by intention: where
    /// the user wrote that 0 and a commission came, nothing is said.
    public static Optional<Finding> worthless(Conversion conversion, ConversionFigures figures, Networks networks) {
        boolean ownZero = Amount.parse(conversion.value()).filter(value -> value.signum() == 0).isPresent();
        boolean paid = figures.commission().values().stream().anyMatch(sum -> sum.signum() > 0);
        if (figures.worthless() < MANY_WORTHLESS || (ownZero && paid)) {
            return Optional.empty();
        }
        String count = String.valueOf(figures.worthless());
        if (!ownZero) {
            return Optional.of(Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name(),
                    conversion.value()).variant("sent"));
        }
        Network network = Optional.ofNullable(conversion.network()).flatMap(networks::named).orElse(null);
        String payout = network == null ? null : network.payout();
        return Optional.of(network == null || payout == null
                ? Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name())
                : Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name(), payout,
                        network.shortName()).variant("macro"));
    }

    /// That crawlers came.
    ///
    /// @param link its name
    public static Optional<Finding> bots(String link, LinkFigures figures) {
        return counted(FindingCode.BOT_CLICK, figures.bots(), link);
    }

    /// That some only looked.
    ///
    /// @param link its name
    public static Optional<Finding> prefetches(String link, LinkFigures figures) {
        return counted(FindingCode.PREFETCH_CLICK, figures.prefetches(), link);
    }

    private static Optional<Finding> counted(FindingCode code, long count, String link) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Finding.of(code, null, String.valueOf(count), link).variant(count == 1 ? "one" : ""));
    }
}
