package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// Reads one HTTP/1.1 answer after the other from bytes that come in pieces of any size. It knows what the measured
/// servers send, which is a `Content-Length` and no chunks; anything else is [malformed][State#MALFORMED]. Allocates
/// nothing. Not thread-safe.
final class AnswerReader {
    enum State {
        STATUS_LINE, HEADERS, BODY, COMPLETE, MALFORMED
    }

    private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;
    private static final long LONGEST = 1L << 30;

    private State state = State.STATUS_LINE;
    private int status;
    private int column;
    private boolean isLength;
    private long length = -1;

    /// Forgets the last answer.
    void begin() {
        state = State.STATUS_LINE;
        status = 0;
        column = 0;
        isLength = true;
        length = -1;
    }

    State state() {
        return state;
    }

    /// Three digits, once the status line was read.
    int status() {
        return status;
    }

    /// Takes what belongs to this answer, and leaves the rest.
    State read(ByteBuffer bytes) {
        while (bytes.hasRemaining() && state != State.COMPLETE && state != State.MALFORMED) {
            switch (state) {
                case STATUS_LINE -> readStatusLine(bytes.get());
                case HEADERS -> readHeader(bytes.get());
                case BODY -> skipBody(bytes);
                case COMPLETE, MALFORMED -> throw new AssertionError(state);
            }
        }
        return state;
    }

    private void readStatusLine(byte b) {
        if (b == '\n') {
            state = column < STATUS_TO ? State.MALFORMED : State.HEADERS;
            column = 0;
            return;
        }
        if (column >= STATUS_FROM && column < STATUS_TO) {
            if (b < '0' || b > '9') {
                state = State.MALFORMED;
            }
            status = 10 * status + b - '0';
        }
        column++;
    }

    private void readHeader(byte b) {
        if (b == '\n') {
            if (column == 0) {
                endHead();
            }
            column = 0;
            isLength = true;
        } else if (b != '\r') {
            if (isLength) {
                readLength(b);
            }
            column++;
        }
    }

    private void readLength(byte b) {
        if (column < LENGTH.length) {
            isLength = (b | 0x20) == LENGTH[column] || b == LENGTH[column];
        } else if (b >= '0' && b <= '9') {
            length = Math.min(LONGEST, 10 * Math.max(0, length) + b - '0');
        } else if (b != ' ') {
            state = State.MALFORMED;
        }
    }

    private void endHead() {
        if (length < 0) {
            state = State.MALFORMED;
        } else {
            state = length == 0 ? State.COMPLETE : State.BODY;
        }
    }

    private void skipBody(ByteBuffer bytes) {
        int skipped = (int) Math.min(bytes.remaining(), length);
        bytes.position(bytes.position() + skipped);
        length -= skipped;
        if (length == 0) {
            state = State.COMPLETE;
        }
    }
}
