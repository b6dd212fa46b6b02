package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.TrackingLink;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds values that are still placeholders, and says whose.
final class Placeholders {
    private static final int MOST_NAMED = 2;

    private final PostbackRequest request;
    private final @Nullable Conversion conversion;
    private final @Nullable Network network;
    private final Networks networks;
    private final Macros macros;
    private final Hints hints;
    private final boolean commissionIsZero;
    private final Findings findings;

    Placeholders(PostbackRequest request, Macros macros, Hints hints, Networks networks, boolean commissionIsZero,
            Findings findings) {
        this.request = request;
        this.macros = macros;
        this.hints = hints;
        conversion = macros.conversion();
        network = macros.network();
        this.networks = networks;
        this.commissionIsZero = commissionIsZero;
        this.findings = findings;
    }

    /// The placeholder that the whole trimmed value is: as it arrived (decoding breaks `%AFF_SUB%`), decoded, or decoded
    /// once more.
    static Optional<String> in(Parameter parameter) {
        String decoded = parameter.trimmed();
        if (Placeholder.isPlaceholder(decoded)) {
            return Optional.of(decoded);
        }
        String raw = parameter.trimmedRaw();
        return Placeholder.isPlaceholder(raw)
                ? Optional.of(raw)
                : parameter.decodedOnceMore().filter(Placeholder::isPlaceholder);
    }

    static boolean holds(Parameter parameter) {
        return in(parameter).isPresent();
    }

    void report() {
        for (KnownParameter name : KnownParameter.values()) {
            request.parameter(name).flatMap(Placeholders::in)
                    .ifPresent(placeholder -> findings.add(finding(name, placeholder)));
        }
    }

    private Finding finding(KnownParameter name, String placeholder) {
        Severity severity = rejects(name) ? Severity.REJECTS : Severity.WARNS;
        String parameter = name.parameterName();
        if (placeholder.equalsIgnoreCase(Placeholder.TOKEN)) {
            return raw(parameter).as(severity);
        }
        String expected = expected(name, placeholder);
        String chosen = network == null ? "" : network.shortName();
        String variant = variant(name, placeholder, expected);
        return new Finding(FindingCode.PLACEHOLDER_NOT_REPLACED, severity, parameter, variant,
                List.of(parameter, Findings.shown(placeholder), expected == null ? "" : expected, chosen,
                        writers(placeholder)));
    }

    /// The token that the tracking link replaces: names the link where there is but one.
    private Finding raw(String parameter) {
        List<TrackingLink> links = hints.links(conversion);
        return links.size() == 1
                ? Finding.of(FindingCode.S2S_TOKEN_RAW, parameter, parameter, links.getFirst().name(),
                        "/c/" + links.getFirst().slug()).variant("link")
                : Finding.of(FindingCode.S2S_TOKEN_RAW, parameter, parameter);
    }

    /// What should have stood there; of several that the network replaces, the one that was probably meant.
    private @Nullable String expected(KnownParameter name, String placeholder) {
        if (name == KnownParameter.CLICK_ID && network != null) {
            for (String alternative : network.alternatives()) {
                if (alternative.equalsIgnoreCase(placeholder)
                        && !placeholder.equalsIgnoreCase(macros.of(name))) {
                    return alternative;
                }
            }
        }
        return macros.of(name);
    }

    private String variant(KnownParameter name, String placeholder, @Nullable String expected) {
        boolean theirs = !writers(placeholder).isEmpty();
        if (expected == null) {
            return theirs ? "writers" : "";
        }
        if (placeholder.equals(expected)) {
            return macros.isAlternative(name, placeholder) && !placeholder.equals(macros.of(name))
                    ? "alternative"
                    : "own";
        }
        if (placeholder.equalsIgnoreCase(expected)) {
            return "case";
        }
        return (network == null ? "mine" : "other") + (theirs ? "+writers" : "");
    }

    /// Whose placeholder it is, as a sentence names them: `TUNE`, `Affise, Everflow and 3 others`.
    private String writers(String placeholder) {
        List<String> names = networks.writing(placeholder).stream().map(Network::shortName).toList();
        return names.size() <= MOST_NAMED
                ? String.join(" and ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }

    private boolean rejects(KnownParameter name) {
        return switch (name) {
            case CLICK_ID, ID, VALUE, COMMISSION -> true;
            case TRANSACTION_ID -> conversion != null && conversion.duplicates() == DuplicateRule.BY_TRANSACTION;
            case PERCENT -> commissionIsZero;
            case PARAM, STATUS, CURRENCY, TOKEN -> false;
        };
    }
}
