package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Postback;
import java.util.Optional;
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

    /// Puts it into the clipboard.
    void copy(Insight insight, Definitions definitions) {
        frame.tasks().then(frame.receiver().postback(insight.newest().number()), found -> {
            Clips.copy(text(insight, found.orElse(null), definitions));
            frame.overlay().toast(frame.messages().text("live.merchant-note.copied"), null);
        }, error -> frame.overlay().error(error.sentence()));
    }

    private String text(Insight insight, @Nullable Postback example, Definitions definitions) {
        Messages messages = frame.messages();
        Optional<Conversion> conversion = Optional.ofNullable(insight.conversionId()).flatMap(ConversionId::parse)
                .flatMap(definitions::conversion).map(StoredConversion::conversion);
        StringBuilder note = new StringBuilder();
        note.append(messages.text("live.merchant-note.greeting")).append("\n\n");
        note.append(messages.text("live.merchant-note." + (conversion.isPresent() ? "what-of" : "what"),
                insight.count(), frame.format().moment(insight.since()), frame.format().zone().toString(),
                conversion.map(Conversion::name).orElse("")));
        note.append("\n\n").append(words.cause(insight.finding())).append("\n\n");
        if (example != null) {
            String base = frame.receiver().baseAddress().toString();
            note.append(messages.text("live.merchant-note.example",
                    frame.format().moment(example.arrival().receivedAt()), example.arrival().sender()))
                    .append("\n\n  ").append(example.arrival().method()).append(' ')
                    .append(Curl.url(Masking.mask(example.arrival()), base)).append("\n  ")
                    .append(messages.text("live.merchant-note.answer", example.answer())).append(' ')
                    .append(words.answer(insight.finding())).append("\n\n");
        }
        conversion.ifPresent(known -> note.append(messages.text("live.merchant-note.url")).append("\n\n  ")
                .append(PostbackUrl.of(frame.receiver().baseAddress(), known, frame.receiver().networks()).text())
                .append("\n\n"));
        return note.append(messages.text("live.merchant-note.end")).append('\n').toString();
    }
}
