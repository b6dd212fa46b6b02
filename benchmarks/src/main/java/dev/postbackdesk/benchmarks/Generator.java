package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Loads a server on this machine, from one thread or several.
final class Generator implements AutoCloseable {
    private final Load load;
    private final List<LoadThread> threads = new ArrayList<>();
    private final CountDownLatch measuring;
    private volatile LoadThread.Phase phase = LoadThread.Phase.WARM_UP;

    /// What a thread sends.
    interface RequestSource {
        /// @param seed differs for each thread
        Requests requests(long seed) throws IOException;
    }

    Generator(Load load, RequestSource source) throws IOException {
        this.load = load;
        measuring = new CountDownLatch(load.threads());
        for (int i = 0; i < load.threads(); i++) {
            long limit = load.count() == 0 ? Long.MAX_VALUE : share(load.count(), i);
            threads.add(new LoadThread(load, (int) share(load.connections(), i), limit,
                    source.requests(load.seed() + 2L * i), () -> phase, measuring::countDown));
        }
    }

    private long share(long whole, int thread) {
        return whole / load.threads() + (thread < whole % load.threads() ? 1 : 0);
    }

    /// Runs once. Blocks for warm-up, the measured part, and at most ten seconds for the last answers.
    LoadResult run() throws IOException, InterruptedException {
        boolean warm = load.warmUp().isZero();
        phase = warm ? LoadThread.Phase.MEASURED : LoadThread.Phase.WARM_UP;
        CpuTime cpuBefore = CpuTime.now(load.watched());
        long start = System.nanoTime();
        List<Thread> running = threads.stream()
                .map(thread -> Thread.ofPlatform().name("load").daemon().start(thread)).toList();
        boolean over = false;
        if (!warm) {
            over = measuring.await(load.warmUp().toNanos(), TimeUnit.NANOSECONDS);
            cpuBefore = CpuTime.now(load.watched());
            start = System.nanoTime();
            phase = LoadThread.Phase.MEASURED;
        }
        over |= measuring.await(load.measured().toNanos(), TimeUnit.NANOSECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        phase = LoadThread.Phase.ENDING;
        CpuTime cpu = CpuTime.now(load.watched()).since(cpuBefore);
        for (Thread thread : running) {
            thread.join();
        }
        return result(seconds, cpu, over && load.count() == 0);
    }

    private LoadResult result(double seconds, CpuTime cpu, boolean early) {
        Histogram latencies = new Histogram();
        Map<Integer, Long> statuses = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        long measured = 0;
        long all = 0;
        for (LoadThread thread : threads) {
            latencies.add(thread.latencies());
            measured += thread.measured();
            all += thread.answers();
            problems.addAll(thread.problems());
            for (int status = 0; status < LoadThread.STATUSES; status++) {
                if (thread.count(status) > 0) {
                    statuses.merge(status, thread.count(status), Long::sum);
                }
            }
        }
        if (early) {
            problems.add("The load ended early: no connection was left");
        }
        return new LoadResult(measured, seconds, all, latencies.quantile(0.5) / 1e3, latencies.quantile(0.99) / 1e3,
                latencies.quantile(0.999) / 1e3, latencies.max() / 1e3, each(cpu.server(), measured),
                each(cpu.own(), measured), cpu.others(seconds), statuses, problems);
    }

    private static double each(Duration cpu, long answers) {
        return answers == 0 ? 0 : cpu.toNanos() / 1e3 / answers;
    }

    @Override
    public void close() throws IOException {
        for (LoadThread thread : threads) {
            thread.close();
        }
    }
}
