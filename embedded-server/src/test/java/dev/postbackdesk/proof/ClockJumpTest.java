package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.ExportRange;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.StoredArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockJumpTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aClockThatJumpsLosesNothingAndTheOrderOfNumbersHolds() throws Exception {
        Random random = new Random(1);
        // Years to and fro, a little different at every look.
        InstantSource clock = () -> NOON.plus(Duration.ofHours(random.nextInt(-50_000, 50_000)));
        Path data = folder.resolve("data");
        List<String> answered = new ArrayList<>();
        ReceiverConfig config = new ReceiverConfig(data, "A proof", "127.0.0.1", 0, null, clock, true, null);
        try (LocalReceiver receiver = LocalReceiver.open(config, Traffic.SETUP.getBytes(UTF_8), _ -> {});
                Line line = new Line(receiver.localAddress())) {
            for (int i = 0; i < 300; i++) {
                String location = line.get("/c/summer").location();
                String id = location.substring(location.indexOf('=') + 1);
                assertThat(
                        line.get("/postback?clickId=" + id + "&id=" + Traffic.SALE + "&val=20.00&com=0&comperc=10&txid="
                                + i).status())
                        .isEqualTo(200);
                answered.add(String.valueOf(i));
            }
        }
        List<String> exported = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        try (StoredArchive archive = StoredArchive.open(data, "the audit")) {
            archive.forEachPostback(ExportRange.ALL, postback -> {
                exported.add(Audit.transaction(postback.arrival().query()));
                numbers.add(postback.number());
                times.add(postback.arrival().receivedAt());
            });
        }
        assertThat(exported).isEqualTo(answered);
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(times).as("else the clock did not jump").isNotEqualTo(times.stream().sorted().toList());
    }
}
