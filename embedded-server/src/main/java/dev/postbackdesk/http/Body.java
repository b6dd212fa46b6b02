package dev.postbackdesk.http;

import org.jspecify.annotations.Nullable;

/// What came of reading a request's body.
sealed interface Body {
    /// The largest that is taken, in bytes.
    int MAX = 64 * 1024;

    /// It is there.
    ///
    /// @param bytes null if there was none
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared
    record Whole(byte @Nullable [] bytes) implements Body {}

    /// There is no room for it just now.
    record NoRoom() implements Body {}

    /// It is not to be had.
    record None(Refusal refusal) implements Body {}
}
