package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// CPU time at a moment, user and system, in steps of the system's clock (10 ms on Linux).
///
/// @param server of the measured processes together
/// @param own of this process
/// @param all of everything on the machine; zero where the system does not tell
record CpuTime(Duration server, Duration own, Duration all) {
    private static final Path STAT = Path.of("/proc/stat");
    /// Of `/proc`, whatever the kernel's own clock is.
    private static final long TICKS_PER_SECOND = 100;
    /// User, nice, system, idle, waiting for a disk, interrupts of two kinds, and what another guest of the host took.
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    /// @param pids the measured processes; one that is gone counts as none
    static CpuTime now(List<Long> pids) throws IOException {
        Duration server = pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).map(CpuTime::of)
                .reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(server, of(ProcessHandle.current()), machine());
    }

    CpuTime since(CpuTime before) {
        return new CpuTime(server.minus(before.server), own.minus(before.own), all.minus(before.all));
    }

    /// Which part of all cores went to anything else in that time, the kernel's interrupts included: a machine that does
    /// something else meanwhile measures nothing. 0 where the system does not tell.
    double others(double seconds) {
        double cores = Runtime.getRuntime().availableProcessors();
        return Math.max(0, all.minus(server).minus(own).toNanos() / 1e9 / (seconds * cores));
    }

    /// Waits until at most this part of all cores was in use for two seconds.
    static void awaitCalm(double part, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        double used = 1;
        while (used > part && part < 1 && System.nanoTime() - end < 0) {
            CpuTime before = now(List.of());
            long start = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(2));
            used = now(List.of()).since(before).others((System.nanoTime() - start) / 1e9);
        }
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration machine() throws IOException {
        if (!Files.isReadable(STAT)) {
            return Duration.ZERO;
        }
        String[] fields = Files.readAllLines(STAT).getFirst().split(" +");
        long ticks = BUSY.stream().mapToLong(i -> Long.parseLong(fields[i])).sum();
        return Duration.ofNanos(ticks * (1_000_000_000 / TICKS_PER_SECOND));
    }
}
