package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets the demo run for a while, and looks each minute whether it takes more and more memory: what lives in the heap after a
/// collection, and the resident set.
@Command(name = "soak", description = "Lets the demo run, and looks whether its memory stays flat.",
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMinutes(1);

    private final PrintStream out;

    @Option(names = "--minutes", defaultValue = "30", paramLabel = "N",
            description = "How long, at least 3 (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Parameters(arity = "1..*", paramLabel = "COMMAND",
            description = "What starts the demo, behind --: postback-desk --demo, or java … dev.postbackdesk.Launcher --demo.")
    private List<String> command = List.of();

    SoakCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = Files.createTempFile("postback-soak", ".log");
        List<Soak.Sample> samples = new ArrayList<>();
        try (Child demo = Child.start(command, log)) {
            demo.awaitLine("Receiving on ", TO_START);
            long pid = demo.pids().getFirst();
            for (int minute = 1; minute <= Math.max(3, minutes); minute++) {
                Thread.sleep(STEP);
                Soak.Sample sample = Soak.Sample.of(pid);
                samples.add(sample);
                out.printf("minute %3d: live heap %,6d KiB, resident %,7d KiB%n", minute, sample.heap(),
                        sample.resident());
                out.flush();
            }
            demo.stop();
        } finally {
            Files.deleteIfExists(log);
        }
        boolean heap = verdict("live heap", samples, Soak.Sample::heap, Soak.HEAP);
        boolean resident = verdict("resident", samples, Soak.Sample::resident, Soak.RESIDENT);
        return heap && resident ? 0 : 1;
    }

    private boolean verdict(String what, List<Soak.Sample> samples, ToLongFunction<Soak.Sample> of, long tolerated) {
        long growth = Soak.growth(samples.stream().mapToLong(of).toArray());
        boolean flat = growth <= tolerated;
        out.printf("%s: %s, %+,d KiB from the middle third to the last%n", what, flat ? "flat" : "grows", growth);
        return flat;
    }
}
