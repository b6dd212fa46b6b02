package dev.postbackdesk.proof;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Visitors and merchants at work, each on a connection of its own, until the receiver is gone or they are stopped:
/// clicks, conversions, rejected postbacks, and every now and then one that was sent before, answered or not.
public final class Traffic implements AutoCloseable {
    public static final String SALE = "C24CA0512421422E80996FBEBFD2211D";
    /// The definitions that it needs.
    public static final String SETUP = """
            {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "duplicates": "by-transaction"}],
             "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s2=[s2sidentifier]",
                        "conversions": ["C24CA0512421422E80996FBEBFD2211D"]}]}
            """;
    private static final int MOST_CLICKS = 500;

    private final URI receiver;
    private final Ledger ledger;
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean stopped;
    private volatile Throwable failure;

    private Traffic(URI receiver, Ledger ledger) {
        this.receiver = receiver;
        this.ledger = ledger;
    }

    /// @param name no two may have the same over one ledger
    public static Traffic start(URI receiver, Ledger ledger, String name, int connections, long seed) {
        Traffic traffic = new Traffic(receiver, ledger);
        for (int i = 0; i < connections; i++) {
            Sender sender = traffic.new Sender(name + "-" + i, new Random(seed * 1_000 + i));
            traffic.senders.add(Thread.ofPlatform().name("sender-" + i).daemon().start(sender::run));
        }
        return traffic;
    }

    /// How many answers of 503 came.
    public int refused() {
        return refused.get();
    }

    /// Waits until that many answers are in the ledger, or the receiver is gone.
    public void awaitAnswers(int count) throws InterruptedException {
        while (ledger.written() < count && senders.stream().anyMatch(Thread::isAlive)) {
            senders.getFirst().join(Duration.ofMillis(1));
        }
    }

    /// @throws AssertionError if a connection broke, though the receiver is there
    public void check() {
        if (failure != null || !senders.stream().allMatch(Thread::isAlive)) {
            throw new AssertionError("A connection broke", failure);
        }
    }

    /// Ends it, and waits until each has got its last answer or none.
    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread sender : senders) {
                if (!sender.join(Duration.ofSeconds(90))) {
                    throw new AssertionError("A request hangs");
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new AssertionError("An answer that nobody expects", failure);
        }
    }

    private final class Sender {
        private final String name;
        private final Random random;
        private final List<String> clicks = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private int count;

        Sender(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        void run() {
            try (Line line = new Line(receiver)) {
                while (!stopped) {
                    step(line);
                }
            } catch (SocketTimeoutException e) {
                failure = e;
            } catch (IOException _) {
                // The receiver is gone, as it was meant to.
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        private void step(Line line) throws IOException {
            int dice = random.nextInt(20);
            if (clicks.isEmpty() || dice < 3) {
                click(line);
            } else if (dice < 5) {
                reject(line);
            } else if (dice < 7 && !sent.isEmpty()) {
                accept(line, sent.get(random.nextInt(sent.size())));
            } else {
                accept(line, "clickId=" + clicks.get(random.nextInt(clicks.size())) + "&id=" + SALE
                        + "&val=20.00&com=0&comperc=10&txid=" + next() + more());
            }
        }

        private String next() {
            return name + "-" + count++;
        }

        /// Most are small; some need pages of their own.
        private String more() {
            int dice = random.nextInt(100);
            return dice > 4 ? "" : "&param=" + "p".repeat(dice == 0 ? 60_000 : 2_000);
        }

        private void click(Line line) throws IOException {
            Line.Answer answer = line.get("/c/summer");
            if (expected(answer, 302)) {
                String id = answer.location().substring(answer.location().indexOf('=') + 1);
                ledger.clicked(id);
                if (clicks.size() < MOST_CLICKS) {
                    clicks.add(id);
                } else {
                    clicks.set(random.nextInt(MOST_CLICKS), id);
                }
            }
        }

        private void reject(Line line) throws IOException {
            String transaction = next();
            Line.Answer answer = line.get("/postback?clickId=" + clicks.getFirst() + "&id=" + SALE
                    + "&val=much&com=0&txid=" + transaction);
            if (expected(answer, 400)) {
                ledger.rejected(transaction);
            }
        }

        private void accept(Line line, String query) throws IOException {
            if (sent.size() < MOST_CLICKS) {
                sent.add(query);
            } else {
                sent.set(random.nextInt(MOST_CLICKS), query);
            }
            Line.Answer answer = query.length() > 1_000
                    ? line.post("/postback", query)
                    : line.get("/postback?" + query);
            if (expected(answer, 200)) {
                ledger.accepted(Audit.transaction(query));
            }
        }

        /// The other answer that there may be is 503.
        private boolean expected(Line.Answer answer, int status) {
            if (answer.status() == 503) {
                if (!answer.retryAfter()) {
                    throw new AssertionError("503 without Retry-After");
                }
                refused.incrementAndGet();
                return false;
            }
            if (answer.status() != status) {
                throw new AssertionError(answer + " in place of " + status);
            }
            return true;
        }
    }
}
