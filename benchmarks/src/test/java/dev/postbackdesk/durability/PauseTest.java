package dev.postbackdesk.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine that sleeps and wakes up stops a program in the midst of everything, and lets it go on: as these signals do.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It knows no SIGSTOP")
class PauseTest {
    /// What is tested, not what is waited for.
    private static final int PAUSE_MILLIS = 3_000;
    private static final int HANGING = 5;

    @Test
    void afterAPauseEverythingGoesOnAndNothingIsLost(@TempDir Path folder) throws Exception {
        List<Connection> hanging = new ArrayList<>();
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
                ReceiverChild receiver = Programs.receiver(folder);
                Load load = Load.start(receiver.port(), ledger, 8, 1)) {
            load.awaitMore(100);
            receiver.signal("STOP");
            for (int i = 0; i < HANGING; i++) {
                Connection connection = new Connection(receiver.port());
                connection.send("/postback?param=hanging" + i);
                hanging.add(connection);
            }
            Thread.sleep(PAUSE_MILLIS);
            receiver.signal("CONT");
            for (int i = 0; i < HANGING; i++) {
                answeredOrClosed(hanging.get(i), "hanging" + i, ledger);
            }
            try (Connection connection = new Connection(receiver.port())) {
                assertThat(connection.get("/health").status()).isEqualTo(200);
            }
            load.awaitMore(100);
            assertThat(Programs.stop(receiver)).isZero();
            load.stop();
            Audit audit = Audit.of(ledger, Programs.commands(), folder.resolve("data"), folder);
            assertThat(ledger.problems()).isEmpty();
            assertThat(audit.lost()).isEmpty();
            assertThat(audit.doubled()).isEmpty();
        } finally {
            for (Connection connection : hanging) {
                connection.close();
            }
        }
    }

    /// Whoever waits for a minute gets a time-out, and the test fails.
    private static void answeredOrClosed(Connection connection, String mark, Ledger ledger) throws Exception {
        try {
            int status = connection.reply().status();
            assertThat(status).isEqualTo(400);
            ledger.rejected(status, mark);
        } catch (EOFException | SocketException _) {
            // Closed: the sender will come again.
        }
    }
}
