package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A receiver in memory, its feed and *Live* over it, for tests that answer at once or when they say so.
abstract class LiveFixture {
    static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    final ReceiverException away = new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
            "The disk is away.");

    Instant now = NOW;
    final MemoryReceiver receiver = new MemoryReceiver(() -> now);
    final Feed feed = new Feed(receiver);
    final LiveViewModel model = model(new Tasks(Runnable::run));
    final Queue<Runnable> later = new ArrayDeque<>();

    LiveViewModel model(Tasks tasks) {
        return new LiveViewModel(receiver, feed, tasks, new Messages(Locale.ENGLISH), ZoneOffset.UTC, () -> 0);
    }

    void answer() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    static Postback postback(long number, Result result) {
        return postback(number, result, "approved");
    }

    static Postback postback(long number, Result result, String status) {
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, status, List.of());
        return new Postback(number, new Arrival(NOW, "GET", "/postback", "n=" + number, List.of(), new byte[0],
                "192.0.2.1", false), result, List.of(), reading, null, false, 200, NOW);
    }

    void arrive(int from, int to) {
        receiver.arrive(IntStream.rangeClosed(from, to).mapToObj(n -> postback(n, Result.ACCEPTED))
                .toArray(Postback[]::new));
        feed.deliver();
    }

    List<Long> numbers() {
        return numbers(model);
    }

    static List<Long> numbers(LiveViewModel model) {
        return model.rows().rows().stream().map(PostbackRow::number).toList();
    }

    /// As many older pages as there is room for.
    void fill(LiveViewModel slow) {
        slow.load();
        answer();
        slow.rows().scrolledProperty().set(true);
        while (slow.rows().rows().size() + 256 <= RowsViewModel.MOST_ROWS) {
            slow.rows().loadOlder();
            answer();
        }
    }

    /// So many without a gap, down from one.
    static List<Long> downFrom(long newest, int size) {
        return LongStream.iterate(newest, number -> number - 1).limit(size).boxed().toList();
    }
}
