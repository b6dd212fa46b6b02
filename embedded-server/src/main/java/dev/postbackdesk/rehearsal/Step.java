package dev.postbackdesk.rehearsal;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened in a rehearsal. Immutable; one for each move of [Fault#plan()], in that order.
public sealed interface Step {
    /// What it is.
    Move move();

    /// A tracking link was requested.
    ///
    /// @param headers that were chosen for it
    record Clicked(URI request, List<Header> headers) implements Step {
        public Clicked {
            headers = List.copyOf(headers);
        }

        @Override
        public Move move() {
            return Move.CLICK;
        }
    }

    /// The answer to that.
    ///
    /// @param location where the visitor is sent, or null where a browser that looks ahead is sent nowhere
    /// @param clickId the id in it, or null where the link's destination hands none on
    /// @param took from request to answer
    record SentOn(int status, @Nullable String location, @Nullable String clickId, Duration took) implements Step {
        @Override
        public Move move() {
            return Move.SEND_ON;
        }
    }

    /// What the merchant gets to see. Nothing is requested there: it is the merchant's server.
    record Landed(String url, @Nullable String clickId) implements Step {
        @Override
        public Move move() {
            return Move.LAND;
        }
    }

    /// The visitor bought.
    ///
    /// @param transactionId the merchant's order number
    /// @param after how long after the click, by the rehearsal's own clock
    record Ordered(String transactionId, Duration after) implements Step {
        @Override
        public Move move() {
            return Move.ORDER;
        }
    }

    /// A postback was sent, and arrived.
    ///
    /// @param address of the receiver that it was sent to
    /// @param postback as it is stored
    /// @param definitions what it was judged by
    record Reported(URI address, Postback postback, Definitions definitions) implements Step {
        @Override
        public Move move() {
            return Move.REPORT;
        }
    }

    /// The answer to that.
    ///
    /// @param took from request to answer
    record Answered(int status, String answer, Duration took) implements Step {
        @Override
        public Move move() {
            return Move.ANSWER;
        }
    }

    /// As many more visitors came the same way.
    ///
    /// @param postbacks that the merchant sent for them
    record Multiplied(int visitors, int postbacks) implements Step {
        @Override
        public Move move() {
            return Move.MORE;
        }
    }

    /// What the receiver stored of the last postback.
    record Judged(Postback postback, Definitions definitions) implements Step {
        @Override
        public Move move() {
            return Move.JUDGE;
        }
    }

    /// What is found about the link's clicks, or about the conversion as a whole.
    record Found(Finding finding) implements Step {
        @Override
        public Move move() {
            return Move.JUDGE;
        }
    }
}
