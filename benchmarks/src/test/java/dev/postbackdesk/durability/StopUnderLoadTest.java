package dev.postbackdesk.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An end under load loses nothing that was answered: of the headless receiver by a signal, of the desktop's by closing it.
@Timeout(120)
class StopUnderLoadTest {
    private static final int CONNECTIONS = 8;
    private static final int SOME = 300;

    @TempDir
    private Path folder;

    @Test
    void aSignalEndsTheReceiverWithNoughtWithinFiveSeconds() throws Exception {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
                ReceiverChild receiver = Programs.receiver(folder);
                Load load = Load.start(receiver.port(), ledger, CONNECTIONS, 1)) {
            load.awaitMore(SOME);
            assertThat(Programs.stop(receiver)).isZero();
            load.stop();
            nothingIsMissing(ledger);
        }
    }

    @Test
    void closingTheReceiverInTheDesktopsProcess() throws Exception {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"))) {
            LocalReceiver receiver = LocalReceiver
                    .open(ReceiverConfig.of(folder.resolve("data"), "a test").at("127.0.0.1", 0));
            try (receiver) {
                receiver.importSetup(Load.SETUP.getBytes(StandardCharsets.UTF_8)).get(30, TimeUnit.SECONDS);
                try (Load load = Load.start(receiver.localAddress().getPort(), ledger, CONNECTIONS, 2)) {
                    load.awaitMore(SOME);
                    receiver.close();
                    load.stop();
                }
            }
            nothingIsMissing(ledger);
        }
    }

    private void nothingIsMissing(Ledger ledger) throws Exception {
        Audit audit = Audit.of(ledger, Programs.commands(), folder.resolve("data"), folder);
        assertThat(ledger.problems()).isEmpty();
        assertThat(audit.acknowledged()).isGreaterThanOrEqualTo(SOME);
        assertThat(audit.lost()).isEmpty();
        assertThat(audit.doubled()).isEmpty();
    }
}
