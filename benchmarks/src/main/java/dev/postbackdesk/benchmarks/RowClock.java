package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.Receiver.FeedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import javafx.application.Platform;

/// Sends postbacks one by one, and times from an answer to the moment at which its row, or a newer one on top of it, has been
/// laid out in the table that follows the newest.
final class RowClock implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    /// Longer than the program gathers arrivals: an answer may come at any moment of that.
    private static final long MOST_PAUSE = 150_000_000;

    private final LiveSight sight;
    private final Receiver receiver;
    private final String click;
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    /// When which number was on top for the first time.
    private final ConcurrentSkipListMap<Long, Long> seen = new ConcurrentSkipListMap<>();
    private final Runnable look = this::look;
    private final Receiver.Subscription subscription;
    private long newest;

    private RowClock(LiveSight sight, Receiver receiver, String click) {
        this.sight = sight;
        this.receiver = receiver;
        this.click = click;
        subscription = receiver.subscribe(this::told);
    }

    /// @param click the id of a click that the postbacks name
    static RowClock start(LiveSight sight, Receiver receiver, String click) throws InterruptedException {
        RowClock clock = new RowClock(sight, receiver, click);
        FxThread.run(() -> sight.scene().addPostLayoutPulseListener(clock.look));
        return clock;
    }

    private void told(FeedEvent event) {
        if (event instanceof FeedEvent.PostbacksStored stored) {
            stored.rows().forEach(row -> {
                String transaction = row.reading().transactionId();
                if (transaction != null && transaction.startsWith(run)) {
                    numbers.put(transaction, row.number());
                }
            });
        }
    }

    private void look() {
        sight.top().ifPresent(row -> {
            if (row.number() > newest) {
                newest = row.number();
                seen.put(newest, System.nanoTime());
            }
        });
    }

    /// Times one after the other while `more` says so.
    Histogram time(IntPredicate more) throws IOException, InterruptedException {
        Histogram times = new Histogram();
        Random random = new Random(2);
        for (int i = 0; more.test(i); i++) {
            LockSupport.parkNanos(random.nextLong(MOST_PAUSE));
            String transaction = run + "-" + i;
            long answered = send(transaction);
            FxThread.await(() -> isInSight(transaction), AT_MOST, "a postback's row to come into sight");
            times.record(seen.ceilingEntry(number(transaction)).getValue() - answered);
        }
        return times;
    }

    private boolean isInSight(String transaction) {
        return numbers.containsKey(transaction) && seen.ceilingKey(number(transaction)) != null;
    }

    private long number(String transaction) {
        return numbers.getOrDefault(transaction, 0L);
    }

    private long send(String transaction) throws IOException, InterruptedException {
        URI target = URI.create(receiver.localAddress() + "/postback?clickId=" + click + "&id="
                + Kind.BY_TRANSACTION.conversion() + "&val=20.00&com=0&comperc=10&txid=" + transaction);
        HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(target).timeout(AT_MOST).build(),
                HttpResponse.BodyHandlers.discarding());
        long now = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IOException("A postback was answered with " + answer.statusCode());
        }
        return now;
    }

    @Override
    public void close() {
        subscription.close();
        client.close();
        Platform.runLater(() -> sight.scene().removePostLayoutPulseListener(look));
    }
}
