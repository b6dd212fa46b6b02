package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Beat;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.Receiver.FeedEvent;
import dev.postbackdesk.receiver.ReceiverStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Brings the receiver's feed to the FX thread: the only class that does. It gathers what arrives, and hands it over every
/// 120 ms: following each pulse costs 85 % of a core at 2,000 rows a second, this a fifth of that. What is gathered
/// is bounded: of a flood, listeners get the newest rows and the numbers of all.
public final class Feed implements AutoCloseable {
    /// Rows that are handed over at once.
    public static final int MOST_ROWS = 2000;
    private static final Duration INTERVAL = Duration.millis(120);

    /// What happened since the last time.
    ///
    /// @param rows the newest, oldest first, at most [#MOST_ROWS]
    /// @param judgedAgain the latest of those that have another verdict, as they are now, at most [#MOST_ROWS]
    /// @param marks what stands beside postbacks now, of those where that changed
    /// @param postbacks how many arrived
    /// @param rejected how many of these were rejected
    /// @param clicks how many arrived
    /// @param definitions what they are now, or null if they did not change
    /// @param status what it is now, or null if it did not change
    public record Batch(List<PostbackRow> rows, List<PostbackRow> judgedAgain, Map<Long, Mark> marks, long postbacks,
            long rejected, long clicks, @Nullable Definitions definitions, @Nullable ReceiverStatus status) {
        public Batch {
            rows = List.copyOf(rows);
            judgedAgain = List.copyOf(judgedAgain);
            marks = Map.copyOf(marks);
        }

        private boolean isEmpty() {
            return postbacks == 0 && judgedAgain.isEmpty() && marks.isEmpty() && clicks == 0 && definitions == null
                    && status == null;
        }
    }

    private final Receiver.Subscription subscription;
    private final Beat beat = new Beat(INTERVAL, this::deliver);
    /// A listener may open a screen that is made then, and listens too.
    private final List<Consumer<Batch>> listeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();
    private final Deque<PostbackRow> rows = new ArrayDeque<>();
    private final Deque<PostbackRow> judgedAgain = new ArrayDeque<>();
    private final Map<Long, Mark> marks = new HashMap<>();
    private long postbacks;
    private long rejected;
    private long clicks;
    private @Nullable Definitions definitions;
    private @Nullable ReceiverStatus status;

    public Feed(Receiver receiver) {
        subscription = receiver.subscribe(this::gather);
    }

    /// Begins to hand over. Call on the FX thread.
    public void start() {
        beat.start();
    }

    /// `listener` is called on the FX thread, for as long as the feed lives.
    public void listen(Consumer<Batch> listener) {
        listeners.add(listener);
    }

    /// Hands over what was gathered, now. Call on the FX thread.
    public void deliver() {
        Batch batch = take();
        if (!batch.isEmpty()) {
            listeners.forEach(listener -> listener.accept(batch));
        }
    }

    private void gather(FeedEvent event) {
        synchronized (lock) {
            switch (event) {
                case FeedEvent.PostbacksStored stored -> {
                    for (PostbackRow row : stored.rows()) {
                        rows.addLast(row);
                        rejected += row.result() == Result.REJECTED ? 1 : 0;
                    }
                    postbacks += stored.rows().size();
                    while (rows.size() > MOST_ROWS) {
                        rows.removeFirst();
                    }
                }
                case FeedEvent.PostbacksJudgedAgain judged -> {
                    judgedAgain.addAll(judged.rows());
                    while (judgedAgain.size() > MOST_ROWS) {
                        judgedAgain.removeFirst();
                    }
                }
                case FeedEvent.PostbacksRemarked remarked -> marks.putAll(remarked.marks());
                case FeedEvent.ClicksStored stored -> clicks += stored.count();
                case FeedEvent.DefinitionsChanged changed -> definitions = changed.definitions();
                case FeedEvent.StatusChanged changed -> status = changed.status();
            }
        }
    }

    private Batch take() {
        synchronized (lock) {
            Batch batch = new Batch(List.copyOf(rows), List.copyOf(judgedAgain), marks, postbacks, rejected, clicks,
                    definitions, status);
            rows.clear();
            judgedAgain.clear();
            marks.clear();
            postbacks = 0;
            rejected = 0;
            clicks = 0;
            definitions = null;
            status = null;
            return batch;
        }
    }

    @Override
    public void close() {
        beat.stop();
        subscription.close();
    }
}
