package dev.postbackdesk.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
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

    /// Reads the whole body, waiting for it as long as the request may take. Blocks the calling thread, which is a
    /// virtual one.
    static Body read(Request request, ReceiverConnection connection, BodyRoom.Part room) throws InterruptedException {
        if (request.getLength() > MAX) {
            return new None(Refusal.BODY_TOO_LARGE);
        }
        ByteArrayOutputStream bytes = null;
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                connection.awaitRest();
                awaitContent(request);
                continue;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return new None(chunk.getFailure() instanceof RequestDeadline.Passed
                        ? Refusal.TOO_SLOW
                        : Refusal.BROKEN_BODY);
            }
            ByteBuffer buffer = chunk.getByteBuffer();
            try {
                if (buffer.hasRemaining()) {
                    if (bytes == null) {
                        // As large as what has come, not as what is announced: that costs a sender nothing.
                        bytes = new ByteArrayOutputStream(Math.max(1024, buffer.remaining()));
                    }
                    if (bytes.size() + buffer.remaining() > MAX) {
                        return new None(Refusal.BODY_TOO_LARGE);
                    }
                    if (!room.take(buffer.remaining())) {
                        return new NoRoom();
                    }
                    bytes.writeBytes(BufferUtil.toArray(buffer));
                }
            } finally {
                chunk.release();
            }
            if (chunk.isLast()) {
                return new Whole(bytes == null ? null : bytes.toByteArray());
            }
            if (connection.isOverdue()) {
                return new None(Refusal.TOO_SLOW);
            }
        }
    }

    private static void awaitContent(Request request) throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, there::countDown));
        there.await();
    }
}
