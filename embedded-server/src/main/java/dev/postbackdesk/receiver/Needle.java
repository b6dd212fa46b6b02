package dev.postbackdesk.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.postback.Postback;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text that is sought without case. Immutable.
final class Needle {
    private final String text;

    Needle(String text) {
        this.text = text.strip();
    }

    /// Blank: it is in everything.
    boolean isBlank() {
        return text.isEmpty();
    }

    /// Whether it stands in the request, in what was read of it, or in the codes of what was found.
    boolean isIn(Postback postback) {
        if (text.isEmpty()) {
            return true;
        }
        byte[] body = postback.arrival().body();
        return Stream.concat(
                Stream.of(postback.arrival().query(), postback.arrival().path(), postback.arrival().sender(),
                        postback.reading().clickId(), postback.reading().conversionId(),
                        postback.reading().transactionId(), body == null ? null : new String(body, ISO_8859_1)),
                Stream.of(postback.arrival().headers().stream().map(header -> header.value()),
                        postback.reading().params().stream(),
                        postback.findings().stream().map(finding -> finding.code().name()))
                        .flatMap(texts -> texts))
                .anyMatch(this::isIn);
    }

    boolean isIn(@Nullable String place) {
        if (place == null) {
            return false;
        }
        for (int i = place.length() - text.length(); i >= 0; i--) {
            if (place.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }
}
