package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.KnownParameter;
import dev.postbackdesk.postback.Parameter;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The ways to understand a status word that nothing translated: one for each thing that it can mean. Immutable.
///
/// A conversion that counted is never judged again, so what it was recorded as stays until its postback is sent once more;
/// each way says so.
///
/// @param word as it is shown
/// @param mends in the order in which they are offered
record StatusMends(String word, List<Mend> mends) {
    /// The likeliest first.
    private static final List<String> MEANINGS = List.of("approved", "pending", "declined");

    /// Empty where no word was unknown, or where it is understood by now.
    static Optional<StatusMends> of(Postback postback, Definitions definitions, Messages messages) {
        if (postback.findings().stream().noneMatch(finding -> finding.code() == FindingCode.STATUS_UNKNOWN)) {
            return Optional.empty();
        }
        Optional<String> sent = PostbackRequest.parse(postback.arrival()).parameter(KnownParameter.STATUS)
                .map(Parameter::trimmed).filter(StatusMends::canBeMapped);
        Optional<Conversion> named = Mend.conversion(postback, definitions);
        if (sent.isEmpty() || named.isEmpty() || named.get().meaning(sent.get()).isPresent()) {
            return Optional.empty();
        }
        String word = sent.get();
        return Optional.of(new StatusMends(TextRules.shortened(word), MEANINGS.stream()
                .map(meaning -> mend(postback, named.get(), word, meaning, messages)).toList()));
    }

    private static boolean canBeMapped(String word) {
        return !word.isEmpty() && word.length() <= Conversion.LONGEST_STATUS && !TextRules.hasControls(word);
    }

    private static Mend mend(Postback postback, Conversion conversion, String word, String meaning,
            Messages messages) {
        Map<String, String> statuses = new TreeMap<>(conversion.statuses());
        statuses.put(Conversion.statusKey(word), meaning);
        String shown = TextRules.shortened(word);
        String means = messages.text("conversions.statuses." + meaning);
        return new Mend("mend-status-" + meaning, messages.text("live.mend.status-for", shown, means),
                messages.text("live.mend.status-text", conversion.name(), shown, means) + " "
                        + consequence(postback, conversion, meaning, messages),
                new Change.OfConversion(conversion.withStatuses(statuses)), null);
    }

    private static String consequence(Postback postback, Conversion conversion, String meaning, Messages messages) {
        String means = messages.text("conversions.statuses." + meaning);
        String recorded = postback.reading().status();
        if (postback.result() == Result.REJECTED || recorded == null) {
            return messages.text("live.mend.status-rejected", means);
        }
        String was = messages.text("conversions.statuses." + recorded);
        if (recorded.equals(meaning)) {
            return messages.text("live.mend.status-same", was);
        }
        boolean countsAnew = conversion.duplicates() == DuplicateRule.EVERY
                && postback.reading().transactionId() == null;
        return messages.text(countsAnew ? "live.mend.status-stays" : "live.mend.status-resend", was, means);
    }
}
