package dev.postbackdesk.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request that is to be answered once, from whatever thread. Whatever fails on the way, it is answered, and counts as
/// running no longer.
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Reply FAILED = Reply.plain(500, "Something failed in the receiver. Its log says what.");

    private final Request request;
    private final Response response;
    private final ReceiverConnection connection;
    private final Callback callback;
    private BodyRoom.@Nullable Part part;

    Exchange(Request request, Response response, ReceiverConnection connection, Callback callback) {
        this.request = request;
        this.response = response;
        this.connection = connection;
        this.callback = callback;
    }

    /// Gives back the memory of the body once there is an answer. To be called before others may answer.
    void whenReplied(BodyRoom.Part room) {
        part = room;
    }

    /// Does a step towards the answer.
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed(e);
        } catch (Error e) {
            abandoned(e);
            throw e;
        }
    }

    /// Sends the answer that follows from an outcome, once there is one.
    <T> void replyWhen(CompletableFuture<T> outcome, Function<T, Reply> reply) {
        var _ = outcome.whenComplete((result, failure) -> attempt(() -> {
            if (failure != null) {
                throw new IllegalStateException("An outcome failed.", failure);
            }
            reply(reply.apply(result));
        }));
    }

    /// Sends the answer.
    void reply(Reply reply) {
        if (part != null) {
            part.close();
        }
        connection.stopWaiting();
        if (!request.consumeAvailable()) {
            // What is left of the request can't be told from the next one.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            connection.sayGoodbye();
        }
        reply.send(response, callback);
    }

    /// Something of ours failed.
    void failed(RuntimeException e) {
        LOG.error("A request to {} failed.", connection.head().route(), e);
        try {
            reply(FAILED);
        } catch (RuntimeException again) {
            again.addSuppressed(e);
            abandoned(again);
        }
    }

    /// There can be no answer any more.
    void abandoned(Throwable why) {
        if (part != null) {
            part.close();
        }
        callback.failed(why);
    }
}
