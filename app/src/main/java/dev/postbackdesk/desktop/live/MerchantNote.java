package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Postback;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be said to a merchant whose postbacks are rejected, in words that can be sent as they are: what goes wrong, since
/// when, how often, an example, and the URL to use.
final class MerchantNote {
    private final Frame frame;
    private final FindingText words;

    MerchantNote(Frame frame, FindingText words) {
        this.frame = frame;
        this.words = words;
    }

    /// Puts it into the clipboard, and says what in it is not fit to be sent yet.
    void copy(Insight insight, Definitions definitions) {
        frame.tasks().then(Story.read(frame.receiver(), insight.example().number()), found -> {
            Optional<PostbackUrl> url = conversion(insight, definitions).map(
                    known -> PostbackUrl.of(frame.receiver().baseAddress(), known, frame.receiver().networks()));
            Clips.copy(text(insight, found.orElse(null), definitions, url));
            frame.overlay().toast(frame.messages().text("live.merchant-note.copied"), null);
            url.map(PostbackUrl::text).ifPresent(frame.advice()::written);
        }, error -> frame.overlay().error(error.sentence()));
    }

    private static Optional<Conversion> conversion(Insight insight, Definitions definitions) {
        return insight.conversion().flatMap(definitions::conversion).map(StoredConversion::conversion);
    }

    private String text(Insight insight, @Nullable Story example, Definitions definitions, Optional<PostbackUrl> url) {
        Messages messages = frame.messages();
        Optional<Conversion> conversion = conversion(insight, definitions);
        // Of the example, whose values stand in the request below: each of the others may hold another one.
        Masking masking = new Masking(Set.of());
        Optional<Postback> shown = Optional.ofNullable(example).map(known -> masking.mask(known.postback()));
        Finding finding = shown.flatMap(known -> rejecting(known.findings())).orElse(insight.finding());
        StringBuilder note = new StringBuilder();
        note.append(messages.text("live.merchant-note.greeting")).append("\n\n");
        note.append(messages.text("live.merchant-note." + (conversion.isPresent() ? "what-of" : "what"),
                insight.count(), frame.format().moment(insight.since()), frame.format().zone().toString(),
                conversion.map(Conversion::name).orElse("")));
        note.append("\n\n").append(words.cause(finding)).append("\n\n");
        if (example != null) {
            Arrival arrival = example.postback().arrival();
            note.append(messages.text("live.merchant-note.example", frame.format().moment(arrival.receivedAt()),
                    arrival.sender()))
                    .append("\n\n  ").append(arrival.method()).append(' ')
                    .append(Curl.url(masking.mask(arrival), frame.receiver().baseAddress().toString()))
                    .append("\n  ")
                    .append(messages.text("live.merchant-note.answer", example.postback().answer())).append(' ')
                    .append(words.answer(answered(example, masking).orElse(finding))).append("\n\n");
        }
        url.map(PostbackUrl::text).ifPresent(text -> {
            note.append(messages.text("live.merchant-note.url")).append("\n\n  ").append(text).append("\n\n");
            if (text.contains(PostbackUrl.UNKNOWN_CLICK_ID)) {
                note.append(messages.text("live.merchant-note.placeholder", PostbackUrl.UNKNOWN_CLICK_ID))
                        .append("\n\n");
            }
        });
        return note.append(messages.text("live.merchant-note.end")).append('\n').toString();
    }

    /// What the sender was told: it may have been judged again since, for another reason.
    private static Optional<Finding> answered(Story example, Masking masking) {
        return example.earlier().isEmpty()
                ? Optional.empty()
                : rejecting(masking.mask(example.earlier().getFirst().findings(), example.postback().arrival()));
    }

    private static Optional<Finding> rejecting(List<Finding> findings) {
        return findings.stream().filter(Finding::rejects).findFirst();
    }
}
