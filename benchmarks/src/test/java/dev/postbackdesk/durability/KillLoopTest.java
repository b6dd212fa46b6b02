package dev.postbackdesk.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every request to a postback path is on disk before its answer, and every click before its 302: also if the process is
/// killed. `kill-loop --rounds 200` is the long form.
@Timeout(180)
class KillLoopTest {
    @Test
    void whatWasAcknowledgedSurvivesKillsUnderLoad(@TempDir Path folder) throws Exception {
        KillLoop.Outcome outcome = new KillLoop(Programs.commands(), folder, 3).run(3);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.unopenable()).isZero();
        assertThat(outcome.rounds()).isEqualTo(3);
        assertThat(outcome.audit().lost()).isEmpty();
        assertThat(outcome.audit().doubled()).isEmpty();
        assertThat(outcome.slowestStart()).isGreaterThan(Duration.ZERO);
        assertThat(outcome.audit().clicks()).isPositive();
        assertThat(outcome.audit().acknowledged()).isGreaterThan(3)
                .isLessThanOrEqualTo(outcome.audit().postbacks() + outcome.audit().clicks());
    }

    /// The loop has to be able to fail.
    @Test
    void whatIsMissingOrThereTwiceIsFound(@TempDir Path folder) throws Exception {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"));
                ReceiverChild receiver = Programs.receiver(folder)) {
            try (Connection connection = new Connection(receiver.port())) {
                String click = connection.get("/c/summer").location().substring("https://shop.example/?s2=".length());
                String sale = "/postback?id=C24CA0512421422E80996FBEBFD2211D&val=1&com=1&txid=t1&clickId=";
                assertThat(connection.get(sale + click + "&param=one").status()).isEqualTo(200);
                String other = connection.get("/c/summer").location().substring("https://shop.example/?s2=".length());
                assertThat(connection.get(sale + other + "&param=one").status()).isEqualTo(200);
                ledger.click("0".repeat(26));
                ledger.rejected(404, "one");
                ledger.rejected(400, "never-sent");
            }
            assertThat(Programs.stop(receiver)).isZero();
            Audit audit = Audit.of(ledger, Programs.commands(), folder.resolve("data"), folder);
            assertThat(audit.lost()).hasSize(3);
            assertThat(audit.doubled()).containsExactly("postback one", "conversion t1");
        }
    }
}
