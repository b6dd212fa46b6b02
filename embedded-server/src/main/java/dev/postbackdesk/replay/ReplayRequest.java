package dev.postbackdesk.replay;

import dev.postbackdesk.postback.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request to be sent as it stands. Immutable; `body` must not be changed after it was handed over.
///
/// @param address `http://host:port` or `https://host` of another program, or null for this receiver
/// @param method e.g. `GET`
/// @param target path and query, characters up to `ÿ` being one byte each, as in stored requests, others UTF-8
/// @param headers in order, characters likewise; `Content-Length` and `Connection` are made anew, and for another address
///        `Host` too
/// @param body null or empty for none
@SuppressWarnings("ArrayRecordComponent") // a body is raw bytes, and requests are never compared
public record ReplayRequest(@Nullable String address, String method, String target, List<Header> headers,
        byte @Nullable [] body) {
    /// How long an answer is waited for, connecting included.
    public static final int MOST_SECONDS = 15;

    public ReplayRequest {
        headers = List.copyOf(headers);
    }
}
