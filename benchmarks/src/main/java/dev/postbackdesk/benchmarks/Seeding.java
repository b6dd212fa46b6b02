package dev.postbackdesk.benchmarks;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.receiver.History;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Makes a data folder with clicks and postbacks in it. They go through the receiver's own judge and writer, so that
/// everything that it keeps besides the rows is as it would be.
final class Seeding {
    /// What the ids of the clicks lie in, beside the folder with the data.
    static final String IDS = "ids.txt";
    static final String DATA = "data";
    private static final int UNDER_WAY = 8_192;
    private static final Duration PAST = Duration.ofDays(90);
    private static final String LOCATION = "https://shop.example/landing?s2=";

    private final Random random = new Random(1);
    private final Instant start = Instant.now().minus(PAST).truncatedTo(ChronoUnit.MICROS);
    private final int clicks;
    private final long postbacks;

    private Seeding(int clicks, long postbacks) {
        this.clicks = clicks;
        this.postbacks = postbacks;
    }

    /// @param folder does not exist
    static void make(Path folder, int clicks, long postbacks) throws IOException, ReceiverException {
        Files.createDirectories(folder.resolve(DATA));
        new Seeding(clicks, postbacks).fill(folder);
        compact(folder.resolve(DATA));
    }

    /// As the receiver does it while idle: what was written at full speed is mostly air, and would be copied for each run.
    private static void compact(Path data) throws IOException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:file:" + data.toAbsolutePath().resolve("postback-desk") + ";IFEXISTS=TRUE",
                        "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw new IOException("The seeded data could not be compacted", e);
        }
    }

    static byte[] setup() throws IOException {
        try (InputStream in = Objects.requireNonNull(Seeding.class.getResourceAsStream("setup.json"))) {
            return in.readAllBytes();
        }
    }

    private void fill(Path folder) throws IOException, ReceiverException {
        ReceiverConfig config = ReceiverConfig.of(folder.resolve(DATA), "a benchmark").notListening();
        try (LocalReceiver receiver = LocalReceiver.open(config, setup(), _ -> {})) {
            List<String> ids = click(receiver.history());
            ClickIdFile.write(folder.resolve(IDS), ids);
            postback(receiver.history(), ids);
        }
    }

    private List<String> click(History history) throws IOException {
        List<String> ids = new ArrayList<>(clicks);
        Queue<CompletableFuture<Redirects.Outcome>> underWay = new ArrayDeque<>();
        for (int i = 0; i < clicks; i++) {
            // All of the first day, so that each postback comes after its click.
            Instant at = start.plusNanos(Duration.ofDays(1).toNanos() / clicks * i).truncatedTo(ChronoUnit.MICROS);
            underWay.add(history.visit(new Visit(at, "GET", ClickRequests.SLUG, "sub1=banner-17", "127.0.0.1",
                    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                    "https://blog.example/summer", false, false)));
            if (underWay.size() == UNDER_WAY) {
                ids.add(id(underWay.remove().join()));
            }
        }
        for (CompletableFuture<Redirects.Outcome> outcome : underWay) {
            ids.add(id(outcome.join()));
        }
        return ids;
    }

    private static String id(Redirects.Outcome outcome) throws IOException {
        if (outcome instanceof Redirects.Outcome.Redirect(String location) && location.startsWith(LOCATION)) {
            return location.substring(LOCATION.length());
        }
        throw new IOException("A click could not be seeded: " + outcome);
    }

    private void postback(History history, List<String> ids) throws IOException {
        Queue<CompletableFuture<Intake.Outcome>> underWay = new ArrayDeque<>();
        long step = PAST.minusDays(2).toNanos() / Math.max(1, postbacks);
        for (long i = 0; i < postbacks; i++) {
            Instant at = start.plus(Duration.ofDays(1)).plusNanos(step * i).truncatedTo(ChronoUnit.MICROS);
            underWay.add(history.arrive(arrival(at, ids.get(random.nextInt(ids.size())), i)));
            if (underWay.size() == UNDER_WAY) {
                check(underWay.remove().join());
            }
        }
        for (CompletableFuture<Intake.Outcome> outcome : underWay) {
            check(outcome.join());
        }
    }

    private static void check(Intake.Outcome outcome) throws IOException {
        if (outcome instanceof Intake.Outcome.NotStored(Saying reason)) {
            throw new IOException("A postback could not be seeded: " + reason);
        }
    }

    /// As [PostbackRequests] sends them, the wrong ones included.
    @SuppressWarnings("NullAway") // it does not see in a class file that an array may be null
    private static Arrival arrival(Instant at, String click, long number) {
        String id = number % 20 == 0 ? "%7Bclickid%7D" : click;
        String query = "clickId=" + id + "&id=" + Kind.BY_TRANSACTION.conversion()
                + "&val=20.00&com=0&comperc=10&txid=seed-" + number + "&param=empty";
        return new Arrival(at, "GET", "/postback", query,
                List.of(new Header("Host", "127.0.0.1:8377"),
                        new Header("User-Agent", "Merchant-Postback/2.4 (+https://shop.example)"),
                        new Header("Accept", "*/*")),
                null, "127.0.0.1", false);
    }
}
