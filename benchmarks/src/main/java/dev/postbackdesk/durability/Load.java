package dev.postbackdesk.durability;

import dev.postbackdesk.durability.Connection.Reply;
import dev.postbackdesk.durability.Ledger.Sale;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Visitors and merchants on some connections of their own: clicks, conversions with a new transaction id, equal repeats
/// (of what an earlier process answered, too), rejected ones, and again what was not answered. Goes on over closed
/// connections until nobody listens any more, or it is stopped.
public final class Load implements AutoCloseable {
    /// What the receiver is to know: counts by transaction, so that each sale is recorded, once.
    public static final String SETUP = """
            {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "duplicates": "by-transaction"}],
             "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s2=[s2sidentifier]",
                        "conversions": ["C24CA0512421422E80996FBEBFD2211D"]}]}
            """;
    private static final String SALE = "&id=C24CA0512421422E80996FBEBFD2211D";
    private static final String NOBODY = "0".repeat(26);
    private static final int ID_LENGTH = 26;
    private static final int WAIT_MILLIS = 5;

    private final int port;
    private final Ledger ledger;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Load(int port, Ledger ledger) {
        this.port = port;
        this.ledger = ledger;
    }

    /// @param seed of the order in which things are sent
    public static Load start(int port, Ledger ledger, int connections, long seed) {
        Load load = new Load(port, ledger);
        for (int i = 0; i < connections; i++) {
            Random random = new Random(seed * 1_000 + i);
            load.threads.add(Thread.ofPlatform().name("load-" + i).daemon().start(() -> load.run(random)));
        }
        return load;
    }

    /// Returns once so many more have been acknowledged.
    void awaitMore(long count) throws InterruptedException {
        long target = ledger.acknowledged() + count;
        while (ledger.acknowledged() < target) {
            if (threads.stream().noneMatch(Thread::isAlive)) {
                throw new IllegalStateException("Nobody answers any more: " + ledger.problems());
            }
            Thread.sleep(WAIT_MILLIS);
        }
    }

    private void run(Random random) {
        try {
            while (!stopped) {
                converse(random);
            }
        } catch (ConnectException _) {
            // Nobody listens any more: that is the end of this load.
        } catch (IOException e) {
            ledger.problem("The ledger can't be written: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends over one connection until it is closed.
    private void converse(Random random) throws IOException, InterruptedException {
        try (Connection connection = connect()) {
            Optional<String> click = Optional.empty();
            while (!stopped) {
                int chance = random.nextInt(100);
                if (click.isEmpty() || chance < 15) {
                    click = click(connection);
                } else if (chance < 25) {
                    reject(connection, click.get(), random.nextBoolean());
                } else if (chance < 40) {
                    Optional<Sale> repeated = ledger.answered(random);
                    if (repeated.isPresent()) {
                        sell(connection, repeated.get());
                    }
                } else {
                    String clickId = click.get();
                    sell(connection, ledger.unanswered().orElseGet(() -> new Sale(clickId, "t" + ledger.mark())));
                }
            }
        } catch (Closed _) {
            // The next connection goes on.
        }
    }

    private Connection connect() throws IOException, Closed {
        try {
            return new Connection(port);
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            throw new Closed(e);
        }
    }

    private Optional<String> click(Connection connection) throws IOException, InterruptedException, Closed {
        Reply reply = get(connection, "/c/summer");
        if (reply.status() != 302) {
            unexpected(reply, "a click");
            return Optional.empty();
        }
        String id = reply.location().substring(reply.location().length() - ID_LENGTH);
        ledger.click(id);
        return Optional.of(id);
    }

    private void sell(Connection connection, Sale sale) throws IOException, InterruptedException, Closed {
        String mark = ledger.mark();
        Reply reply;
        try {
            reply = get(connection, "/postback?clickId=" + sale.clickId() + SALE + "&val=20.00&com=2&txid="
                    + sale.transaction() + "&param=" + mark);
        } catch (Closed e) {
            ledger.again(sale);
            throw e;
        }
        if (reply.status() == 200) {
            ledger.sale(sale, mark);
        } else {
            ledger.again(sale);
            unexpected(reply, "a sale");
        }
    }

    private void reject(Connection connection, String clickId, boolean unknown)
            throws IOException, InterruptedException, Closed {
        String mark = ledger.mark();
        int status = unknown ? 404 : 400;
        Reply reply = get(connection, "/postback?clickId=" + (unknown ? NOBODY : clickId) + SALE
                + (unknown ? "&val=1" : "&val=1%2C00") + "&com=1&txid=" + mark + "&param=" + mark);
        if (reply.status() == status) {
            ledger.rejected(status, mark);
        } else {
            unexpected(reply, "a wrong postback");
        }
    }

    private void unexpected(Reply reply, String to) throws InterruptedException {
        if (reply.status() == 503 && reply.retryAfter()) {
            ledger.notStored();
            // A merchant waits for longer.
            Thread.sleep(WAIT_MILLIS);
        } else {
            ledger.problem("The answer to " + to + " is " + reply);
        }
    }

    private static Reply get(Connection connection, String target) throws Closed {
        try {
            return connection.get(target);
        } catch (IOException e) {
            throw new Closed(e);
        }
    }

    /// The connection ended before the answer was here: whether the request is stored, nobody knows.
    private static final class Closed extends Exception {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause);
        }
    }

    /// Returns when nothing is under way any more.
    public void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
