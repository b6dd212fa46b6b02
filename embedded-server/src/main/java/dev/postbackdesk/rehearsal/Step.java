package dev.postbackdesk.rehearsal;

import dev.postbackdesk.postback.Postback;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What happened in a rehearsal, in order: the click, the landing page, the order, a postback or two, the verdict.
public sealed interface Step {
    /// @param location where the visitor is sent
    /// @param clickId the id in it, or null where the link's destination hands none on
    record Clicked(URI request, int status, String location, @Nullable String clickId) implements Step {}

    /// What the merchant gets to see. Nothing is requested there: it is the merchant's server.
    record Landed(String url, @Nullable String clickId) implements Step {}

    /// @param transactionId the merchant's order number
    record Ordered(String transactionId) implements Step {}

    /// @param body what was posted, or null
    record Sent(String method, URI request, @Nullable String body, int status, String answer) implements Step {}

    /// What the receiver stored of the last postback.
    record Judged(Postback postback) implements Step {}
}
