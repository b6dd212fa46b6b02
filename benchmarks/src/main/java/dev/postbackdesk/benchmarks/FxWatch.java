package dev.postbackdesk.benchmarks;

import com.sun.javafx.perf.PerformanceTracker;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Watches the JavaFX thread for a while: its pulses, its CPU time, and how long it lets others wait.
///
/// The clock on the wall tells of everything that runs on the machine. What the thread itself computed while somebody
/// waited tells of this program alone, so both are taken.
final class FxWatch {
    private static final long MOST_PAUSE = 20_000_000;
    private static final String RENDERER = "QuantumRenderer-0";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Scene scene;
    private final List<Long> load;
    private final long fx;
    private final long renderer;
    private final AtomicLong drawn = new AtomicLong();
    private final Histogram gaps = new Histogram();
    private final Histogram waits = new Histogram();
    private final Histogram computed = new Histogram();
    private final AnimationTimer pulses;
    private final Thread prober;
    private final Start start;
    private volatile boolean over;

    /// What was so at the start.
    private record Start(long nanos, long fxCpu, long rendererCpu, CpuTime cpu, long collecting) {}

    /// What was seen.
    ///
    /// @param pulses a second: how often something could have been drawn
    /// @param drawn a second: how often something was
    /// @param longestGap milliseconds between two pulses
    /// @param fxCpu of the JavaFX thread, in per cent of one core
    /// @param rendererCpu of the thread that draws, likewise
    /// @param processCpu of all threads, likewise
    /// @param others what anything else took, in per cent of all cores
    /// @param collecting milliseconds a second
    /// @param wait99 milliseconds until the thread took something, in 99 of 100 cases
    /// @param longestWait the longest
    /// @param longestComputing CPU milliseconds that the thread spent while one waited, at most
    record Seen(double seconds, double pulses, double drawn, double longestGap, double fxCpu, double rendererCpu,
            double processCpu, double others, double collecting, double wait50, double wait99, double longestWait,
            double longestComputing) {}

    private FxWatch(Scene scene, List<Long> load) throws IOException, InterruptedException {
        this.scene = scene;
        this.load = List.copyOf(load);
        fx = FxThread.call(() -> Thread.currentThread().threadId());
        renderer = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals(RENDERER))
                .mapToLong(ThreadInfo::getThreadId).findFirst()
                .orElseThrow(() -> new IllegalStateException("JavaFX has no thread " + RENDERER + " any more"));
        pulses = new Pulses(gaps);
        prober = Thread.ofPlatform().name("fx-probe").daemon().unstarted(this::probe);
        // JavaFX has no public way to tell whether a pulse drew anything.
        FxThread.run(() -> {
            PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(drawn::incrementAndGet);
            pulses.start();
        });
        start = now();
        prober.start();
    }

    /// Begins.
    ///
    /// @param load processes whose CPU time is not that of others: the generator's
    static FxWatch start(Scene scene, List<Long> load) throws IOException, InterruptedException {
        return new FxWatch(scene, load);
    }

    /// Ends.
    Seen stop() throws IOException, InterruptedException {
        Start end = now();
        over = true;
        prober.join();
        FxThread.run(() -> {
            pulses.stop();
            PerformanceTracker.releaseSceneTracker(scene);
        });
        double seconds = (end.nanos - start.nanos) / 1e9;
        CpuTime cpu = end.cpu.since(start.cpu);
        return new Seen(seconds, gaps.count() / seconds, drawn.get() / seconds, gaps.max() / 1e6,
                percent(end.fxCpu - start.fxCpu, seconds), percent(end.rendererCpu - start.rendererCpu, seconds),
                percent(cpu.own().toNanos(), seconds), 100 * cpu.others(seconds),
                (end.collecting - start.collecting) / seconds, waits.quantile(0.5) / 1e6, waits.quantile(0.99) / 1e6,
                waits.max() / 1e6, computed.max() / 1e6);
    }

    private static double percent(long cpuNanos, double seconds) {
        return cpuNanos / 1e7 / seconds;
    }

    private Start now() throws IOException {
        return new Start(System.nanoTime(), threads.getThreadCpuTime(fx), threads.getThreadCpuTime(renderer),
                CpuTime.now(load), ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
    }

    /// Asks for the thread at random moments, one after the other: what comes while it is busy is what a user would wait for.
    private void probe() {
        Random random = new Random(1);
        while (!over) {
            LockSupport.parkNanos(random.nextLong(MOST_PAUSE));
            long cpuBefore = threads.getThreadCpuTime(fx);
            long asked = System.nanoTime();
            CompletableFuture<Void> taken = new CompletableFuture<>();
            Platform.runLater(() -> {
                waits.record(System.nanoTime() - asked);
                computed.record(threads.getCurrentThreadCpuTime() - cpuBefore);
                taken.complete(null);
            });
            taken.join();
        }
    }

    private static final class Pulses extends AnimationTimer {
        private final Histogram gaps;
        private long last;

        Pulses(Histogram gaps) {
            this.gaps = gaps;
        }

        @Override
        public void handle(long now) {
            long here = System.nanoTime();
            if (last != 0) {
                gaps.record(here - last);
            }
            last = here;
        }
    }
}
