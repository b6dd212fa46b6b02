package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds values that are still placeholders, and says whose.
final class Placeholders {
    private final PostbackRequest request;
    private final @Nullable Conversion conversion;
    private final @Nullable Network network;
    private final Networks networks;
    private final boolean commissionIsZero;
    private final Findings findings;

    /// @param network the conversion's, else the link's, where known
    Placeholders(PostbackRequest request, @Nullable Conversion conversion, @Nullable Network network,
            Networks networks, boolean commissionIsZero, Findings findings) {
        this.request = request;
        this.conversion = conversion;
        this.network = network;
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
            return Finding.of(FindingCode.S2S_TOKEN_RAW, parameter, parameter).as(severity);
        }
        String expected = expected(name);
        String chosen = network == null ? "" : network.name();
        String writers = networks.writing(placeholder).stream().map(Network::name).limit(3)
                .collect(Collectors.joining(", "));
        String variant = expected == null ? "" : variant(placeholder, expected);
        return new Finding(FindingCode.PLACEHOLDER_NOT_REPLACED, severity, parameter, variant,
                List.of(parameter, Findings.shown(placeholder), expected == null ? "" : expected, chosen, writers));
    }

    private String variant(String placeholder, String expected) {
        if (placeholder.equals(expected)) {
            return "own";
        }
        return placeholder.equalsIgnoreCase(expected) ? "case" : network == null ? "mine" : "other";
    }

    private boolean rejects(KnownParameter name) {
        return switch (name) {
            case CLICK_ID, ID, VALUE, COMMISSION -> true;
            case TRANSACTION_ID -> conversion != null && conversion.duplicates() == DuplicateRule.BY_TRANSACTION;
            case PERCENT -> commissionIsZero;
            case PARAM, STATUS, CURRENCY, TOKEN -> false;
        };
    }

    /// What should have stood there before it was replaced.
    private @Nullable String expected(KnownParameter name) {
        String own = conversion == null ? null : ownPlaceholder(name, conversion);
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

    /// What the user wrote into the conversion itself.
    private static @Nullable String ownPlaceholder(KnownParameter name, Conversion conversion) {
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
