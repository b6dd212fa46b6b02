package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Postbacks and clicks per second, latencies, CPU time, memory and file growth.
@Command(name = "measure", description = "Loads the receiver and a reference server, in turn, and compares them.",
        mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
    private static final Duration CALM_WITHIN = Duration.ofMinutes(5);
    private static final int REPEATS = 4;

    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--lines", split = ",", defaultValue = "P64,P256,P_EACH,C64", paramLabel = "LINE",
            description = "Any of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Line> lines = List.of();

    @Option(names = "--rows", split = ",", defaultValue = "0", paramLabel = "N",
            description = "Postbacks that are stored before, e.g. 0,5000000 (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows = List.of();

    @Option(names = "--rounds", defaultValue = "2", paramLabel = "N",
            description = "How often each line is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "PT30S", paramLabel = "TIME",
            description = "Of the receiver, and a quarter of it for the reference (default: ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measured", defaultValue = "PT10S", paramLabel = "TIME",
            description = "Of the receiver, and half of it for the reference (default: ${DEFAULT-VALUE}).")
    private Duration measured = Duration.ZERO;

    @Option(names = "--no-reference", description = "Measure the receiver only.")
    private boolean noReference;

    @Option(names = "--jetty", description = "Take a bare Jetty as the reference, even where nginx is installed.")
    private boolean jetty;

    @Option(names = "--calm", defaultValue = "100", paramLabel = "PERCENT",
            description = "Wait up to five minutes before a run until no more of the cores goes to others, and repeat a "
                    + "run, up to three times, in which more did (default: do neither).")
    private int calm;

    MeasureCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException, InterruptedException {
        Path folder = place.folder();
        try {
            return measure(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private int measure(Path folder) throws IOException, ReceiverException, InterruptedException {
        Machine machine = Machine.here(folder);
        Optional<Path> nginx = jetty ? Optional.empty() : NginxProcess.program();
        String reference = noReference ? "" : nginx.isPresent() ? "nginx, access log on" : "bare Jetty";
        out.println(machine);
        out.println("reference: " + (reference.isEmpty() ? "none" : reference) + "; receiver: "
                + String.join(" ", receiver.jvm()) + (receiver.forceDelay() == 0
                        ? ""
                        : "; " + receiver.forceDelay() + " ms added to each force"));
        SeedCache seeds = place.seeds(folder, receiver.jar(), out);
        Trial trial = new Trial(receiver, folder, warmUp, measured);
        List<LineResult> results = new ArrayList<>();
        for (int stored : rows) {
            Path seeded = seeds.get(stored);
            for (Line line : lines) {
                results.add(measure(line, stored, seeded, trial, nginx));
            }
        }
        Report report = new Report(machine, reference, receiver.jvm(), receiver.forceDelay(), results);
        out.println();
        out.print(report.table());
        place.write(report);
        report.problems().forEach(problem -> out.println("PROBLEM: " + problem));
        return report.problems().isEmpty() ? 0 : 1;
    }

    private LineResult measure(Line line, int stored, Path seeded, Trial trial, Optional<Path> nginx)
            throws IOException, ReceiverException, InterruptedException {
        List<Run> ours = new ArrayList<>();
        List<Run> references = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            if (!noReference) {
                references.add(calmest(line, stored, "reference", () -> trial.reference(line, seeded, nginx)));
            }
            ours.add(calmest(line, stored, "receiver", () -> trial.receiver(line, stored, seeded)));
        }
        return new LineResult(line, line.title(), stored, ours, references);
    }

    private interface Attempt {
        Run run() throws IOException, ReceiverException, InterruptedException;
    }

    private Run calmest(Line line, int stored, String who, Attempt attempt)
            throws IOException, ReceiverException, InterruptedException {
        Run best = null;
        for (int i = 0; i < REPEATS && (best == null || best.load().others() > calm / 100.0); i++) {
            CpuTime.awaitCalm(calm / 100.0, CALM_WITHIN);
            Run run = attempt.run();
            say(line, stored, who, run);
            if (best == null || run.load().others() < best.load().others()) {
                best = run;
            }
        }
        return Objects.requireNonNull(best);
    }

    private void say(Line line, int stored, String who, Run run) {
        LoadResult load = run.load();
        out.printf(
                "%-6s %,9d rows  %-9s %,9.0f/s  p50 %.2f ms  p99 %.2f ms  CPU %.1f µs  generator %.1f µs  others %.0f %%%n",
                line,
                stored, who, load.perSecond(), load.p50() / 1e3, load.p99() / 1e3, load.serverCpu(),
                load.generatorCpu(), 100 * load.others());
    }
}
