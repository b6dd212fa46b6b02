package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much memory processes have used.
final class Memory {
    private Memory() {}

    /// The greatest resident set that they ever had, together, in bytes; 0 where there is no `/proc`.
    static long peak(List<Long> pids) throws IOException {
        long kibibytes = 0;
        for (long pid : pids) {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            if (Files.isReadable(status)) {
                kibibytes += Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
            }
        }
        return kibibytes * 1024;
    }
}
