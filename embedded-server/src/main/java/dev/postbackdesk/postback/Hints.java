package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.TrackingLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds findings whose cure depends on what is known besides: the network's placeholder, the links that carry the
/// conversion. Where nothing more is known, the plain finding is added.
final class Hints {
    /// Names of parameters in a sentence.
    private static final int MOST_NAMES = 8;
    private static final String CLICK_ID = KnownParameter.CLICK_ID.parameterName();

    private final PostbackRequest request;
    private final Known known;
    private final Networks networks;
    private final Findings findings;

    Hints(PostbackRequest request, Known known, Networks networks, Findings findings) {
        this.request = request;
        this.known = known;
        this.networks = networks;
        this.findings = findings;
    }

    /// The active links that carry a conversion.
    List<TrackingLink> links(@Nullable Conversion conversion) {
        return conversion == null
                ? List.of()
                : known.definitions().linksCarrying(conversion.id()).stream().map(StoredLink::link)
                        .filter(link -> link.lifecycle().isActive()).toList();
    }

    /// No id came, so which conversion it was is not known; but there may be only one placeholder that can have done it.
    void cutAtHash() {
        List<String> hashes = known.definitions().conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle().isActive())
                .flatMap(conversion -> PostbackUrl.clickIdPlaceholder(conversion, networks).stream())
                .filter(placeholder -> placeholder.startsWith("#")).distinct().limit(2).toList();
        if (hashes.size() == 1) {
            String placeholder = hashes.getFirst();
            findings.addVariant(FindingCode.CUT_AT_HASH, "known", CLICK_ID, placeholder,
                    placeholder.replace("#", "%23"));
        } else {
            findings.add(FindingCode.CUT_AT_HASH, CLICK_ID);
        }
    }

    void clickIdMissing(Macros macros) {
        List<String> names = Stream.concat(request.known().keySet().stream().map(KnownParameter::parameterName),
                request.others().stream().map(Parameter::name)).distinct().limit(MOST_NAMES + 1L).toList();
        String came = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " …" : "");
        String macro = macros.of(KnownParameter.CLICK_ID);
        if (names.isEmpty()) {
            findings.add(FindingCode.CLICK_ID_MISSING, CLICK_ID);
        } else if (macro == null) {
            findings.addVariant(FindingCode.CLICK_ID_MISSING, "came", CLICK_ID, came);
        } else {
            findings.addVariant(FindingCode.CLICK_ID_MISSING, "came+macro", CLICK_ID, came, macro);
        }
    }

    /// A link whose destination lacks the token is the likeliest reason; else the network's parameter is named.
    void clickIdEmpty(Macros macros) {
        Network network = macros.network();
        String append = network == null ? null : network.append();
        Optional<TrackingLink> lacking = links(macros.conversion()).stream()
                .filter(link -> !Destination.carriesToken(link.destination())).findFirst();
        String parameter = append == null ? "" : append;
        if (lacking.isPresent()) {
            findings.addVariant(FindingCode.CLICK_ID_EMPTY, append == null ? "link" : "link+append", CLICK_ID,
                    lacking.get().name(), parameter);
        } else if (network != null && append != null) {
            findings.addVariant(FindingCode.CLICK_ID_EMPTY, "append", CLICK_ID, network.shortName(), parameter);
        } else {
            findings.add(FindingCode.CLICK_ID_EMPTY, CLICK_ID);
        }
    }

    /// @param variant in which way it is none
    void malformed(String variant, String sent, Macros macros) {
        String macro = macros.of(KnownParameter.CLICK_ID);
        String length = String.valueOf(sent.length());
        if (macro == null) {
            findings.addVariant(FindingCode.CLICK_ID_MALFORMED, variant, CLICK_ID, sent, length);
        } else {
            findings.addVariant(FindingCode.CLICK_ID_MALFORMED, variant + "+macro", CLICK_ID, sent, length, macro);
        }
    }

    void statusUnknown(String word, Macros macros) {
        Conversion conversion = macros.conversion();
        Network network = macros.network();
        String status = KnownParameter.STATUS.parameterName();
        if (conversion == null) {
            findings.add(FindingCode.STATUS_UNKNOWN, status, word);
        } else if (network == null || network.statuses().isEmpty()) {
            findings.addVariant(FindingCode.STATUS_UNKNOWN, "own", status, word, conversion.name());
        } else {
            findings.addVariant(FindingCode.STATUS_UNKNOWN, "own+network", status, word, conversion.name(),
                    network.shortName(), network.statuses().keySet().stream().sorted()
                            .collect(Collectors.joining(", ")));
        }
    }
}
