package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.postbackdesk.desktop.DesktopWindow;
import dev.postbackdesk.receiver.LocalReceiver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Measures the window that is open in this process, part by part. Used by one thread, which is not that of JavaFX.
final class WindowTrial {
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    /// Longer than it takes to look at the clock.
    private static final Duration RESERVE = Duration.ofSeconds(20);
    private static final int PER_SECOND = 2_000;
    private static final int BURST = 50_000;
    private static final int CONNECTIONS = 64;
    /// So much less may arrive than is sent before the figures are worth nothing.
    private static final double ARRIVED = 0.95;
    private static final double FRAMES = 58;

    private final DesktopWindow window;
    private final LocalReceiver receiver;
    private final Path ids;
    private final Path folder;
    private final Duration time;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /// @param ids click ids, one a line
    /// @param folder for the generator's log
    /// @param time how long what takes its time is measured
    WindowTrial(DesktopWindow window, LocalReceiver receiver, Path ids, Path folder, Duration time) {
        this.window = window;
        this.receiver = receiver;
        this.ids = ids;
        this.folder = folder;
        this.time = time;
    }

    List<Figure> figures() {
        return figures;
    }

    List<String> problems() {
        return problems;
    }

    /// Opens the window if it is not open, and measures a part.
    void measure(WindowPart part, int rounds) throws IOException, InterruptedException {
        ManyRows many = new ManyRows(window, receiver, figures);
        switch (part) {
            case MANY -> many.measure(rounds, time);
            case EXPORT -> export(many.open());
            case ROW -> row(many.open());
            case FLOOD -> flood(many.open());
            case BURST -> burst(many.open());
        }
    }

    private void export(LiveSight sight) throws IOException, InterruptedException {
        Path file = folder.resolve("everything.csv");
        long stored = receiver.status().stored();
        FxWatch watch = FxWatch.start(sight.scene(), List.of());
        CompletableFuture<Boolean> exported = FxThread.call(() -> window.exportEverything(file));
        FxThread.await(exported::isDone, AT_MOST, "the export to end");
        FxWatch.Seen seen = watch.stop();
        long lines;
        try (Stream<String> all = Files.lines(file)) {
            lines = all.count();
        }
        Files.delete(file);
        if (lines != stored + 1) {
            problems.add("Of " + stored + " postbacks " + (lines - 1) + " were exported");
        }
        figures.add(Figure.of("export of everything", seen.seconds(), "s"));
        figures.add(Figure.of("export: postbacks", stored / seen.seconds(), "a second"));
        figures.add(Figure.of("export: FX thread", seen.fxCpu(), "% of a core"));
        figures.add(Figure.of("export: longest freeze", seen.longestWait(), "ms"));
        figures.add(Figure.of("export: … computing", seen.longestComputing(), "CPU ms"));
        figures.add(Figure.of("export: others", seen.others(), "% of all cores"));
    }

    private void row(LiveSight sight) throws IOException, InterruptedException {
        int count = (int) Math.max(20, Math.min(300, time.toSeconds() * 5));
        try (RowClock clock = RowClock.start(sight, receiver, firstClick())) {
            Histogram times = clock.time(i -> i < count);
            rows(times, "row after its answer");
        }
    }

    private void rows(Histogram times, String what) {
        figures.add(Figure.of(what + ", median", times.quantile(0.5) / 1e6, "ms"));
        figures.add(new Figure(what + ", p99", times.quantile(0.99) / 1e6, "ms", Figure.Goal.atMost(300)));
    }

    private String firstClick() throws IOException {
        return new String(ClickIdFile.read(ids), 0, PostbackRequests.ID_LENGTH,
                US_ASCII);
    }

    private Load load(Duration measured, int count, int perSecond) {
        return new Load(receiver.localAddress().getPort(), Kind.BY_TRANSACTION, CONNECTIONS, 1, true, Duration.ZERO,
                measured, count, perSecond, System.nanoTime() | 1, ids, false, List.of());
    }

    private void idle(LiveSight sight) throws IOException, InterruptedException {
        FxWatch watch = FxWatch.start(sight.scene(), List.of());
        Thread.sleep(Duration.ofSeconds(5));
        FxWatch.Seen seen = watch.stop();
        figures.add(Figure.of("idle: FX thread, with a pulse 60 times a second", seen.fxCpu(), "% of a core"));
    }

