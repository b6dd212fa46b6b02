package dev.postbackdesk.durability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two receivers on one data folder: the second is told who has it, and the first notices nothing.
@Timeout(120)
class TwoInstancesTest {
    @Test
    void theSecondEndsWithThreeAndTheFirstGoesOn(@TempDir Path folder) throws Exception {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
                ReceiverChild first = Programs.receiver(folder);
                Load load = Load.start(first.port(), ledger, 4, 1)) {
            load.awaitMore(50);
            Process second = new ProcessBuilder(ReceiverChild.with(Programs.commands(), "receive", "--port", "0",
                    "--data", folder.resolve("data").toString())).start();
            String out = new String(second.getInputStream().readAllBytes(), UTF_8);
            String err = new String(second.getErrorStream().readAllBytes(), UTF_8);
            assertThat(second.waitFor()).as(err).isEqualTo(3);
            assertThat(out).isEmpty();
            assertThat(err.strip()).hasLineCount(1).contains("is in use by a headless receiver");

            load.awaitMore(50);
            assertThat(ledger.problems()).isEmpty();
            assertThat(ledger.answeredNotStored()).isZero();
            assertThat(Programs.stop(first)).isZero();
            load.stop();
            Audit audit = Audit.of(ledger, Programs.commands(), folder.resolve("data"), folder);
            assertThat(audit.lost()).isEmpty();
            assertThat(audit.doubled()).isEmpty();
        }
    }
}
