package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/// What the figures were taken on.
///
/// @param forceMicros how long a small write takes until the disk holds it, the median of some
record Machine(int cores, String processor, String system, String java, String fileSystem, double forceMicros) {
    private static final int FORCES = 200;

    /// @param folder where the data lie that are measured
    static Machine here(Path folder) throws IOException {
        return new Machine(Runtime.getRuntime().availableProcessors(), processorName(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                Files.getFileStore(folder).type(), forceTime(folder));
    }

    private static String processorName() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        return lines.stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System.getProperty("os.arch", "?"));
    }

    private static double forceTime(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "force", ".tmp");
        Histogram times = new Histogram();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FORCES; i++) {
                channel.write(ByteBuffer.allocate(4_096), i * 4_096L);
                long start = System.nanoTime();
                channel.force(false);
                times.record(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        return times.quantile(0.5) / 1e3;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d cores (%s), %s, %s, %s, a forced write takes %.0f µs", cores, processor,
                system, java, fileSystem, forceMicros);
    }
}
