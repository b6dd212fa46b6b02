package dev.postbackdesk.export;

import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Postback;
import java.util.List;

/// A postback, and what its answer was made from. Immutable.
///
/// @param earlier what it was judged before, the oldest first; none where it was judged once
public record Answered(Postback postback, List<EarlierVerdict> earlier) {
    public Answered {
        earlier = List.copyOf(earlier);
    }

    /// The postback as it was when it was answered.
    Postback then() {
        return postback.asAnswered(earlier);
    }
}
