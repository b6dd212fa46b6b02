package dev.postbackdesk.benchmarks;

import java.time.Duration;
import java.util.List;

/// CPU time of processes, user and system, in steps of the system's clock (10 ms on Linux).
final class CpuTime {
    private CpuTime() {}

    /// Together; a process that is gone counts as none.
    static Duration of(List<Long> pids) {
        return pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    static Duration ofThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
