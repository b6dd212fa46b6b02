package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the program finds by itself among what arrived, and among what did not. Used on the FX thread.
final class InsightsViewModel {
    private static final int MOST_REJECTED = 1_000;
    private static final int FEW = 20;
    /// Seconds: that many rows are not read at each arrival.
    private static final int EVERY = 3;
    /// Seconds: a silence of days may be noticed a moment late.
    private static final int CLICKS_EVERY = 5;

    private final Receiver receiver;
    private final Tasks tasks;
    private final Supplier<Definitions> definitions;
    private final ReadOnlyObjectWrapper<List<Insight>> insights = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Silence>> silences = new ReadOnlyObjectWrapper<>(List.of());
    /// By sender and conversion: the link that its accepted postbacks came through, empty if several or none.
    private final Map<List<String>, Optional<Integer>> links = new HashMap<>();
    private boolean stale = true;
    private int waits;
    private boolean clicksAreStale = true;
    private int waitsForClicks;

    InsightsViewModel(Receiver receiver, Tasks tasks, Supplier<Definitions> definitions) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.definitions = definitions;
    }

    /// Something arrived, or is judged otherwise, or is defined otherwise.
    void changed() {
        stale = true;
        clicksAreStale = true;
    }

    /// Somebody clicked.
    void clicked() {
        clicksAreStale = true;
    }

    /// A second went by.
    void tick() {
        if (waits > 0) {
            waits--;
        } else if (stale) {
            stale = false;
            waits = EVERY;
            tasks.then(receiver.postbacks(rejectedToday()).thenApply(Insight::of), this::show, _ -> stale = true);
        }
        if (waitsForClicks > 0) {
            waitsForClicks--;
        } else if (clicksAreStale) {
            clicksAreStale = false;
            waitsForClicks = CLICKS_EVERY;
            Definitions all = definitions.get();
            tasks.then(receiver.conversionFigures().thenCombine(receiver.linkFigures(),
                    (arrived, clicked) -> Silence.of(all, arrived, clicked)), silences::set,
                    _ -> clicksAreStale = true);
        }
    }

    private void show(List<Insight> found) {
        insights.set(found.stream().map(this::placed).toList());
        found.stream().limit(FEW).forEach(this::findLink);
    }

    private Insight placed(Insight insight) {
        return links.getOrDefault(key(insight), Optional.empty()).map(insight::through).orElse(insight);
    }

    /// Rejected ones often name no click, and so no link; but who sends from one address for one conversion mostly does so for
    /// one link, and what of it was accepted says which.
    private void findLink(Insight insight) {
        List<String> key = key(insight);
        String sender = insight.sender();
        if (insight.linkKey() != null || sender == null || links.containsKey(key)) {
            return;
        }
        links.put(key, Optional.empty());
        PostbackQuery before = new PostbackQuery(Set.of(Result.ACCEPTED), null,
                insight.conversion().orElse(null), sender, receiver.clock().instant().minus(1, ChronoUnit.DAYS), null,
                FEW);
        tasks.then(receiver.postbacks(before), rows -> {
            List<Integer> through = rows.stream().filter(row -> row.sender().equals(sender))
                    .map(row -> row.reading().linkKey()).filter(java.util.Objects::nonNull).distinct().toList();
            if (through.size() == 1) {
                links.put(key, Optional.of(through.getFirst()));
                insights.set(insights.get().stream().map(this::placed).toList());
            }
        }, _ -> links.remove(key));
    }

    private static List<String> key(Insight insight) {
        return List.of(String.valueOf(insight.sender()), String.valueOf(insight.conversionId()));
    }

    private PostbackQuery rejectedToday() {
        return rejectedSince(aDayAgo());
    }

    private Instant aDayAgo() {
        return receiver.clock().instant().minus(1, ChronoUnit.DAYS);
    }

    private static PostbackQuery rejectedSince(Instant begin) {
        return new PostbackQuery(Set.of(Result.REJECTED), null, null, "", begin, null, MOST_REJECTED);
    }

    /// What is known of the kind of rejection that a postback is an example of.
    CompletableFuture<Optional<Insight>> into(Postback postback) {
        Instant arrived = postback.arrival().receivedAt();
        // Of an older one, all since then: its own time would not be among today's.
        Instant begin = arrived.isBefore(aDayAgo()) ? arrived : aDayAgo();
        return receiver.postbacks(rejectedSince(begin))
                .thenApply(found -> Insight.like(PostbackRow.of(postback), found));
    }

    /// What many of today's rejections have in common, the biggest group first.
    ReadOnlyObjectProperty<List<Insight>> insightsProperty() {
        return insights.getReadOnlyProperty();
    }

    /// Conversions whose links are clicked and for which nothing arrives, the most clicked first.
    ReadOnlyObjectProperty<List<Silence>> silencesProperty() {
        return silences.getReadOnlyProperty();
    }
}
