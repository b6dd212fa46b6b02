package dev.postbackdesk.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps the bytes of one request's line and headers as they arrive, and holds them to their limits: the HTTP parser
/// decodes the target for good, rewrites header names, and knows only one limit for both.
///
/// Used by the one thread that reads the connection.
final class HeadRecorder {
    /// Of the request line, without its line end.
    static final int MAX_LINE = 16 * 1024;
    /// Of all header lines together, with their line ends.
    static final int MAX_HEADERS = 16 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final int TLS_HANDSHAKE = 0x16;
    /// A connection that waits for its next request holds no more than this.
    private static final int KEPT = 2 * 1024;
    private static final byte[] HOST = {'h', 'o', 's', 't', ':'};

    private byte[] bytes = NOTHING;
    private int length;
    private int lineStart;
    /// 0 while the request line has not ended.
    private int headersStart;
    private int padding;
    private int hosts;
    private boolean complete;

    /// Takes what belongs to the head out of a buffer that the parser is about to read; the buffer is left as it is.
    ///
    /// @return why the request is refused, or null
    @Nullable
    Refusal record(ByteBuffer buffer) {
        if (complete) {
            return null;
        }
        int at = buffer.position();
        int end = buffer.limit();
        if (length == 0) {
            // Line ends before a request are nobody's: some clients send one after a form.
            while (at < end && (buffer.get(at) == '\r' || buffer.get(at) == '\n')) {
                at++;
                padding++;
            }
            if (padding > MAX_LINE) {
                return Refusal.MALFORMED;
            }
            if (at < end && buffer.get(at) == TLS_HANDSHAKE) {
                return Refusal.TLS;
            }
        }
        if (bytes.length < length + end - at) {
            bytes = Arrays.copyOf(bytes, Math.max(512, length + end - at));
        }
        while (at < end) {
            byte b = buffer.get(at++);
            bytes[length++] = b;
            if (b == '\n') {
                Refusal refusal = lineEnded();
                if (refusal != null || complete) {
                    return refusal;
                }
            }
        }
        // One more than the limit is let in, which may be the line end's first half.
        if (headersStart == 0) {
            return length > MAX_LINE + 1 ? Refusal.LINE_TOO_LONG : null;
        }
        return length - headersStart > MAX_HEADERS + 1 ? Refusal.HEADERS_TOO_LARGE : null;
    }

    private @Nullable Refusal lineEnded() {
        int end = length - 1;
        if (end > lineStart && bytes[end - 1] == '\r') {
            end--;
        }
        Refusal refusal = null;
        if (headersStart == 0) {
            headersStart = length;
            refusal = end > MAX_LINE ? Refusal.LINE_TOO_LONG : null;
        } else if (end == lineStart) {
            complete = true;
            return lineStart - headersStart > MAX_HEADERS ? Refusal.HEADERS_TOO_LARGE : null;
        } else if (isHost() && ++hosts > 1) {
            // The parser refuses it as well, but with a warning in the log for each.
            refusal = Refusal.TWO_HOSTS;
        }
        lineStart = length;
        return refusal;
    }

    private boolean isHost() {
        if (length - lineStart < HOST.length) {
            return false;
        }
        for (int i = 0; i < HOST.length; i++) {
            // Bit 5 makes a letter lower-case and leaves the colon as it is.
            if ((bytes[lineStart + i] | 0x20) != HOST[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a request has begun to arrive that was not answered yet.
    boolean begun() {
        return length > 0;
    }

    /// Whether the head's end has arrived.
    boolean isComplete() {
        return complete;
    }

    /// The head, once the parser has seen its end.
    Head head() {
        return Head.of(bytes, lineStart);
    }

    /// Makes ready for the connection's next request.
    void reset() {
        if (bytes.length > KEPT) {
            bytes = NOTHING;
        }
        length = 0;
        lineStart = 0;
        headersStart = 0;
        padding = 0;
        hosts = 0;
        complete = false;
    }
}
