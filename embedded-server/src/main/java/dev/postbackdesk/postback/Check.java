package dev.postbackdesk.postback;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says beforehand what the judge would say of a postback URL, and whether the URL is a sound template: one whose
/// placeholders are the conversion's network's, so that the network will fill them in. Stores nothing. Thread-safe.
public final class Check {
    /// The paths that take postbacks.
    public static final Set<String> PATHS = Set.of("/postback", "/s2s", "/conversion.aspx");

    private final Judge judge;
    private final Networks networks;

    /// What came of a check.
    ///
    /// @param judgement what the judge would say if this very URL were requested now
    /// @param template whether all that stands in the way are placeholders that the conversion's network fills in
    /// @param remaining the findings without those placeholders
    public record Report(Judgement judgement, boolean template, List<Finding> remaining) {
        /// What is to be told: of a sound template not its placeholders.
        public List<Finding> findings() {
            return template ? remaining : judgement.findings();
        }

        /// Whether the URL does its job: it would be accepted or update a conversion, or is a sound template.
        public boolean isSound() {
            return switch (judgement.verdict()) {
                case Verdict.Accepted _,Verdict.Updated _ -> true;
                case Verdict.Duplicate _ -> false;
                case Verdict.Rejected _ -> template;
            };
        }
    }

    public Check(Networks networks) {
        this.networks = networks;
        judge = new Judge(networks);
    }

    /// The request that a sender of `url` would make, its sender not known; empty if `url` is no absolute http(s) URL of a
    /// postback path.
    public static Optional<Arrival> arrival(String url, Instant now) {
        String text = url.strip();
        int scheme = text.indexOf("://");
        String name = scheme < 0 ? "" : text.substring(0, scheme);
        if (!name.equalsIgnoreCase("http") && !name.equalsIgnoreCase("https")) {
            return Optional.empty();
        }
        int question = text.indexOf('?');
        String address = question < 0 ? text : text.substring(0, question);
        int slash = address.indexOf('/', scheme + 3);
        String path = slash < 0 ? "/" : address.substring(slash);
        if (slash == scheme + 3 || !PATHS.contains(path)) {
            return Optional.empty();
        }
        String query = question < 0 ? "" : text.substring(question + 1);
        String bytes = new String(query.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return Optional.of(new Arrival(now, "GET", path, bytes, List.of(), null, "", false));
    }

    public Report check(Arrival arrival, Evidence evidence) {
        PostbackRequest request = PostbackRequest.parse(arrival);
        Judgement judgement = judge.judge(request, evidence);
        Optional<Conversion> conversion = request.parameter(KnownParameter.ID).map(Parameter::trimmed)
                .flatMap(ConversionId::parse).flatMap(evidence.definitions()::conversion)
                .map(StoredConversion::conversion);
        List<Finding> remaining = judgement.findings().stream().filter(finding -> !isFilledIn(finding)).toList();
        boolean knowsClickId = conversion.flatMap(known -> PostbackUrl.clickIdPlaceholder(known, networks)).isPresent();
        boolean template = knowsClickId && judgement.findings().size() > remaining.size()
                && remaining.stream().noneMatch(Finding::rejects)
                && remaining.stream().noneMatch(finding -> finding.code() == FindingCode.PLACEHOLDER_NOT_REPLACED);
        return new Report(judgement, template, remaining);
    }

    /// A placeholder that is exactly what the conversion or its network writes there; or, for anything but the two ids, one
    /// of which nothing is known: that is for the user to say, not for us to guess.
    private static boolean isFilledIn(Finding finding) {
        if (finding.code() != FindingCode.PLACEHOLDER_NOT_REPLACED) {
            return false;
        }
        boolean id = KnownParameter.CLICK_ID.parameterName().equals(finding.parameter())
                || KnownParameter.ID.parameterName().equals(finding.parameter());
        return switch (finding.variant()) {
            case "own", "alternative" -> true;
            case "", "writers" -> !id;
            default -> false;
        };
    }
}
