package dev.postbackdesk.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.History;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A kill takes the places of recorded conversions that were only in memory; the next start reads them again.
@Timeout(180)
class StartAfterAKillTest {
    private static final int RECORDED = 100_000;
    private static final int CLICKS = 2_000;
    private static final int SAMPLE = 1_000;

    @Test
    void repeatsOfAHundredThousandUnplacedConversionsAreStillDuplicates(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path said = folder.resolve("clicks.txt");
        Process killed = new ProcessBuilder(ReceiverChild.with(Programs.java(Recording.class.getName()),
                data.toString())).redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(killed.waitFor()).isEqualTo(Recording.KILLED);
        List<String> clicks = Files.readAllLines(said);
        assertThat(clicks).hasSize(CLICKS);

        long afterKill = System.nanoTime();
        try (LocalReceiver receiver = open(data)) {
            report("after a kill with " + RECORDED + " conversions recorded", afterKill);
            assertThat(receiver.status().stored()).isEqualTo(RECORDED);
            Random random = new Random(7);
            for (int i = 0; i < SAMPLE; i++) {
                int which = random.nextInt(RECORDED);
                assertThat(result(receiver.history(), clicks, which).join()).as("repeat of %s", which)
                        .isEqualTo(Result.DUPLICATE);
            }
            assertThat(result(receiver.history(), clicks, RECORDED).join()).isEqualTo(Result.ACCEPTED);
        }
        long afterClose = System.nanoTime();
        try (LocalReceiver receiver = open(data)) {
            report("after a clean end", afterClose);
            assertThat(result(receiver.history(), clicks, RECORDED).join()).isEqualTo(Result.DUPLICATE);
        }
    }

    private static LocalReceiver open(Path data) throws Exception {
        return LocalReceiver.open(ReceiverConfig.of(data, "a test").notListening());
    }

    private static void report(String when, long start) {
        System.out.printf(Locale.ROOT, "Opened in %,d ms %s%n", (System.nanoTime() - start) / 1_000_000, when);
    }

    /// Sends a sale, each number having a transaction id of its own.
    private static CompletableFuture<Result> result(History history, List<String> clicks, int number) {
        String query = "clickId=" + clicks.get(number % CLICKS)
                + "&id=C24CA0512421422E80996FBEBFD2211D&val=20.00&com=2&txid=t" + number;
        return history.arrive(new Arrival(Instant.now(), "GET", "/postback", query,
                List.of(new Header("Host", "shop.example")), new byte[0], "203.0.113.9", false)).thenApply(outcome -> {
                    if (outcome instanceof Intake.Outcome.Stored(var postback)) {
                        return postback.result();
                    }
                    throw new IllegalStateException("Not stored: " + outcome);
                });
    }

    /// Records them as fast as it can, and ends at once and without closing anything when the last one was acknowledged:
    /// in an idle moment the places would be written.
    static final class Recording {
        static final int KILLED = 9;
        private static final int UNDER_WAY = 2_000;

        private Recording() {}

        public static void main(String[] arguments) throws Exception {
            LocalReceiver receiver = LocalReceiver.open(
                    ReceiverConfig.of(Path.of(arguments[0]), "a test").notListening(), Load.SETUP.getBytes(UTF_8),
                    _ -> {});
            List<String> clicks = new ArrayList<>();
            List<CompletableFuture<Redirects.Outcome>> visits = new ArrayList<>();
            for (int i = 0; i < CLICKS; i++) {
                visits.add(receiver.history().visit(
                        new Visit(Instant.now(), "GET", "summer", "", "198.51.100.7", null, null, false, false)));
            }
            for (CompletableFuture<Redirects.Outcome> visit : visits) {
                if (!(visit.join() instanceof Redirects.Outcome.Redirect(String location))) {
                    throw new IOException("No redirect: " + visit.join());
                }
                clicks.add(location.substring(location.indexOf('=') + 1));
            }
            clicks.forEach(System.out::println);
            System.out.flush();
            Semaphore room = new Semaphore(UNDER_WAY);
            for (int i = 0; i < RECORDED; i++) {
                room.acquire();
                CompletableFuture<Result> _ = result(receiver.history(), clicks, i).whenComplete((result, failure) -> {
                    if (result != Result.ACCEPTED) {
                        System.err.println(failure == null ? result : failure);
                        Runtime.getRuntime().halt(1);
                    }
                    room.release();
                });
            }
            room.acquire(UNDER_WAY);
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
