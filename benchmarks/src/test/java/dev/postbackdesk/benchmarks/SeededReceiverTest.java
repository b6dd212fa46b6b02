package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// That the receiver answers what the generator expects, on the data that are seeded.
@Timeout(120)
class SeededReceiverTest {
    private static final int REQUESTS = 500;

    @TempDir
    private Path folder;

    @Test
    void everyKindIsAnsweredAsExpectedAndStored() throws Exception {
        Seeding.make(folder, 100, 1_000);
        Path data = folder.resolve(Seeding.DATA);
        byte[] ids = ClickIdFile.read(folder.resolve(Seeding.IDS));
        assertThat(ids).hasSize(100 * PostbackRequests.ID_LENGTH);

        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "a test").at("127.0.0.1", 0))) {
            assertThat(receiver.status().stored()).isEqualTo(1_000);
            int port = receiver.localAddress().getPort();
            FirstAnswer.of(port, new PostbackRequests(Kind.BY_TRANSACTION, port, false, ids, 1));
            long sent = 1;
            for (Kind kind : Kind.values()) {
                Load load = new Load(port, kind, 32, 2, kind != Kind.ONCE, Duration.ZERO, Duration.ofSeconds(60),
                        REQUESTS, 0, 7, folder.resolve(Seeding.IDS), false, List.of());
                try (Generator generator = new Generator(load, LoadCommand.source(load))) {
                    LoadResult result = generator.run();
                    assertThat(result.problems()).isEmpty();
                    assertThat(result.all()).isGreaterThanOrEqualTo(REQUESTS);
                    sent += kind == Kind.CLICKS ? 0 : result.all();
                }
            }
            assertThat(receiver.status().stored()).isEqualTo(1_000 + sent);
        }
    }
}
