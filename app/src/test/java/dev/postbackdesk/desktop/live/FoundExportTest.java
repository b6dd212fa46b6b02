package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.Outcome;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundExportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final int MANY = 1_300;

    @TempDir
    private Path folder;

    private final MemoryReceiver receiver = new MemoryReceiver(() -> NOW);
    /// What is to run on the FX thread: this one.
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();

    private void arrive(int count) {
        receiver.arrive(IntStream.rangeClosed(1, count).mapToObj(n -> new Postback(n,
                new Arrival(NOW, "GET", "/postback", "n=" + n, List.of(), new byte[0], "192.0.2.1", false),
                n % 10 == 0 ? Result.REJECTED : Result.ACCEPTED, List.of(),
                new Reading(null, null, null, null, null, null, null, null, null, "approved", List.of()), null, false,
                200, NOW)).toArray(Postback[]::new));
    }

    private FoundExport export(PostbackQuery query, Path file) {
        return new FoundExport(receiver, new Tasks(fx::add), query, file, e -> "No: " + e.getMessage());
    }

    private boolean run(CompletableFuture<Boolean> ended) throws Exception {
        while (!ended.isDone()) {
            Runnable next = fx.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("something for the FX thread").isNotNull();
            next.run();
        }
        return ended.get();
    }

    private List<Path> files() throws Exception {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void writesAllThatIsFoundNewestFirst() throws Exception {
        arrive(MANY);
        Path file = folder.resolve("postbacks.csv");
        FoundExport export = export(PostbackQuery.NEWEST, file);

        assertThat(run(export.start())).isTrue();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(MANY + 1);
        assertThat(lines.getFirst()).startsWith("number,receivedAt,method,path,query,");
        assertThat(lines.get(1)).startsWith(MANY + ",2026-11-22T10:42:10.000000Z,GET,/postback,n=" + MANY + ",");
        assertThat(lines.getLast()).startsWith("1,");
        assertThat(export.writtenProperty().get()).isEqualTo(MANY);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void writesWhatTheSearchLeaves() throws Exception {
        arrive(MANY);
        Path file = Files.writeString(folder.resolve("postbacks.csv"), "of last week");

        assertThat(run(export(PostbackQuery.of(List.of(new Criterion.Came(Set.of(Outcome.REJECTED)))), file).start()))
                .isTrue();

        assertThat(Files.readAllLines(file)).hasSize(MANY / 10 + 1);
    }

    @Test
    void leavesTheFileAloneWhenItIsBrokenOff() throws Exception {
        arrive(MANY);
        Path file = Files.writeString(folder.resolve("postbacks.csv"), "of last week");
        FoundExport export = export(PostbackQuery.NEWEST, file);

        CompletableFuture<Boolean> ended = export.start();
        export.writtenProperty().subscribe(written -> {
            if (written.longValue() > 0) {
                export.cancel();
            }
        });

        assertThat(run(ended)).isFalse();
        assertThat(export.writtenProperty().get()).isBetween(1L, MANY - 1L);
        assertThat(file).hasContent("of last week");
        assertThat(files()).containsExactly(file);
    }

    /// What was handed to the FX thread is never run then.
    @Test
    void leavesNothingBehindWhenTheWindowCloses() throws Exception {
        arrive(MANY);
        Path file = folder.resolve("postbacks.csv");
        FoundExport export = export(PostbackQuery.NEWEST, file);
        var _ = export.start();
        for (int i = 0; i < 2; i++) {
            Runnable next = fx.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("something for the FX thread").isNotNull();
            next.run();
        }
        assertThat(export.writtenProperty().get()).isBetween(1L, MANY - 1L);
        assertThat(files()).containsExactly(folder.resolve("postbacks.csv.part"));

        export.close();

        assertThat(files()).isEmpty();
        // The page that was on its way finds it closed, and so does the end.
        Runnable next = fx.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
        assertThat(fx.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void isLeftAloneByTheWindowWhenItIsWhole() throws Exception {
        arrive(1);
        Path file = folder.resolve("postbacks.csv");
        FoundExport export = export(PostbackQuery.NEWEST, file);
        assertThat(run(export.start())).isTrue();

        export.close();

        assertThat(files()).containsExactly(file);
    }

    @Test
    void saysWhatIsWrongWithTheFile() {
        arrive(1);

        assertThatThrownBy(() -> run(export(PostbackQuery.NEWEST, folder.resolve("none/postbacks.csv")).start()))
                .isInstanceOf(ExecutionException.class).cause().isInstanceOf(ReceiverException.class)
                .hasMessageStartingWith("No: ").hasMessageContaining("postbacks.csv.part");
    }
}
