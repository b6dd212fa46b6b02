package dev.postbackdesk.postback;

import org.jspecify.annotations.Nullable;

/// How much memory a postback holds from its hearing until it is answered, roughly. Of 64 KiB a sender can make many small
/// texts, each of which takes far more than its characters.
final class Held {
    /// What comes with every request.
    private static final int ROUGHLY = 1024;
    /// A text and what points to it, besides its characters.
    private static final int TEXT = 56;

    private Held() {}

    /// @param heard null if the hearing failed
    static int bytes(Arrival arrival, @Nullable Heard heard) {
        byte[] body = arrival.body();
        int bytes = ROUGHLY + arrival.query().length() + (body == null ? 0 : body.length);
        for (Header header : arrival.headers()) {
            bytes += 2 * TEXT + header.name().length() + header.value().length();
        }
        return bytes + switch (heard) {
            case null -> 0;
            case Heard.Rejected(Judgement judgement) -> bytes(judgement.reading()) + bytes(judgement.findings());
            case Heard.Sound sound -> bytes(sound.reading()) + bytes(sound.findings());
        };
    }

    private static int bytes(Reading reading) {
        return bytes(reading.clickId()) + bytes(reading.conversionId()) + bytes(reading.transactionId())
                + bytes(reading.status()) + texts(reading.params());
    }

    private static int bytes(Iterable<Finding> findings) {
        int bytes = 0;
        for (Finding finding : findings) {
            bytes += TEXT + texts(finding.args());
        }
        return bytes;
    }

    private static int texts(Iterable<String> texts) {
        int bytes = 0;
        for (String text : texts) {
            bytes += bytes(text);
        }
        return bytes;
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : TEXT + text.length();
    }
}
