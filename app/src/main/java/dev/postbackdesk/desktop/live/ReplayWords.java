package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is to be said about a request that is sent again. Pure.
final class ReplayWords {
    /// Where this receiver's own requests come from.
    private static final String SELF = "127.0.0.1";
    private static final int LONGEST = 4_000;

    private final Messages messages;

    ReplayWords(Messages messages) {
        this.messages = messages;
    }

    /// What sending to this receiver means, by what became of it the first time.
    String meaning(Postback postback, @Nullable Conversion conversion) {
        StringBuilder text = new StringBuilder(messages.text("live.replay.real"));
        if (postback.test()) {
            text.append(' ').append(messages.text("live.replay.test"));
        }
        boolean rejected = postback.result() == Result.REJECTED;
        boolean every = conversion != null && conversion.duplicates() == DuplicateRule.EVERY;
        text.append(' ')
                .append(messages.text("live.replay." + (rejected ? "rejected" : every ? "every" : "duplicate")));
        if (conversion != null && !conversion.allowedSenders().isEmpty()
                && conversion.allowedSenders().stream().noneMatch(range -> range.contains(SELF))) {
            text.append(' ').append(messages.text("live.replay.sender", SELF, conversion.name()));
        }
        return text.toString();
    }

    /// What would leave for where.
    String question(ReplayRequest request, boolean token) {
        byte @Nullable [] body = request.body();
        int length = body == null ? 0 : body.length;
        return messages.text("live.replay.question", request.method(), String.valueOf(request.address()).strip(),
                request.headers().size(), length) + (token ? " " + messages.text("live.replay.question-token") : "");
    }

    /// An answer as text: status, headers, body.
    String answer(Replayed answer) {
        StringBuilder text = new StringBuilder().append(answer.status()).append('\n');
        for (Header header : answer.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append('\n');
        }
        String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean picture = type.startsWith("image/");
        String body = picture
                ? messages.text("live.replay.bytes", answer.body().length)
                : new String(answer.body(), StandardCharsets.UTF_8);
        boolean longer = body.length() > LONGEST;
        text.append('\n').append(longer ? body.substring(0, LONGEST) : body);
        if (longer || answer.cut()) {
            text.append("\n").append(messages.text("live.replay.cut"));
        }
        return text.toString();
    }

    /// `in 4 ms`.
    String took(Replayed answer) {
        long millis = answer.took().toMillis();
        return millis < 1 ? messages.text("live.replay.at-once") : messages.text("live.replay.took", millis);
    }
}
