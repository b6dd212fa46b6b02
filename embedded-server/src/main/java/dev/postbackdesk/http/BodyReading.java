package dev.postbackdesk.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/// Reads a request's body as it comes, without a thread that waits: for as long as the request may take. Used once.
final class BodyReading {
    private final Request request;
    private final ReceiverConnection connection;
    private final BodyRoom.Part room;
    private final Consumer<Body> done;
    private @Nullable ByteArrayOutputStream bytes;

    /// @param done told once, on whatever thread brought the end; must not block
    BodyReading(Request request, ReceiverConnection connection, BodyRoom.Part room, Consumer<Body> done) {
        this.request = request;
        this.connection = connection;
        this.room = room;
        this.done = done;
    }

    void start() {
        if (request.getLength() > Body.MAX) {
            done.accept(new Body.None(Refusal.BODY_TOO_LARGE));
        } else {
            goOn();
        }
    }

    private void goOn() {
        Body body = null;
        while (body == null) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                connection.awaitRest();
                request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::goOn));
                return;
            }
            body = take(chunk);
        }
        done.accept(body);
    }

    /// Null if more is to come.
    private @Nullable Body take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            return new Body.None(chunk.getFailure() instanceof RequestDeadline.Passed
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
                if (bytes.size() + buffer.remaining() > Body.MAX) {
                    return new Body.None(Refusal.BODY_TOO_LARGE);
                }
                if (!room.take(buffer.remaining())) {
                    return new Body.NoRoom();
                }
                bytes.writeBytes(BufferUtil.toArray(buffer));
            }
        } finally {
            chunk.release();
        }
        if (chunk.isLast()) {
            return new Body.Whole(bytes == null ? null : bytes.toByteArray());
        }
        return connection.isOverdue() ? new Body.None(Refusal.TOO_SLOW) : null;
    }
}
