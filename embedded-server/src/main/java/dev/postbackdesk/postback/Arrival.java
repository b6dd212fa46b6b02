package dev.postbackdesk.postback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request to a postback path exactly as it reached us: nothing decoded, nothing lost. Immutable; `body` must not be
/// changed after it was handed over.
///
/// @param receivedAt in whole microseconds
/// @param method `GET` or `POST`
/// @param path as it arrived, e.g. `/postback`
/// @param query everything after the first `?` of the request target, one ISO-8859-1 character a byte, a raw `#`
///        included; `""` if there is none
/// @param headers in order of arrival
/// @param body at most 64 KiB, or null if there was none
/// @param sender the sender's numeric address
/// @param senderHidden whether `sender` is but a proxy in front, which does not tell whose request it passed on: an address
///        that anybody's requests may have
/// @param test whether the desktop's own tests sent it
@SuppressWarnings("ArrayRecordComponent") // a body is raw bytes, and arrivals are never compared
public record Arrival(Instant receivedAt, String method, String path, String query, List<Header> headers,
        byte @Nullable [] body, String sender, boolean senderHidden, boolean test) {

    public Arrival {
        headers = List.copyOf(headers);
    }

    /// One whose sender is known.
    public Arrival(Instant receivedAt, String method, String path, String query, List<Header> headers,
            byte @Nullable [] body, String sender, boolean test) {
        this(receivedAt, method, path, query, headers, body, sender, false, test);
    }

    /// One without query and body.
    public static Arrival plain(Instant receivedAt, String method, String path, List<Header> headers, String sender) {
        return new Arrival(receivedAt, method, path, "", headers, null, sender, false);
    }

    /// The same with other headers.
    public Arrival withHeaders(List<Header> others) {
        return new Arrival(receivedAt, method, path, query, others, body, sender, senderHidden, test);
    }

    /// The first value of a header, its name compared without case.
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    /// All values of a header that may come several times, joined as one line; empty where there is none.
    public Optional<String> list(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value)
                .reduce((one, other) -> one + "," + other);
    }
}
