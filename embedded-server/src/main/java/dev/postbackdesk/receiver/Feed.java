package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.Receiver.FeedEvent;
import dev.postbackdesk.receiver.Receiver.FeedEvent.ClicksStored;
import dev.postbackdesk.receiver.Receiver.FeedEvent.DefinitionsChanged;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksJudgedAgain;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksRemarked;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksStored;
import dev.postbackdesk.receiver.Receiver.FeedEvent.StatusChanged;
import dev.postbackdesk.receiver.Receiver.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners what was stored, in order, on one thread of its own. Thread-safe.
///
/// Publishing never waits. What a slow listener has not heard yet is put together: at most [#ROWS] rows are held, the
/// oldest make room for newer ones. Whoever lists reads those again by number; whoever counts asks
/// [Receiver#status()], which counts everything.
final class Feed implements AutoCloseable {
    /// Rows that wait for listeners.
    static final int ROWS = 10_000;
    /// Rows of one event.
    private static final int AT_ONCE = 1_024;
    private static final long GOODBYE_MILLIS = 1_000;
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final List<Consumer<FeedEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final Thread thread;
    // All of these are guarded by the lock.
    private final Deque<PostbackRow> rows = new ArrayDeque<>();
    private final Deque<PostbackRow> judged = new ArrayDeque<>();
    /// By people, and by number: there are few.
    private final Map<Long, Mark> marks = new LinkedHashMap<>();
    private int clicks;
    private @Nullable DefinitionsChanged definitions;
    private @Nullable StatusChanged status;
    private boolean closed;

    Feed() {
        thread = Thread.ofPlatform().name("postback-feed").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Subscription subscribe(Consumer<FeedEvent> listener) {
        // A wrapper of its own, so that the same listener may subscribe twice and leave once.
        Consumer<FeedEvent> mine = event -> listener.accept(event);
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    /// What nobody listens to is forgotten: whoever comes later begins with a page.
    void publish(FeedEvent event) {
        if (listeners.isEmpty()) {
            return;
        }
        synchronized (lock) {
            if (closed) {
                return;
            }
            switch (event) {
                case PostbacksStored stored -> add(stored.rows());
                case PostbacksJudgedAgain judged -> addJudged(judged.rows());
                case PostbacksRemarked remarked -> marks.putAll(remarked.marks());
                case ClicksStored stored -> clicks += stored.count();
                case DefinitionsChanged changed -> definitions = changed;
                case StatusChanged changed -> status = changed;
            }
            lock.notifyAll();
        }
    }

    private void add(List<PostbackRow> more) {
        rows.addAll(more);
        while (rows.size() > ROWS) {
            rows.removeFirst();
        }
    }

    private void addJudged(List<PostbackRow> more) {
        judged.addAll(more);
        while (judged.size() > ROWS) {
            judged.removeFirst();
        }
    }

    private void run() {
        List<FeedEvent> events = next();
        while (!events.isEmpty()) {
            for (FeedEvent event : events) {
                listeners.forEach(listener -> tell(listener, event));
            }
            events = next();
        }
    }

    /// Waits for events; none when the feed was closed and all are told.
    private List<FeedEvent> next() {
        synchronized (lock) {
            List<FeedEvent> events = take();
            while (events.isEmpty() && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("Nobody interrupts the feed", e);
                }
                events = take();
            }
            return events;
        }
    }

    private List<FeedEvent> take() {
        List<FeedEvent> events = new ArrayList<>();
        if (status != null) {
            events.add(status);
            status = null;
        }
        if (definitions != null) {
            events.add(definitions);
            definitions = null;
        }
        if (clicks > 0) {
            events.add(new ClicksStored(clicks));
            clicks = 0;
        }
        if (!rows.isEmpty()) {
            events.add(new PostbacksStored(some(rows)));
        }
        // What is judged again was stored before.
        if (!judged.isEmpty()) {
            events.add(new PostbacksJudgedAgain(some(judged)));
        }
        if (!marks.isEmpty()) {
            events.add(new PostbacksRemarked(marks));
            marks.clear();
        }
        return events;
    }

    private static List<PostbackRow> some(Deque<PostbackRow> waiting) {
        List<PostbackRow> some = new ArrayList<>();
        while (!waiting.isEmpty() && some.size() < AT_ONCE) {
            some.add(waiting.removeFirst());
        }
        return List.copyOf(some);
    }

    private static void tell(Consumer<FeedEvent> listener, FeedEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException | Error e) {
            // An Error as well: the other listeners are to hear what comes next.
            log.error("A listener of the feed failed", e);
        }
    }

    /// Tells what is left, for at most a second.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            if (thread.isAlive() && !thread.join(Duration.ofMillis(GOODBYE_MILLIS))) {
                log.warn("A listener of the feed is still busy; it hears no more");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
