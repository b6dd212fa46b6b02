package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Insertion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was typed so far, valid or not. Immutable.
///
/// @param network the placeholders as they are now, what the user filled in included; null where nothing is chosen yet
/// @param own whether they are of the user's own merchant
/// @param known the network that was chosen, as it is known; null for the user's own merchant
/// @param parameter of the offer's URL that carries the click id
/// @param taken what to do where the URL has that parameter already
/// @param existing the conversion to use, or null for a new one
/// @param currency ISO 4217, or `""`
record ConnectDraft(@Nullable Network network, boolean own, @Nullable Network known, String url, String parameter,
        Taken taken, String name, String slug, boolean reuse, @Nullable ConversionId existing, String conversionName,
        From valueFrom, String value, String valuePlaceholder, Pays pays, String percent, String commission,
        String commissionPlaceholder, String currency) {

    /// What to do with a parameter that holds something.
    enum Taken {
        /// Not decided.
        ASK, REPLACE, ADD
    }

    /// Where the value of a postback comes from.
    enum From {
        FIXED, NETWORK
    }

    /// How the commission is told.
    enum Pays {
        PERCENT, FIXED, NETWORK
    }

    /// What becomes of the offer's URL; empty where it is none, or the parameter's name can't be one.
    Optional<Insertion> insertion() {
        String tidy = TextRules.tidy(url);
        return Destination.problem(tidy).isEmpty()
                && (Destination.carriesToken(tidy) || Destination.isParameterName(TextRules.tidy(parameter)))
                        ? Optional.of(Destination.insertion(tidy, TextRules.tidy(parameter)))
                        : Optional.empty();
    }

    /// The offer's URL with the click id in it, as far as it is decided; as it was pasted otherwise.
    String destination() {
        return insertion().map(insertion -> switch (insertion) {
            case Insertion.Placed(String placed) -> placed;
            case Insertion.Present(String present) -> present;
            case Insertion.Occupied occupied -> switch (taken) {
                case ASK -> TextRules.tidy(url);
                case REPLACE -> occupied.replaced();
                case ADD -> occupied.added();
            };
        }).orElseGet(() -> TextRules.tidy(url));
    }

    /// What `val` carries.
    String valueCarried() {
        return TextRules.tidy(valueFrom == From.FIXED ? value : valuePlaceholder);
    }

    /// What `com` carries.
    String commissionCarried() {
        return switch (pays) {
            case PERCENT -> "0";
            case FIXED -> TextRules.tidy(commission);
            case NETWORK -> TextRules.tidy(commissionPlaceholder);
        };
    }

    /// What `comperc` carries.
    String percentCarried() {
        return pays == Pays.PERCENT ? TextRules.tidy(percent) : "0";
    }

    /// The new conversion of a draft without problems.
    Conversion toConversion(ConversionId id) {
        String placeholder = network == null ? null : network.clickId();
        boolean networkKnowsIt = own || (known != null && known.clickId() != null);
        return new Conversion(id, TextRules.tidy(conversionName), valueCarried(), commissionCarried(), percentCarried(),
                currency.isEmpty() ? null : currency, network == null ? null : network.name(),
                networkKnowsIt ? null : placeholder, DuplicateRule.ONCE, null, List.of(), null, AnswerRule.STATUS,
                false,
                false, Map.of(), Lifecycle.ACTIVE);
    }

    /// The tracking link of a draft without problems.
    TrackingLink toLink(ConversionId conversion) {
        return new TrackingLink(new Slug(TextRules.tidy(slug)), TextRules.tidy(name), destination(),
                network == null ? null : network.name(), List.of(conversion), Lifecycle.ACTIVE);
    }
}
