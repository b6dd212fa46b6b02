package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// *The promise*: what was answered is on disk, numbered once; a hundred equal postbacks record one conversion.
class PromiseTest {
    @Test
    void aHundredEqualPostbacksAtTheSameMomentRecordOneConversion(@TempDir Path folder) throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            String query = "clickId=" + desk.click() + "&id=" + SALE + "&val=1&com=1";
            List<Answer> answers = atOnce(100, () -> desk.send(Wire.query(query)));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.text()).isEqualTo("OK"));
            List<Row> rows = desk.export();
            assertThat(rows).hasSize(100);
            assertThat(rows).filteredOn(row -> row.text("result").equals("accepted")).hasSize(1);
            String first = rows.stream().filter(row -> row.text("result").equals("accepted")).findFirst()
                    .orElseThrow().text("number");
            assertThat(rows).filteredOn(row -> row.text("result").equals("duplicate")).hasSize(99)
                    .allSatisfy(row -> assertThat(row.text("duplicateOf")).isEqualTo(first));
        }
    }

    @Test
    void aHundredDifferentTransactionsAtOnceRecordAHundred(@TempDir Path folder) throws Exception {
        Setup setup = new Setup().conversion(SALE, "Sale", ", \"duplicates\": \"by-transaction\"")
                .link("summer", SALE);
        try (Desk desk = new Desk(folder, setup)) {
            String query = "clickId=" + desk.click() + "&id=" + SALE + "&val=1&com=1&txid=";
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String txid = "T" + i / 2;
                calls.add(() -> desk.send(Wire.query(query + txid)));
            }
            atOnce(calls);
            List<Row> rows = desk.export();
            assertThat(rows).filteredOn(row -> row.text("result").equals("accepted")).hasSize(50);
            assertThat(rows).filteredOn(row -> row.text("result").equals("duplicate")).hasSize(50);
        }
    }

    @Test
    void numbersRiseAndNoneIsUsedTwiceOverRestarts(@TempDir Path folder) {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            List<Long> numbers = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 5; i++) {
                    numbers.add(desk.send(Wire.query("x=" + i).wantingJson()).json().get("number").asLong());
                }
                desk.restart();
            }
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(desk.export()).extracting(Row::number).isEqualTo(numbers);
        }
    }

    @Test
    void everythingLivesOnOverARestart(@TempDir Path folder) {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            String click = desk.click();
            String query = "clickId=" + click + "&id=" + SALE + "&val=1&com=1&status=pending";
            long first = desk.send(Wire.query(query).wantingJson()).json().get("number").asLong();
            desk.restart();
            assertThat(desk.send(Wire.query(query).wantingJson()).json().get("result").asString())
                    .isEqualTo("duplicate");
            desk.restart();
            assertThat(desk.send(Wire.query(query.replace("pending", "approved")).wantingJson()).json().get("result")
                    .asString()).isEqualTo("updated");
            desk.restart();
            assertThat(desk.send(Wire.query(query.replace("pending", "declined")).wantingJson()).json().get("result")
                    .asString()).isEqualTo("updated");
            List<Row> rows = desk.export();
            assertThat(rows).hasSize(4);
            assertThat(rows.subList(1, 4)).allSatisfy(row -> assertThat(row.text("duplicateOf"))
                    .isEqualTo(Long.toString(first)));
        }
    }

    @Test
    void whateverTheAnswerItIsStored(@TempDir Path folder) {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            String click = desk.click();
            desk.send(Wire.query("clickId=" + click + "&id=" + SALE + "&val=1&com=1"));
            desk.send(Wire.query("clickId=" + click + "&id=" + id(9) + "&val=1&com=1"));
            desk.send(Wire.get("/s2s?nothing=ours"));
            desk.send(Wire.get("/conversion.aspx?pixel=true"));
            desk.send(Wire.json("{").to("/postback"));
            assertThat(desk.export()).extracting(row -> row.json().get("answer").asInt())
                    .containsExactly(200, 404, 400, 200, 400);
        }
    }

    /// What was answered is on disk even if the process is killed the moment after.
    @Test
    void aKilledReceiverLosesNothingThatItAnswered(@TempDir Path folder) throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            desk.stop();
            Process receiver = Cli.process("receive", "--data", folder.toString(), "--port", "0", "--quiet").start();
            List<Long> answered = new ArrayList<>();
            try (var out = receiver.inputReader(StandardCharsets.UTF_8)) {
                String ready = out.readLine();
                assertThat(ready).startsWith("Receiving on http://127.0.0.1:");
                java.net.URI address = java.net.URI.create(ready.substring("Receiving on ".length()));
                for (int i = 0; i < 20; i++) {
                    answered.add(Wire.query("n=" + i).wantingJson().sendTo(address).json().get("number").asLong());
                }
                receiver.destroyForcibly();
            }
            Cli.exitOf(receiver);
            assertThat(desk.export()).extracting(Row::number).containsAll(answered);
        }
    }

    @Test
    void theTimesAreTheClocksInUtcWithSixDecimals(@TempDir Path folder) throws IOException {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            desk.send(Wire.query("x"));
            Row row = desk.export().getFirst();
            assertThat(row.text("receivedAt")).isEqualTo("2026-11-22T10:15:30.123456Z");
            assertThat(row.text("judgedAt")).isEqualTo("2026-11-22T10:15:30.123456Z");
            assertThat(Files.isDirectory(folder)).isTrue();
        }
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        return atOnce(java.util.Collections.nCopies(times, call));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = calls.stream().map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
