package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How big the data folder grows while postbacks are written at full speed, and what is left of that once the receiver had
/// time to tidy up.
@Command(name = "growth", description = "Watches the file while a million postbacks are written, and while idle after.",
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    private static final Duration WRITING_AT_MOST = Duration.ofMinutes(20);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--postbacks", defaultValue = "1000000", paramLabel = "N",
            description = "How many are written (default: ${DEFAULT-VALUE}).")
    private long postbacks;

    @Option(names = "--idle", defaultValue = "PT3M", paramLabel = "TIME",
            description = "How long it is watched afterwards (default: ${DEFAULT-VALUE}).")
    private Duration idle = Duration.ZERO;

    /// @param seconds since the first postback
    /// @param megabytes of the data folder
    record Size(double seconds, long megabytes) {}

    /// @param perSecond postbacks, while they were written
    /// @param stopped megabytes of the data folder after the receiver was stopped
    record Growth(Machine machine, List<String> receiverOptions, long postbacks, double perSecond, List<Size> writing,
            List<Size> idle, long stopped) {
        Growth {
            receiverOptions = List.copyOf(receiverOptions);
            writing = List.copyOf(writing);
            idle = List.copyOf(idle);
        }

        long greatest() {
            return writing.stream().mapToLong(Size::megabytes).max().orElse(0);
        }
    }

    GrowthCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException, InterruptedException {
        Path folder = place.folder();
        try {
            Machine machine = Machine.here(folder);
            out.println(machine);
            Path seeded = place.seeds(folder, receiver.jar(), out).get(0);
            Path data = folder.resolve("data");
            Folders.copy(seeded.resolve(Seeding.DATA), data);
            Growth growth = watch(machine, folder, data, seeded.resolve(Seeding.IDS));
            print(growth);
            place.write(growth);
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private Growth watch(Machine machine, Path folder, Path data, Path ids) throws IOException, InterruptedException {
        List<Size> writing = new ArrayList<>();
        List<Size> resting = new ArrayList<>();
        LoadResult result;
        try (ReceiverProcess process = ReceiverProcess.start(receiver, data, folder.resolve("receiver.log"))) {
            Load load = new Load(process.port(), Kind.BY_TRANSACTION, 64, 1, true, Duration.ZERO, WRITING_AT_MOST,
                    postbacks, 0, System.nanoTime() | 1, ids, false, process.pids());
            long start = System.nanoTime();
            try (GeneratorProcess generator = GeneratorProcess.start(load, folder)) {
                CompletableFuture<LoadResult> coming = CompletableFuture.supplyAsync(() -> result(generator));
                while (!coming.isDone()) {
                    look(data, start, writing);
                }
                result = coming.join();
            }
            long end = System.nanoTime() + idle.toNanos();
            while (System.nanoTime() - end < 0) {
                look(data, start, resting);
            }
        }
        if (!result.problems().isEmpty()) {
            throw new IOException("Not all were answered as they should be: " + result.problems());
        }
        return new Growth(machine, receiver.jvm(), result.all(), result.perSecond(), writing, resting,
                Folders.size(data) >> 20);
    }

    private static LoadResult result(GeneratorProcess generator) {
        try {
            return generator.result();
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void look(Path data, long start, List<Size> sizes) throws IOException, InterruptedException {
        sizes.add(new Size((System.nanoTime() - start) / 1e9, Folders.size(data) >> 20));
        Thread.sleep(LOOK_EVERY);
    }

    private void print(Growth growth) {
        Table table = new Table("data folder", "MB", "after s");
        long last = 0;
        for (Size size : growth.idle()) {
            if (size.megabytes() != last) {
                table.row("idle", String.format(Locale.ROOT, "%,d", size.megabytes()),
                        String.format(Locale.ROOT, "%.0f", size.seconds()));
                last = size.megabytes();
            }
        }
        out.printf(Locale.ROOT, "%,d postbacks at %,.0f/s; greatest size while writing: %,d MB%n", growth.postbacks(),
                growth.perSecond(), growth.greatest());
        out.print(table.row("stopped", String.format(Locale.ROOT, "%,d", growth.stopped()), ""));
    }
}
