package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.receiver.Receiver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A postback with what came before it. Immutable.
///
/// @param click that it reports, or null if it is not known
/// @param earlier what it was judged before, the oldest first
/// @param remarks what users put beside it
/// @param alike the rejected ones that one change of ours cures with it
record Story(Postback postback, @Nullable Click click, List<EarlierVerdict> earlier, Remarks remarks, Alike alike) {
    Story {
        earlier = List.copyOf(earlier);
    }

    /// Empty if there is no postback of that number.
    static CompletableFuture<Optional<Story>> read(Receiver receiver, long number) {
        return receiver.postback(number).thenCompose(found -> found.map(postback -> complete(receiver, postback))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private static CompletableFuture<Optional<Story>> complete(Receiver receiver, Postback postback) {
        Long number = postback.reading().clickNumber();
        CompletableFuture<Optional<Click>> click = number == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : receiver.click(number);
        return click.thenCombine(receiver.earlierVerdicts(postback.number()),
                (known, earlier) -> new Story(postback, known.orElse(null), earlier, Remarks.NONE, Alike.NONE))
                .thenCombine(receiver.remarks(postback.number()),
                        (story, remarks) -> new Story(postback, story.click(), story.earlier(), remarks, Alike.NONE))
                .thenCombine(Alike.read(receiver, postback), (story, alike) -> Optional
                        .of(new Story(postback, story.click(), story.earlier(), story.remarks(), alike)));
    }
}
