package dev.postbackdesk.cli;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `check` prints: the verdict in words, then each finding with cause and cure.
final class CheckReport {
    private CheckReport() {}

    static List<String> lines(Check.Report report, Definitions definitions) {
        FindingText text = FindingText.english();
        List<String> lines = new ArrayList<>();
        lines.add(verdict(report, definitions, text));
        for (Finding finding : report.findings()) {
            lines.add("");
            lines.add(finding.code() + ": " + text.title(finding));
            lines.add("  Cause: " + text.cause(finding));
            lines.add("  Cure: " + text.cure(finding));
        }
        return lines;
    }

    private static String verdict(Check.Report report, Definitions definitions, FindingText text) {
        Reading reading = report.judgement().reading();
        Optional<Conversion> conversion = Optional.ofNullable(reading.conversionKey()).flatMap(definitions::conversion)
                .map(StoredConversion::conversion);
        String name = conversion.map(Conversion::name).orElse("this conversion");
        if (report.template()) {
            String network = conversion.map(Conversion::network).orElse("the merchant");
            return "A sound template for " + name + ": " + network + " fills in its placeholders.";
        }
        return switch (report.judgement().verdict()) {
            case Verdict.Accepted(var status, var _, var _) ->
                "Would be accepted: " + name + ", " + status.word() + amounts(reading) + ".";
            case Verdict.Updated(var before, var after) -> "Would update postback " + after.postback() + ": " + name
                    + ", " + before.status().word() + " to " + after.status().word() + amounts(reading) + ".";
            case Verdict.Duplicate(var of) -> "Would be a duplicate of postback " + of.postback() + ": " + name + ".";
            case Verdict.Rejected(Finding because) -> "Would be rejected with " + report.judgement().answer() + ": "
                    + text.title(because) + ".";
        };
    }

    private static String amounts(Reading reading) {
        if (reading.value() == null || reading.commission() == null) {
            return "";
        }
        String currency = reading.currency() == null ? "" : " " + reading.currency();
        return ", value " + Words.amount(reading.value()) + currency + ", commission "
                + Words.amount(reading.commission()) + currency;
    }
}
