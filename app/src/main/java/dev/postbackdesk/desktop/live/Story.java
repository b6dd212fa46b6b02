package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A postback with what came before it. Immutable.
///
/// @param click that it reports, or null if it is not known
/// @param earlier what it was judged before, the oldest first
/// @param remarks what users put beside it
/// @param rejected how many postbacks of its conversion are rejected by now
record Story(Postback postback, @Nullable Click click, List<EarlierVerdict> earlier, Remarks remarks, long rejected) {
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
                (known, earlier) -> new Story(postback, known.orElse(null), earlier, Remarks.NONE, 0))
                .thenCombine(receiver.remarks(postback.number()),
                        (story, remarks) -> new Story(postback, story.click(), story.earlier(), remarks, 0))
                .thenCombine(rejected(receiver, postback), (story, rejected) -> Optional
                        .of(new Story(postback, story.click(), story.earlier(), story.remarks(), rejected)));
    }

    /// From the totals, so nobody waits for it.
    private static CompletableFuture<Long> rejected(Receiver receiver, Postback postback) {
        Optional<ConversionId> conversion = Optional.ofNullable(postback.reading().conversionId())
                .flatMap(ConversionId::parse);
        if (conversion.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        return receiver.counts(new PostbackQuery(Set.of(), null, conversion.get(), "", null, null, 1))
                .thenApply(counts -> counts.byResult().getOrDefault(Result.REJECTED, 0L));
    }
}
