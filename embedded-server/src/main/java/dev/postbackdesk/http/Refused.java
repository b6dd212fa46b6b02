package dev.postbackdesk.http;

import org.eclipse.jetty.http.HttpException;

/// How a refusal of ours travels through the parser's own way of giving up on a request.
final class Refused extends HttpException.RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.status(), refusal.reason());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
