package dev.postbackdesk.replay;

import dev.postbackdesk.postback.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request that was sent again is answered. Immutable; `body` must not be changed.
///
/// @param headers as they came, in order
/// @param body at most [#MOST_BODY] bytes
/// @param cut whether there was more of the body
/// @param took from connecting to the end of the answer
/// @param number of the postback that this receiver stored, or null
@SuppressWarnings("ArrayRecordComponent") // a body is raw bytes, and answers are never compared
public record Replayed(int status, List<Header> headers, byte[] body, boolean cut, Duration took,
        @Nullable Long number) {
    public static final int MOST_BODY = 256 * 1024;

    public Replayed {
        headers = List.copyOf(headers);
    }

    /// The first value of a header, its name compared without case.
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    public Replayed stored(@Nullable Long as) {
        return new Replayed(status, headers, body, cut, took, as);
    }
}
