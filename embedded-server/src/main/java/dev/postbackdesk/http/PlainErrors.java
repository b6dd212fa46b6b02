package dev.postbackdesk.http;

import java.time.temporal.ChronoUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers in plain text what Jetty refuses by itself, which is HTML otherwise, and reports it at the door.
final class PlainErrors implements Request.Handler {
    private final HttpReceiverConfig config;
    private final Door door;

    PlainErrors(HttpReceiverConfig config, Door door) {
        this.config = config;
        this.door = door;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Reply reply;
        if (failure instanceof HttpException refused) {
            Refusal refusal = refused instanceof Refused ours
                    ? ours.refusal()
                    : Refusal.byParser(refused.getCode(), String.valueOf(refused.getReason()));
            String sender = ((ReceiverConnection) request.getConnectionMetaData()).sender(config.trustedProxy())
                    .address();
            door.refused(config.clock().instant().truncatedTo(ChronoUnit.MICROS), refusal.status(), refusal.reason(),
                    sender);
            response.setStatus(refusal.status());
            reply = Reply.plain(refusal.status(), refusal.sentence(), HttpFields.CONNECTION_CLOSE);
        } else {
            // Jetty has logged it.
            reply = Reply.plain(500, "Something failed in the receiver. Its log says what.");
        }
        reply.send(response, callback);
        return true;
    }
}
