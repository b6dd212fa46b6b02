package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.rehearsal.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Steps of a rehearsal as pictures show them, the same each time: the port was a free one, and no two answers take equally
/// long. Pure.
public final class StillSteps {
    private static final Duration CLICK = Duration.ofMillis(4);
    private static final Duration POSTBACK = Duration.ofMillis(7);

    private StillSteps() {}

    public static Step of(Step step) {
        return switch (step) {
            case Step.Clicked(var request, var headers) -> new Step.Clicked(usual(request), headers);
            case Step.SentOn(var status, var location, var clickId, var _) ->
                new Step.SentOn(status, location, clickId, CLICK);
            case Step.Reported(var address, var postback, var definitions) ->
                new Step.Reported(usual(address), usual(postback), definitions);
            case Step.Answered(var status, var answer, var _) -> new Step.Answered(status, answer, POSTBACK);
            case Step.Judged(var postback, var definitions) -> new Step.Judged(usual(postback), definitions);
            case Step.Landed _,Step.Ordered _,Step.Multiplied _,Step.Found _ -> step;
        };
    }

    private static URI usual(URI uri) {
        return URI.create(uri.toString().replace(":" + uri.getPort(), ":" + ReceiverConfig.DEFAULT_PORT));
    }

    private static Postback usual(Postback postback) {
        Arrival arrival = postback.arrival();
        List<Header> headers = arrival.headers().stream().map(header -> header.name().equalsIgnoreCase("Host")
                ? new Header(header.name(), header.value().replaceFirst(":\\d+$", ":" + ReceiverConfig.DEFAULT_PORT))
                : header).toList();
        return new Postback(postback.number(), arrival.withHeaders(headers),
                postback.result(), postback.findings(), postback.reading(), postback.duplicateOf(), postback.test(),
                postback.answer(), postback.judgedAt());
    }
}
