package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long the receiver takes from the start of its process to the first answer to a postback: after it was stopped as it
/// should be, and after it was killed under load.
@Command(name = "start", description = "Times the start to the first answer, clean and after a kill under load.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    private static final Duration LOADED = Duration.ofSeconds(5);

    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N",
            description = "Postbacks that are stored before (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "How often each is timed (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /// @param millis from before the process was started to the first answer
    /// @param cpuMillis what the process had used by then: of a machine that does something else, it tells more
    record Start(double millis, double cpuMillis) {}

    /// @param clean after a stop
    /// @param killed after a kill under load
    record Starts(Machine machine, int rows, List<String> receiverOptions, List<Start> clean, List<Start> killed) {
        Starts {
            receiverOptions = List.copyOf(receiverOptions);
            clean = List.copyOf(clean);
            killed = List.copyOf(killed);
        }
    }

    StartCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException, InterruptedException {
        Path folder = place.folder();
        try {
            Starts starts = time(folder, place.seeds(folder, receiver.jar(), out).get(rows));
            Table table = new Table("start to the first answer", "median ms", "max ms", "CPU ms", "rounds");
            row(table, "after a stop", starts.clean());
            row(table, "after a kill under load", starts.killed());
            out.print(table);
            place.write(starts);
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private void row(Table table, String title, List<Start> starts) {
        double[] millis = starts.stream().mapToDouble(Start::millis).toArray();
        table.row(title, whole(Median.of(millis)), whole(Arrays.stream(millis).max().orElse(0)),
                whole(Median.of(starts.stream().mapToDouble(Start::cpuMillis).toArray())), String.valueOf(rounds));
    }

    private Starts time(Path folder, Path seeded) throws IOException, InterruptedException {
        Machine machine = Machine.here(folder);
        out.println(machine);
        Path data = folder.resolve("data");
        Folders.copy(seeded.resolve(Seeding.DATA), data);
        byte[] ids = ClickIdFile.read(seeded.resolve(Seeding.IDS));
        List<Start> clean = new ArrayList<>();
        List<Start> killed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            clean.add(timed(folder, data, ids));
        }
        for (int round = 0; round < rounds; round++) {
            loadAndKill(folder, data, seeded.resolve(Seeding.IDS));
            killed.add(timed(folder, data, ids));
        }
        return new Starts(machine, rows, receiver.jvm(), clean, killed);
    }

    private Start timed(Path folder, Path data, byte[] ids) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ReceiverProcess process = ReceiverProcess.start(receiver, data, folder.resolve("receiver.log"))) {
            FirstAnswer.of(process.port(),
                    new PostbackRequests(Kind.BY_TRANSACTION, process.port(), false, ids, start | 1));
            double millis = (System.nanoTime() - start) / 1e6;
            return new Start(millis, CpuTime.now(process.pids()).server().toNanos() / 1e6);
        }
    }

    private void loadAndKill(Path folder, Path data, Path ids) throws IOException, InterruptedException {
        ReceiverProcess process = ReceiverProcess.start(receiver, data, folder.resolve("receiver.log"));
        Load load = new Load(process.port(), Kind.BY_TRANSACTION, 64, 1, true, Duration.ZERO, LOADED.multipliedBy(2), 0,
                0,
                System.nanoTime() | 1, ids, false, List.of());
        try (GeneratorProcess _ = GeneratorProcess.start(load, folder)) {
            Thread.sleep(LOADED);
            process.kill();
        }
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