    private void flood(LiveSight sight) throws IOException, InterruptedException {
        idle(sight);
        Load load = load(WARM_UP.plus(time).plus(RESERVE), 0, PER_SECOND);
        long before = receiver.status().stored();
        try (GeneratorProcess generator = GeneratorProcess.start(load, folder);
                RowClock clock = RowClock.start(sight, receiver, firstClick())) {
            long warm = PER_SECOND * WARM_UP.toSeconds() / 2;
            FxThread.await(() -> receiver.status().stored() >= before + warm, AT_MOST, "the load to begin");
            long heap = heapAfterCollection();
            long stored = receiver.status().stored();
            FxWatch watch = FxWatch.start(sight.scene(), generator.pids());
            long end = System.nanoTime() + time.toNanos();
            Histogram times = clock.time(_ -> System.nanoTime() - end < 0);
            FxWatch.Seen seen = watch.stop();
            double perSecond = (receiver.status().stored() - stored) / seen.seconds();
            tell("2,000/s", seen);
            figures.add(Figure.of("2,000/s: arrived", perSecond, "a second"));
            figures.add(Figure.of("2,000/s: heap at the start", heap / 1e6, "MB"));
            figures.add(Figure.of("2,000/s: heap at the end", heapAfterCollection() / 1e6, "MB"));
            rows(times, "2,000/s: row after its answer");
            if (perSecond < PER_SECOND * ARRIVED) {
                problems.add(String.format(Locale.ROOT,
                        "Only %.0f postbacks arrived a second, not %d: the machine is too busy for these figures",
                        perSecond, PER_SECOND));
            }
        }
    }

    private void tell(String what, FxWatch.Seen seen) {
        figures.add(new Figure(what + ": frames", seen.pulses(), "a second", Figure.Goal.atLeast(FRAMES)));
        figures.add(Figure.of(what + ": of these drawn", seen.drawn(), "a second"));
        figures.add(new Figure(what + ": FX thread", seen.fxCpu(), "% of a core", Figure.Goal.atMost(20)));
        figures.add(Figure.of(what + ": drawing thread", seen.rendererCpu(), "% of a core"));
        figures.add(Figure.of(what + ": window and receiver", seen.processCpu(), "% of a core"));
        figures.add(Figure.of(what + ": others", seen.others(), "% of all cores"));
        figures.add(Figure.of(what + ": collecting garbage", seen.collecting(), "ms a second"));
        figures.add(Figure.of(what + ": FX thread's latency, median", seen.wait50(), "ms"));
        figures.add(new Figure(what + ": FX thread's latency, p99", seen.wait99(), "ms", Figure.Goal.atMost(16)));
        figures.add(Figure.of(what + ": longest freeze", seen.longestWait(), "ms"));
        figures.add(Figure.of(what + ": … computing", seen.longestComputing(), "CPU ms"));
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void burst(LiveSight sight) throws IOException, InterruptedException {
        long before = receiver.status().stored();
        try (GeneratorProcess generator = GeneratorProcess.start(load(AT_MOST, BURST, 0), folder)) {
            FxThread.await(() -> receiver.status().stored() > before, AT_MOST, "the burst to begin");
            FxWatch watch = FxWatch.start(sight.scene(), generator.pids());
            long start = System.nanoTime();
            LoadResult result = generator.result();
            problems.addAll(result.problems());
            double perSecond = BURST * 1e9 / (System.nanoTime() - start);
            long newest = receiver.status().stored();
            FxThread.Took _ = FxThread.untilLaidOut(sight.scene(), () -> {},
                    () -> sight.top().filter(row -> row.number() >= newest).isPresent(), "the burst's last row");
            FxWatch.Seen seen = watch.stop();
            figures.add(Figure.of("burst of 50,000: answered", perSecond, "a second"));
            figures.add(new Figure("burst of 50,000: longest freeze", seen.longestWait(), "ms",
                    Figure.Goal.atMost(50)));
            figures.add(Figure.of("burst of 50,000: … computing", seen.longestComputing(), "CPU ms"));
            figures.add(Figure.of("burst of 50,000: frames", seen.pulses(), "a second"));
            figures.add(Figure.of("burst of 50,000: FX thread", seen.fxCpu(), "% of a core"));
            figures.add(Figure.of("burst of 50,000: others", seen.others(), "% of all cores"));
        }
    }
}
