package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `judge-again`: in order of number, safe to repeat, the answer stays, each conversion is recorded once.
class JudgeAgainTest {
    @TempDir
    Path temp;

    private static final Setup WITHOUT_ASSOCIATION = new Setup().conversion(Setup.SALE, "Sale", "").link("summer");

    private static Wire sale(String click, String value) {
        return Wire.get("/postback?clickId=" + click + "&id=" + Setup.SALE + "&val=" + value + "&com=0&comperc=10");
    }

    @Test
    void whatIsMendedCountsAndKeepsItsAnswer() {
        Path folder = temp.resolve("data");
        try (Desk desk = new Desk(folder, WITHOUT_ASSOCIATION)) {
            String click = desk.click();
            assertThat(desk.send(sale(click, "20.00")).status()).isEqualTo(400);
            assertThat(desk.send(sale(click, "30.00")).status()).isEqualTo(400);
            assertThat(desk.send(sale("{clickid}", "20.00")).status()).isEqualTo(400);
            Row before = desk.export().getFirst();
            assertThat(before.findings()).contains("CONVERSION_NOT_ASSOCIATED");
            assertThat(judgeAgain(folder)).isEqualTo("0 of 3 changed\n");

            desk.start();
            desk.define(Setup.usual());
            desk.stop();
            assertThat(judgeAgain(folder)).isEqualTo("2 of 3 changed\n");
            assertThat(judgeAgain(folder)).isEqualTo("0 of 1 changed\n");

            List<Row> rows = desk.export();
            assertThat(rows).extracting(row -> row.text("result")).containsExactly("accepted", "duplicate", "rejected");
            assertThat(rows).extracting(row -> row.json().get("answer").asInt()).containsExactly(400, 400, 400);
            assertThat(rows.getFirst().findings()).isEmpty();
            assertThat(rows.get(1).findings()).contains("DUPLICATE", "AMOUNT_DIFFERS");
            assertThat(rows.get(1).json().get("duplicateOf").asLong())
                    .isEqualTo(rows.getFirst().json().get("number").asLong());
            assertThat(rows.getFirst().text("query")).isEqualTo(before.text("query"));
            assertThat(rows.getFirst().text("receivedAt")).isEqualTo(before.text("receivedAt"));
            assertThat(rows.getFirst().text("judgedAt")).isGreaterThan(before.text("judgedAt"));

            desk.start();
            assertThat(desk.send(sale(click, "20.00")).status()).isEqualTo(200);
            assertThat(desk.export().getLast().text("result")).isEqualTo("duplicate");
        }
    }

    @Test
    void theSameReasonInOtherWordsIsNoChange() throws Exception {
        Path folder = temp.resolve("data");
        try (Desk desk = new Desk(folder, Setup.usual())) {
            desk.send(sale("{clickid}", "20.00"));
            Row before = desk.export().getFirst();
            Path cake = Files.writeString(temp.resolve("cake.json"), "{\"conversions\": [{\"id\": \"" + Setup.SALE
                    + "\", \"name\": \"Sale\", \"network\": \"CAKE\"}]}");
            assertThat(Cli.on(folder, "setup", "import", cake.toString()).exit()).isZero();

            assertThat(judgeAgain(folder)).isEqualTo("0 of 1 changed\n");
            Row after = desk.export().getFirst();
            assertThat(after.findings()).isEqualTo(before.findings());
            assertThat(after.text("judgedAt")).as("the words name the network now")
                    .isGreaterThan(before.text("judgedAt"));
        }
    }

    @Test
    void sinceLeavesEarlierOnesAlone() {
        Path folder = temp.resolve("data");
        try (Desk desk = new Desk(folder, WITHOUT_ASSOCIATION)) {
            desk.send(sale(desk.click(), "20.00"));
            desk.send(sale(desk.click(), "20.00"));
            String second = desk.export().getLast().text("receivedAt");
            desk.start();
            desk.define(Setup.usual());
            desk.stop();
            assertThat(Cli.on(folder, "judge-again", "--since", second).out()).isEqualTo("1 of 1 changed\n");
            assertThat(desk.export()).extracting(row -> row.text("result")).containsExactly("rejected", "accepted");
        }
    }

    @Test
    void badArgumentsAreOneSentence() throws Exception {
        Path folder = temp.resolve("data");
        assertThat(Cli.on(folder, "judge-again").exit()).isEqualTo(2);
        assertThat(Cli.on(folder, "judge-again").sentence()).contains(folder.toString());
        Files.createDirectory(folder);
        assertThat(Cli.on(folder, "judge-again", "--since", "yesterday").exit()).isEqualTo(2);
        assertThat(Cli.on(folder, "judge-again", "--since", "yesterday").sentence()).contains("yesterday");
        assertThat(Cli.on(folder, "judge-again").out()).isEqualTo("0 of 0 changed\n");
    }

    @Test
    void itEndsWithThreeWhileAReceiverRuns() {
        try (Desk desk = new Desk(temp.resolve("data"), Setup.usual())) {
            assertThat(Cli.on(desk.folder(), "judge-again").exit()).isEqualTo(3);
        }
    }

    private static String judgeAgain(Path folder) {
        Cli.Outcome outcome = Cli.on(folder, "judge-again");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }
}
